"""Everybody on one page, and who is certain and who waits in a few lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from startbewijs.outlook.status import Outlook, Status
from startbewijs.publish.html.markup import Html, element, together
from startbewijs.publish.site.frame import Content, Site
from startbewijs.publish.subjects.choice import Choice
from startbewijs.publish.subjects.legend import by_the_order_legend, doublure_legend
from startbewijs.publish.subjects.outlook.signs import shape, sign, status_word, tone
from startbewijs.publish.words import capital
from startbewijs.sport.distances import Sex
from startbewijs.sport.skaters import Skater

_NAMED = (
    Status.CERTAIN,
    Status.BY_THE_ORDER,
    Status.DESIGNATED,
    Status.WAITING,
    Status.LEFT_OUT,
    Status.NOT_PROVED,
)
"""The statuses whose skaters are named, in this order; those who may only still hope are counted."""


def skaters_page(site: Site) -> Content:
    """Every skater who is entered somewhere, by surname, with the status."""
    words, state = site.words, site.ground.state
    title = words.say("Skaters")
    parts = []
    for sex in Sex:
        entered = {one for contest in state.of_sex(sex) for one in contest.entrants}
        if not entered:
            continue
        people = sorted((state.skater(one) for one in entered), key=lambda one: one.sorting)
        listed = element("ul", *(_person(site, one) for one in people), class_="people")
        parts += [element("h2", capital(words.sex(sex))), listed]
    said = words.say("Everybody who is entered, by surname.")
    if not parts:
        said = words.say("Nobody is entered yet.")
    return Content(title, said, together(element("h1", title), element("p", said, class_="quiet"), *parts))


def _person(site: Site, skater: Skater) -> Html:
    found = site.ground.prospect(skater.id)
    status = None
    if found is not None:
        status = element("span", sign(found[1].status, site.words), class_=tone(found[1].status).value)
    name = element("a", skater.name, href=site.links.to(f"skater/{skater.id}"))
    return element("li", name, " ", status, data_key=f"person-{skater.id}", data_name=skater.name)


def in_short(site: Site, orders: Sequence[Choice]) -> Html:
    """Of each sex who is certain, and who waits for how many doublures, in names that lead to their pages."""
    parts = [_sex(site, one) for one in orders]
    proved = [found for one in orders for found in one.proved.values()]
    waits = any(found.doublures_needed for found in proved)
    explained = [element("span", doublure_legend(site.words), " ")] if waits else []
    if any(found.status is Status.BY_THE_ORDER for found in proved):
        explained.append(element("span", by_the_order_legend(site.words), class_="roomy"))
    legend = element("p", *explained, class_="quiet") if explained else None
    return element("div", legend, *parts, class_="in-short")


def _sex(site: Site, one: Choice) -> Html:
    words = site.words
    lines = [element("li", *line) for line in _lines(site, one)]
    name = capital(words.sex(one.sex))
    link = element("a", words.say("the whole order"), href=f"#order-{one.sex.name.lower()}")
    head = element("p", element("strong", name), " · ", link)
    return element("section", head, element("ul", *lines), aria_label=words.say("{sex} in short", sex=name))


def _lines(site: Site, one: Choice) -> Iterator[tuple[Html, ...]]:
    words = site.words
    shared = Counter(one.state.skater(found.skater).family_name for found in one.proved.values())
    for status in _NAMED:
        there = [found for found in one.proved.values() if found.status is status]
        if not there:
            continue
        said = status_word(status, words)
        if status is Status.WAITING and any(found.doublures_needed for found in there):
            said = words.say("in, waits for doublures")
        label = element("span", f"{shape(status)} {said}: ", class_=tone(status).value)
        names = [_named(site, one, found, shared) for found in there]
        yield (
            label,
            *(part for n, name in enumerate(names) for part in ((together(", "),) if n else ()) + (name,)),
        )
    hoping = sum(found.status is Status.POSSIBLE for found in one.proved.values())
    if hoping:
        yield (
            element(
                "span",
                words.count(
                    "{shape} {n} other still possible",
                    "{shape} {n} others still possible",
                    hoping,
                    shape=shape(Status.POSSIBLE),
                ),
                class_=tone(Status.POSSIBLE).value,
            ),
        )


def _named(site: Site, one: Choice, found: Outlook, shared: Counter[str]) -> Html:
    """A skater by surname, with the initial where several have it, and the doublures that are needed."""
    skater = one.state.skater(found.skater)
    alone = shared[skater.family_name] < 2
    name = capital(skater.family_name) if alone else skater.short
    link = element("a", name, href=site.links.to(f"skater/{skater.id}"))
    needed = found.doublures_needed if found.status is Status.WAITING else None
    if not needed:
        return link
    more = site.words.say("{n} more", n=needed)
    return element("span", link, f" ({more})", class_="kept")
