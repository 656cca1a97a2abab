"""The press beside the proof: `python -m tests.histories.press` writes docs/press-claims.md anew."""

from __future__ import annotations

import sys
import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from tests.selection.cases import packaged
from tests.tournaments.okt import state_at

from startbewijs.outlook.status import Outlook, Status, outlooks
from startbewijs.publish.subjects.outlook.signs import interval_of, sign
from startbewijs.publish.words import spoken
from startbewijs.sport.distances import Sex

ROOT = Path(__file__).parents[2]
CLAIMS = Path(__file__).with_name("okt-2025-claims.toml")
PAGE = ROOT / "docs" / "press-claims.md"
SAFE = {Status.CERTAIN, Status.BY_THE_ORDER}
OPEN = {Status.WAITING, Status.POSSIBLE}


class Verdict(StrEnum):
    """How a claim and the proof stand to each other."""

    AGREE = "agree"
    BY_THE_ORDER = "agree, by the order alone"
    TOO_EARLY = "press too early"
    TOO_CAUTIOUS = "press too cautious"
    NOT_COMPARABLE = "not comparable"


@dataclass(frozen=True, slots=True)
class Claim:
    """One sentence of the press; `who` is None where it is about a whole order."""

    evening: str
    who: str | None
    sex: Sex
    claim: str
    said: str | None
    published: str
    source: str


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim beside what was proved that evening."""

    claim: Claim
    found: Outlook | None
    names: int
    verdict: Verdict
    why: str


SETTLED = {"certain"}
HEDGED = {"almost_certain", "seems_certain", "in_principle", "within_reach", "not_fully_certain"}
UNSETTLED = {"waiting", "not_yet", "needs_more", "not_certain"}
ELSEWHERE = {
    "missed_on_1000": "it speaks of the 1000 m, the status of the whole order",
    "out": "it speaks of the 500 m, the status of the whole order, on which other distances were to come",
    "must_hope_for_designation": (
        "it speaks of the start on the 1000 m; in the order other distances were still to come"
    ),
}


def claims() -> list[Claim]:
    """Every claim of the file, in its order."""
    found = tomllib.loads(CLAIMS.read_text(encoding="utf-8"))
    assert {one["source"] for one in found["claims"]} == set(found["sources"])
    return [
        Claim(
            one["evening"],
            one.get("who"),
            Sex(one["sex"]),
            one["claim"],
            one.get("said"),
            one["published"],
            one["source"],
        )
        for one in found["claims"]
    ]


@cache
def proved(evening: str, sex: Sex) -> dict[str, Outlook]:
    """What was proved at the end of a day."""
    return {one.skater: one for one in outlooks(state_at(evening), packaged(), sex)}


def judged(claim: Claim) -> Judged:
    """A claim beside the proof of its evening."""
    evening = proved(claim.evening, claim.sex)
    names = sum(one.now is not None for one in evening.values())
    if claim.who is None:
        verdict = Verdict.AGREE if names == 10 else Verdict.TOO_EARLY
        return Judged(claim, None, names, verdict, f"{names} different names stand on the order")
    found = evening[claim.who]
    if claim.claim in ELSEWHERE:
        return Judged(claim, found, names, Verdict.NOT_COMPARABLE, ELSEWHERE[claim.claim])
    verdict = _verdict(claim.claim, found.status)
    why = _because(found)
    if verdict is Verdict.TOO_CAUTIOUS:
        why = f"no race could take it any more: {why}"
    return Judged(claim, found, names, verdict, why)


def _verdict(claim: str, status: Status) -> Verdict:
    if claim in SETTLED:
        safe = Verdict.AGREE if status is Status.CERTAIN else Verdict.BY_THE_ORDER
        return safe if status in SAFE else Verdict.TOO_EARLY
    if claim in UNSETTLED:
        return Verdict.AGREE if status in OPEN else Verdict.TOO_CAUTIOUS
    if claim in HEDGED:
        # A hedge says that something is still missing: for the order alone, or for the committee to decide.
        missing = (
            status in OPEN if claim in ("almost_certain", "within_reach") else status is not Status.CERTAIN
        )
        return Verdict.AGREE if missing else Verdict.TOO_CAUTIOUS
    assert claim == "out_by_order", claim
    return Verdict.AGREE if status is Status.OUT else Verdict.TOO_EARLY


def _because(found: Outlook) -> str:
    if found.status is Status.CERTAIN:
        return f"place {found.worst} at worst, and no designation could take it"
    if found.status is Status.BY_THE_ORDER:
        return f"place {found.worst} at worst; a designation could still take it"
    if found.status is Status.WAITING and found.doublures_needed:
        doublures = "doublure" if found.doublures_needed == 1 else "doublures"
        return f"place {found.worst} at worst: {found.doublures_needed} {doublures} needed"
    return f"place {found.best} at best"


def page() -> str:
    """The whole document."""
    words = spoken("en")
    addresses = tomllib.loads(CLAIMS.read_text(encoding="utf-8"))["sources"]
    found = [judged(claim) for claim in claims()]
    counts = {verdict: sum(one.verdict is verdict for one in found) for verdict in Verdict}
    agreed = counts[Verdict.AGREE] + counts[Verdict.BY_THE_ORDER]
    lines = [
        "# The press beside the proof",
        "",
        "*Made by `python -m tests.histories.press` from `tests/histories/okt-2025-claims.toml`; a test "
        "keeps it fresh.*",
        "",
        "During the trials of December 2025 the press said of many skaters that they were certain, or had to "
        "wait. This table puts each claim that was found beside what Startbewijs proves about the end of "
        "that day.",
        "",
        f"Of {len(found)} claims {agreed} agree with the proof, {counts[Verdict.BY_THE_ORDER]} of them by "
        f"the order alone. {counts[Verdict.TOO_EARLY] or 'None'} came too early, "
        f"{counts[Verdict.TOO_CAUTIOUS]} were too cautious, and {counts[Verdict.NOT_COMPARABLE]} speak of "
        "something else.",
        "",
        "Reading a line: *best–worst* are the places that a skater could still end on that evening, of which "
        "the first nine of each sex go. A *doublure* is a row that brings no new name, since whoever skated "
        "it has a place already; somebody who waits moves up by it. "
        "[How the line works](explanation/selection-order.md), "
        "[how the places are proved](explanation/certainty.md).",
        "",
        "How they are compared:",
        "",
        "* *certain* in the press agrees with *certain*. With *certain by the order* it agrees by the order "
        "alone: no race could take the place any more, and a designation by the committee still could.",
        "* *waiting*, *not yet* and the like agree with *in, waiting* and *still possible*.",
        "* *almost certain* and *within reach* claim that something is still missing. They agree while the "
        "order itself is open. *Seems certain*, *in principle* and *not fully certain* also agree where only "
        "a designation could take the place.",
        "* A claim about a start on one distance is no claim about the order: not comparable.",
        "",
        "| evening | skater | the press | said with it | best–worst | proved | verdict | because | source |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for one in found:
        claim, outlook = one.claim, one.found
        who = f"the {words.sex(claim.sex)}'s order" if claim.who is None else _name(claim)
        site = urlsplit(addresses[claim.source]).netloc.removeprefix("www.")
        cells = [
            claim.evening,
            who,
            claim.claim.replace("_", " "),
            claim.said or "",
            "" if outlook is None else interval_of(outlook.best, outlook.worst, words),
            "" if outlook is None else sign(outlook.status, words),
            one.verdict.value
            if one.verdict in (Verdict.AGREE, Verdict.BY_THE_ORDER)
            else f"**{one.verdict.value}**",
            one.why,
            f"[{site}]({addresses[claim.source]}), {claim.published}",
        ]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def _name(claim: Claim) -> str:
    assert claim.who is not None
    return state_at(claim.evening).skater(claim.who).name


def main() -> int:
    """0, once the document is written."""
    PAGE.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
