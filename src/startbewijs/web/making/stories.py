"""The stories of the days, newest first, as Atom."""

from __future__ import annotations

from datetime import date
from xml.sax.saxutils import escape

from startbewijs.errors import Refused
from startbewijs.publish.story.forms import html
from startbewijs.service.answers import printed_story
from startbewijs.service.sight import Sight
from startbewijs.web.bodies import Body, body


def atom(lang: str, root: str, sight: Sight) -> Body:
    """The whole feed, with addresses under `root`."""
    newest = sight.view()
    words = sight.words[lang]
    state = newest.state
    entries = []
    for day in sorted({one.recorded.local_day(state.zone) for one in newest.found.facts}, reverse=True):
        try:
            entries.append(_entry(sight, lang, root, day))
        except Refused:
            continue  # a day on which there is nothing to tell
    updated = newest.found.facts[-1].recorded.earliest(state.zone).isoformat()
    title = escape(f"{state.name} · " + words.say("the story of every day"))
    return body(
        "application/atom+xml; charset=utf-8",
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{lang}">\n'
        f"<id>urn:startbewijs:{sight.tournament}:{lang}</id>\n<title>{title}</title>\n"
        f"<updated>{updated}</updated>\n<author><name>Startbewijs</name></author>\n"
        f'<link rel="self" href="{escape(root)}/{lang}/feed.atom"/>\n<link href="{escape(root)}/{lang}/"/>\n'
        + "".join(entries)
        + "</feed>\n",
    )


def _entry(sight: Sight, lang: str, root: str, day: date) -> str:
    view = sight.view(day.isoformat())
    words = sight.words[lang]
    told = printed_story(view, words, day=day.isoformat())
    updated = view.found.facts[-1].recorded.earliest(view.state.zone).isoformat()
    address = f"{escape(root)}/{lang}/at/{view.state.position}/"
    return (
        f"<entry>\n<id>urn:startbewijs:{sight.tournament}:{lang}:{day}</id>\n"
        f"<title>{escape(told.story.headline.text)}</title>\n<updated>{updated}</updated>\n"
        f'<link href="{address}"/>\n<content type="html">{escape(html(told, words))}</content>\n</entry>\n'
    )
