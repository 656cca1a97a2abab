"""A small meet with pairs drawn, as an office has it when the first pair is called."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.building import Log

from startbewijs.log.chain import chained
from startbewijs.log.events.tournament import MarkStated, SkaterRegistered
from startbewijs.log.facts import canonical
from startbewijs.log.file import file_text

NAMES = {
    "femke-kok": ("Femke", "Kok"),
    "jutta-leerdam": ("Jutta", "Leerdam"),
    "anna-boersma": ("Anna", "Boersma"),
    "marrit-fledderus": ("Marrit", "Fledderus"),
    "angel-daleman": ("Angel", "Daleman"),
}


def rink() -> Log:
    """Five women: a 500 m of two races, its first one drawn, and a 1000 m with one pair without lanes."""
    log = Log().announces("w500", counting="best").announces("w1000").announces("w1500")
    for skater, (given, surname) in NAMES.items():
        log.add(SkaterRegistered(skater=skater, sex="w", given=given, surname=surname, nation="NED"))
    log.enters("w500", *NAMES).enters("w1000", *NAMES).enters("w1500", *NAMES)
    marks: tuple[tuple[Any, str, str | None], ...] = (
        ("WR", "36.09", None),
        ("TR", "36.90", None),
        ("PB", "36.50", "femke-kok"),
        ("PB", "37.00", "jutta-leerdam"),
        ("PB", "37.80", "anna-boersma"),
    )
    for kind, time, holder in marks:
        log.add(MarkStated(kind=kind, distance="w500", time=time, skater=holder))
    log.draws("w500", "pair-1", "angel-daleman", number=1)
    log.draws("w500", "pair-2", "marrit-fledderus", "anna-boersma", number=2)
    log.draws("w500", "pair-3", "femke-kok", "jutta-leerdam", number=3)
    log.draws("w1000", "last", "femke-kok", "jutta-leerdam", lanes=False, from_end=1)
    return log.draws("w1000", "boersma", "anna-boersma", None, lanes=False)


def written(log: Log, file: Path) -> Path:
    """The log as a file to import."""
    file.write_text(file_text(chained(map(canonical, log.facts))), encoding="utf-8", newline="\n")
    return file
