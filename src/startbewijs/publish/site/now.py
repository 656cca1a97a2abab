"""Now: who is on the ice, who just finished, what comes next, and what the last fact did to the order."""

from __future__ import annotations

from startbewijs.publish.html.drawing import blocks_drawn
from startbewijs.publish.html.markup import Html, element, together
from startbewijs.publish.page import Heading
from startbewijs.publish.site.changes import turn_blocks
from startbewijs.publish.site.coming import pair_ready, programme_of_the_day, to_come
from startbewijs.publish.site.finishes import just_finished, last_finish
from startbewijs.publish.site.frame import Content, Site
from startbewijs.publish.site.ice import OnIce, on_the_ice
from startbewijs.publish.site.lanes import ice_drawn, ice_title
from startbewijs.publish.subjects.racing import race_title
from startbewijs.publish.words import capital


def now_page(site: Site) -> Content:
    """What happens at this position of the log; what it does not know is said, not left out.

    Races stand in one column and what they lead to in another, where there is room for two: so a pair that
    comes on the ice moves nothing but what is known of the one before it.
    """
    words = site.words
    title = words.say("Now")
    there = [*on_the_ice(site.ground)]
    ready = None if there else pair_ready(site)
    ice = [ice_drawn(site, one) for one in there]
    if not there:
        ice = [element("p", words.say("No pair is on the ice, as far as this log knows."), class_="quiet")]
    if ready is not None:
        ice.append(ice_drawn(site, ready))
    changed: Html | None = None
    if site.ground.procedure is not None:
        blocks = [Heading(words.say("What changed in the order")), *turn_blocks(site)]
        changed = element("section", blocks_drawn(blocks, site.pen()))
    coming = [*to_come(site, ready), *programme_of_the_day(site)]
    main = together(
        element("h1", title),
        element(
            "div",
            element(
                "div",
                element("section", element("h2", words.say("On the ice")), *ice),
                element("section", blocks_drawn([*just_finished(site)], site.pen())),
            ),
            element("div", changed, element("section", blocks_drawn(coming, site.pen()))),
            class_="now",
        ),
    )
    return Content(title, _in_short(site, there), main)


def _in_short(site: Site, there: list[OnIce]) -> str:
    """For whoever gets the address: who is on the ice, else who finished last."""
    words = site.words
    if there:
        return capital(f"{ice_title(site, there[0])}.")
    last = last_finish(site)
    if last is None:
        return words.say("Nobody has finished yet.")
    contest, number, skaters = last
    names = words.listed(site.ground.state.skater(one).name for one in skaters)
    return capital(f"{race_title(contest, number, words)}: {names}.")
