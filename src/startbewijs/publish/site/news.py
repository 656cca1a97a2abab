"""The news of a day on the site: the report at its lengths, and what stands above the order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from startbewijs.publish.html.markup import Html, element, together
from startbewijs.publish.site.frame import Site
from startbewijs.publish.story.forms import Edition, Form, edition
from startbewijs.publish.story.wording import packaged
from startbewijs.publish.words import N_
from startbewijs.sport.distances import Distance

_MISHAPS = {
    "false_twice": N_("two false starts, disqualified"),
    "false_twice_single": N_("two false starts, disqualified"),
    "false_once": N_("false start, disqualified"),
    "disqualified_in_race": N_("disqualified"),
    "disqualified": N_("disqualified"),
    "fell_in_race": N_("fell"),
    "fell_in_pair": N_("fell"),
    "fell_alone": N_("fell"),
    "fell": N_("fell"),
}
"""What a report tells of a mishap, in a word or two."""
_MOST_MISHAPS = 3


def report(site: Site, day: date, form: Form, distance: Distance | None = None) -> Edition:
    """What is told of a day, or of one distance of it, at one of its lengths."""
    ground = site.ground
    assert ground.procedure is not None
    plan = ground.plan(ground.procedure, day, distance)
    return edition(ground.snapshot, day, plan, packaged(site.words.language), form)


def lead(site: Site, day: date) -> Html:
    """The news of the newest day: its headline and three sentences, and who fell or was disqualified."""
    short = report(site, day, Form.SHORT)
    said = " ".join(sentence.text for sentence in short.story.lead)
    more = element("a", site.words.say("The whole report"), href=site.links.to(f"story/{day.isoformat()}"))
    return element(
        "section",
        element("h2", short.story.headline.text),
        element("p", said, " ", more),
        *(element("p", one) for one in _mishaps(site, day)),
        class_="lead",
        aria_label=site.words.say("The news"),
    )


def _mishaps(site: Site, day: date) -> Iterator[Html]:
    """Who fell or was disqualified that day, a line each; who is looked for is found without the report."""
    ground, words = site.ground, site.words
    assert ground.procedure is not None
    told = [item for item in ground.plan(ground.procedure, day).items().values() if item.kind in _MISHAPS]
    for item in told[:_MOST_MISHAPS]:
        if item.who is not None:
            distance = Distance.of(item.id.partition(".")[0])
            link = element("a", item.who.name, href=site.links.to(f"skater/{item.who.id}"))
            said = words.say(_MISHAPS[item.kind])
            yield together(link, f": {said} ({words.distance(distance)})")
