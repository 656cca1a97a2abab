"""What if: a form that works without a script, and the answer to it; the address holds what is supposed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from startbewijs.publish.answer import Answer
from startbewijs.publish.html.drawing import blocks_drawn
from startbewijs.publish.html.markup import Html, element, together
from startbewijs.publish.page import Sentence, plain
from startbewijs.publish.site.frame import Content, Site, document
from startbewijs.selection.procedure import Procedure
from startbewijs.sport.competition import Contest
from startbewijs.sport.distances import Sex

ADDRESS = "whatif"
DATA = "/api/v1"
Supposed = Mapping[str, Sequence[str]]
"""What is supposed, in the words of the API: `{"rank": ["w1500: rijpma, kok"], "withdraw": ["leerdam"]}`."""

_MOST = 5
_FIELDS = 40
_LINES = 2


def whatif_page(
    site: Site, supposed: Supposed, query: str, answer: Answer | None, refused: str | None
) -> str:
    """The page of a supposition: its answer, or why it is refused beside the form, or the form alone.

    `query` is the supposition as it stands in the address.
    """
    words = site.words
    title = words.say("What if")
    said = words.say(
        "Choose how distances to come end, who stops or whom the committee designates, and see the order as "
        "it would be. Every name may be left out."
    )
    # The advice to type --all is for a terminal.
    told = () if answer is None else answer.page(words).blocks[1:]
    blocks = [one for one in told if not (isinstance(one, Sentence) and "--all" in plain(one.text))]
    main = together(
        element("h1", title),
        None if answer is not None else element("p", said),
        None if refused is None else element("p", refused, role="alert", id="refused", class_="refused"),
        blocks_drawn(blocks, site.pen()),
        None if answer is None else element("p", _elsewhere(site, query), class_="quiet"),
        None if answer is None else element("h2", words.say("Suppose otherwise")),
        _form(site, supposed, refused is not None),
    )
    return document(site, Content(title, said, main))


def _elsewhere(site: Site, query: str) -> Html:
    words, state = site.words, site.ground.state
    address = f"{DATA}/{state.id}/{ADDRESS}?at={state.position}&{query}"
    return together(
        element("a", words.say("This supposition, for good"), href=site.links.fixed(state.position)),
        " · ",
        element("a", words.say("as data"), href=site.links.top(address.removeprefix("/"))),
        " · ",
        element("a", words.say("Suppose nothing"), href="./"),
    )


def _form(site: Site, supposed: Supposed, refused: bool) -> Html:
    words, state, procedure = site.words, site.ground.state, site.ground.procedure
    ranked = dict(map(_ordered, supposed.get("rank", ())))
    parts: list[Html] = []
    for sex in Sex:
        coming = [one for one in state.of_sex(sex) if one.closed is None]
        fields = [
            _distance(site, one, _places(one, procedure), ranked.get(one.distance.key, ())) for one in coming
        ]
        if fields:
            name = words.sex(sex)
            legend = words.say("Distances to come, {sex}", sex=name)
            parts.append(element("fieldset", element("legend", legend), *fields))
    parts.append(_withdrawals(site, supposed.get("withdraw", ())))
    if procedure is not None:
        parts.append(_designations(site, procedure, supposed.get("designate", ())))
    gone = [*supposed.get("decline", ()), ""]
    parts.append(
        element(
            "fieldset",
            element("legend", words.say("Who does not go to the Games")),
            element(
                "div", *(_name(site, "decline", words.say("skater"), one) for one in gone), class_="fields"
            ),
        )
    )
    return element(
        "form",
        *parts,
        element("p", element("button", words.say("Show what would be"), type="submit")),
        *_choices(site),
        method="get",
        action="./",
        class_="suppose",
        aria_describedby="refused" if refused else None,
    )


def _ordered(text: str) -> tuple[str, tuple[str, ...]]:
    """A supposed order as the fields show it: `w1500: rijpma, kok` is w1500 with two names."""
    where, _, names = text.partition(":")
    return where.strip().lower(), tuple(one.strip() for one in names.rstrip(", ").split(",")[:_FIELDS])


def _places(contest: Contest, procedure: Procedure | None) -> int:
    """How many places of a distance lead to a row, the fields that are offered."""
    rows = () if procedure is None else procedure.orders[contest.distance.sex]
    return min(
        _MOST, max((row.rank or 0 for row in rows if row.event == contest.distance.key), default=0) or 3
    )


def _distance(site: Site, contest: Contest, places: int, names: Sequence[str]) -> Html:
    words, key = site.words, contest.distance.key
    shown = max(places, len(names))
    fields = [
        _name(site, key, words.say("place {n}", n=n + 1), names[n] if n < len(names) else "", key)
        for n in range(shown)
    ]
    return element(
        "div",
        element("span", words.metres(contest.distance), id=f"of-{key}", class_="which"),
        *fields,
        role="group",
        aria_labelledby=f"of-{key}",
        class_="fields",
    )


def _name(site: Site, name: str, label: str, value: str, listed: str = "all") -> Html:
    """A field for a skater's name, with the names there are to choose from."""
    field = element(
        "input",
        name=name,
        value=value or None,
        list=f"names-{listed}",
        maxlength=80,
        autocomplete="off",
        spellcheck="false",
    )
    return element("label", element("span", label), field)


def _withdrawals(site: Site, given: Iterable[str]) -> Html:
    words = site.words
    coming = [one.distance.key for one in site.ground.state.contests.values() if one.closed is None]
    lines = []
    for text in [*given, *[""] * _LINES][: max(_LINES, len([*given]) + 1)]:
        who, _, where = (part.strip() for part in text.partition(":"))
        lines.append(
            element(
                "div",
                _name(site, "withdraw", words.say("skater"), who),
                _events(
                    site, "from", words.say("stops on"), words.say("every distance"), sorted(coming), where
                ),
                class_="fields",
            )
        )
    return element("fieldset", element("legend", words.say("Who skates no more")), *lines)


def _designations(site: Site, procedure: Procedure, given: Iterable[str]) -> Html:
    words, state = site.words, site.ground.state
    keys = [distance.key for distance in sorted(state.contests)]
    keys += [f"{sex}-{team}" for sex in Sex for team in ("mass-start", "team-pursuit")]
    lines = []
    for text in [*given, *[""] * _LINES][: max(_LINES, len([*given]) + 1)]:
        who, _, what = (part.strip() for part in text.partition(":"))
        lines.append(
            element(
                "div",
                _name(site, "designate", words.say("skater"), who),
                _events(site, "for", words.say("designated for"), words.say("choose"), keys, what),
                class_="fields",
            )
        )
    return element("fieldset", element("legend", words.say("Whom the committee designates")), *lines)


def _events(site: Site, name: str, label: str, none: str, keys: Sequence[str], chosen: str) -> Html:
    shown = [element("option", none, value="")]
    if chosen and chosen not in keys:
        shown.append(element("option", chosen, value=chosen, selected=True))
    shown += [element("option", site.words.event(key), value=key, selected=key == chosen) for key in keys]
    return element("label", element("span", label), element("select", *shown, name=name))


def _choices(site: Site) -> Iterable[Html]:
    """The names to choose from: for each distance to come those who are entered there, and everyone."""
    state = site.ground.state
    for contest in state.contests.values():
        if contest.closed is None:
            yield _listed(site, contest.distance.key, contest.entrants)
    yield _listed(site, "all", {one for contest in state.contests.values() for one in contest.entrants})


def _listed(site: Site, name: str, skaters: Iterable[str]) -> Html:
    found = sorted((site.ground.state.skater(one) for one in skaters), key=lambda one: one.sorting)
    return element("datalist", *(element("option", value=one.name) for one in found), id=f"names-{name}")
