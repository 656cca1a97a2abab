"""Who a skater is, as a programme booklet says it: age and team as published, titles and Games."""

from __future__ import annotations

from startbewijs.publish.words import N_, Words
from startbewijs.sport.skaters import Honour, Skater

_HONOURS = {
    "world_champion": N_("world champion"),
    "european_champion": N_("European champion"),
    "national_champion": N_("national champion"),
    "olympic_champion": N_("Olympic champion"),
    "olympic_silver": N_("Olympic silver"),
    "olympic_bronze": N_("Olympic bronze"),
    "world_record_holder": N_("holder of the world record"),
    "short_track_champion": N_("short-track champion"),
}


def introduced(skater: Skater, words: Words) -> str:
    """Age, team, titles and Games of a skater in one sentence; nothing where nothing was published."""
    parts = []
    if skater.age is not None:
        parts.append(words.count("{n} year old", "{n} years old", skater.age))
    if skater.team:
        parts.append(skater.team)
    parts += [honour_text(honour, words) for honour in skater.honours]
    if skater.games:
        parts.append(words.say("Games of {years}", years=words.listed(map(str, skater.games))))
    elif skater.earlier_games:
        parts.append(words.count("{n} earlier Games", "{n} earlier Games", skater.earlier_games))
    said = ", ".join(parts)
    return f"{said[:1].upper()}{said[1:]}." if said else ""


def honour_text(honour: Honour, words: Words) -> str:
    """A title with its event and years: `world champion 500 m 2023, 2024 and 2025`."""
    parts = [words.say(_HONOURS[honour.kind])]
    if honour.event is not None:
        parts.append(words.event(honour.event, short=True))
    if honour.years:
        parts.append(words.listed(map(str, honour.years)))
    return " ".join(parts)
