"""Why a skater's status is what it is: the rows above, the worst case counted out, an ending of each kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from startbewijs.outlook.status import Outlook, Status
from startbewijs.outlook.why import Why
from startbewijs.publish.answer import Answer, head_data, noted, state_line
from startbewijs.publish.page import Block, Heading, Page, Sentence, Tone, text
from startbewijs.publish.snapshot import Snapshot
from startbewijs.publish.subjects.outlook.above import above_data, above_table, own_row, steps_above
from startbewijs.publish.subjects.outlook.endings import ending_text, use_text, witness_data
from startbewijs.publish.subjects.outlook.prospect import Prospect, outlook_data, use_data
from startbewijs.publish.subjects.outlook.signs import sign, tone, uncovered_text
from startbewijs.publish.words import Words
from startbewijs.selection.designations import left
from startbewijs.selection.walk import Outcome
from startbewijs.sport.competition import Designation

_COLUMNS = (
    ("row", "row"),
    ("event", "event"),
    ("rank", "rank"),
    ("outcome", "outcome"),
    ("skaters", "skaters"),
    ("doublure_of_row", "doublure_of_row"),
)


def why_answer(snapshot: Snapshot, one: Prospect, found: Outlook, because: Why) -> Answer:
    """The proof of one skater's status."""
    number = own_row(one, found)
    data = head_data(snapshot) | {
        "outlook": outlook_data(one, found),
        "team_size": one.limit,
        "row": number,
        "above": above_data(one, number),
        "hardest_use": None if because.hardest is None else use_data(one, because.hardest),
        "place_counted_under_it": because.counted,
        "going": witness_data(one, because.going),
        "staying": witness_data(one, because.staying),
    }

    def page(words: Words) -> Page:
        drawn = Page().add(Heading(one.name(found.skater), state_line(snapshot, words), 1))
        drawn.add(Sentence(text(sign(found.status, words), tone(found.status))))
        drawn.add(Sentence(text(verdict(one, found, words))))
        drawn.add(*_order_blocks(one, found, number, words))
        said = [*_committee(one, found, because, words)]
        if said:
            drawn.add(Heading(words.say("What the committee can still do")))
            drawn.add(Sentence(text(" ".join(said))))
        endings = [witness for witness in (because.going, because.staying) if witness is not None]
        if endings:
            drawn.add(Heading(words.say("Who decides it")))
            for witness in endings:
                drawn.add(Sentence(text(ending_text(one, found.skater, witness, words)), "·"))
            said_of_them = words.say(
                "Examples that show the proof, not a forecast. The places are by the order; the "
                "committee can still designate others."
            )
            if not _may_designate(one):
                said_of_them = words.say("Examples that show the proof, not a forecast.")
            drawn.add(Sentence(text(said_of_them, Tone.QUIET)))
        return noted(drawn, snapshot, words)

    return Answer(data, "above", _COLUMNS, page)


def verdict(one: Prospect, found: Outlook, words: Words) -> str:
    """The status in one or two sentences, with the numbers that decide it."""
    fields = {
        "skater": one.name(found.skater),
        "now": found.now,
        "best": found.best,
        "worst": found.worst,
        "size": one.team_size,
        "go": _go(one, words),
    }
    match found.status:
        case Status.CERTAIN if one.selected.decided.published is not None:
            return words.say("{skater} is on the published team, at place {worst} of the order.", **fields)
        case Status.CERTAIN:
            return words.say(
                "{skater} is in the team in every ending, whatever the committee does: place {worst} at "
                "worst, and {go}.",
                **fields,
            )
        case Status.BY_THE_ORDER if all(each.closed is not None for each in one.state.of_sex(one.sex)):
            return words.say(
                "Every race has been skated: {skater} stands at place {worst} at worst, and {go}. Only "
                "a decision of the committee could still take the place.",
                **fields,
            )
        case Status.BY_THE_ORDER:
            return words.say(
                "However the races end, {skater} comes no lower than place {worst}, and {go}. Only a "
                "decision of the committee could still take the place.",
                **fields,
            )
        case Status.WAITING | Status.POSSIBLE:
            return _open_verdict(one, found, fields, words)
        case Status.OUT:
            return _out_verdict(one, found, fields, words)
        case Status.NOT_PROVED:
            reason = "" if found.uncovered is None else uncovered_text(found.uncovered, words)
            return words.say("Nothing is proved about {skater}: {reason}.", reason=reason, **fields)
        case _:
            return " ".join(_decided(one, found, words))


def _go(one: Prospect, words: Words) -> str:
    """How many go, as the end of a sentence."""
    if one.limit is None:
        return words.say("every ticket goes")
    return words.say("{size} go", size=one.limit)


def _open_verdict(one: Prospect, found: Outlook, fields: Mapping[str, object], words: Words) -> str:
    if found.status is Status.WAITING and one.limit is None:
        now = words.say("If it ended now, {skater} would hold a ticket, at place {now}.", **fields)
    elif found.status is Status.WAITING:
        now = words.say("If it ended now, {skater} would be in, at place {now} of {size}.", **fields)
    elif found.now is None:
        now = words.say("{skater} stands on no row now.", **fields)
    else:
        now = words.say("If it ended now, {skater} would be outside, at place {now}.", **fields)
    if found.worst is None:
        end = words.say("At best it is place {best}, at worst no place at all.", **fields)
    else:
        end = words.say("At best it is place {best}, at worst place {worst}.", **fields)
    return f"{now} {end}"


def _out_verdict(one: Prospect, found: Outlook, fields: Mapping[str, object], words: Words) -> str:
    if found.best is None:
        said = words.say("{skater} stands on no row, and no race to come can give one.", **fields)
    elif one.selected.order.unsettled:
        said = words.say(
            "Even in the best ending {names} different names stand above {skater}: place {best}, and {go}.",
            names=(found.best or 1) - 1,
            **fields,
        )
    else:
        said = words.say("{skater} ends at place {best}, and {go}.", **fields)
    if one.selected.decided.published is not None:
        return said
    return f"{said} " + words.say("Only a designation, or somebody who does not go, could still change that.")


def _decided(one: Prospect, found: Outlook, words: Words) -> Iterator[str]:
    """The decision of the committee about a skater, with its reason and its position in the log."""
    name = one.name(found.skater)
    if found.status is Status.DESIGNATED:
        for made in one.selected.decided.designations:
            if made.skater == found.skater:
                yield words.say(
                    "The committee designated {skater}: {event}.", skater=name, event=words.event(made.event)
                )
                yield _reason(made, words)
    for dropped in one.selected.team.dropped:
        if dropped.skater == found.skater:
            yield words.say(
                "{skater} stood inside the line, at place {place}. The committee designated {into}, from "
                "outside it, and so the last name inside drops out.",
                skater=name,
                place=dropped.place,
                into=one.name(dropped.designation.skater),
            )
            yield _reason(dropped.designation, words)
            return
    if found.status is Status.LEFT_OUT:
        yield words.say("{skater} stood inside the line and is not on the published team.", skater=name)


def _reason(made: Designation, words: Words) -> str:
    return words.say("Its reason: “{why}” (fact {position}).", why=made.why, position=made.position)


def _order_blocks(one: Prospect, found: Outlook, number: int | None, words: Words) -> list[Block]:
    """The rows above and what they add up to."""
    if number is None or found.status is Status.NOT_PROVED:
        return []
    return [
        Heading(words.say("The order down to row {row}", row=number)),
        above_table(one, number, words),
        Sentence(text(" ".join(_counted(one, found, number, words)))),
    ]


def _counted(one: Prospect, found: Outlook, number: int, words: Words) -> Iterator[str]:
    """The worst case counted out: the names above, the open rows, and what they make together."""
    above = steps_above(one, number)
    own = next(step for step in one.selected.order.steps if step.number == number)
    freed = [step.number for step in above if step.outcome is Outcome.DOUBLURE]
    names = words.count("{n} name stands above.", "{n} different names stand above.", own.names_above)
    yield names if own.names_above else words.say("Nobody stands above.")
    if freed:
        rows = words.listed(map(str, freed))
        yield words.count(
            "Row {rows} is a doublure and takes no place.",
            "Rows {rows} are doublures and take no place.",
            len(freed),
            rows=rows,
        )
    if found.row is None:
        yield words.say("The row itself is not settled yet, since its distance is under way.")
        return
    if own.open_above:
        yield words.count(
            "{n} row above is open and may bring one more.",
            "{n} rows above are open and may each bring one more.",
            own.open_above,
        )
    if found.worst is None:
        return
    most = found.worst - 1 - own.names_above
    if most < own.open_above:
        yield words.say("Together they can bring no more than {most}.", most=most)
    if own.open_above:
        yield words.say(
            "At worst: {names} + {most} names above, so place {worst}.",
            names=own.names_above,
            most=most,
            worst=found.worst,
        )
    else:
        yield words.say("So place {worst}.", worst=found.worst)
    if found.doublures_needed:
        yield words.count(
            "{size} go, so {n} of the open rows must become a doublure.",
            "{size} go, so {n} of the open rows must become doublures.",
            found.doublures_needed,
            size=one.team_size,
        )


def _may_designate(one: Prospect) -> bool:
    """Whether the procedure has anything that the committee could fill."""
    rows = one.procedure.orders[one.sex]
    return bool(one.procedure.designations[one.sex].at_most) or any(row.designated for row in rows)


def _committee(one: Prospect, found: Outlook, because: Why, words: Words) -> Iterator[str]:
    """What the designations that are left could do to a place that the races cannot take."""
    decided = one.selected.decided
    if because.hardest is None or decided.published is not None:
        return
    free = left(one.procedure, one.sex, decided)
    if not _may_designate(one):
        yield words.say("The procedure lets the committee designate nobody.")
        return
    yield words.count(
        "The committee has {n} designation left.", "The committee has {n} designations left.", free
    )
    use = because.hardest
    fields = {
        "skater": one.name(found.skater),
        "use": use_text(one, use, words),
        "place": None if because.counted is None else because.counted - use.displaced,
        "size": one.team_size,
        "room": one.team_size - use.displaced,
    }
    if found.status is Status.BY_THE_ORDER:
        yield words.say("This could take the place of {skater}: {use}.", **fields)
    else:
        yield words.say("The hardest for {skater} would be: {use}.", **fields)
    if use.displaced and one.limit is not None:
        yield words.count(
            "Who is designated from outside the line pushes out the last name inside it, so {room} of {size} "
            "places are left for the order.",
            "Each who is designated from outside the line pushes out the last name inside it, so {room} of "
            "{size} places are left for the order.",
            use.displaced,
            **fields,
        )
    if because.counted is None:
        yield words.say("{skater} may then stand on no row.", **fields)
    elif found.status is Status.BY_THE_ORDER:
        yield words.say(
            "{skater} would stand at place {place} at worst, and the last place that counts would be place "
            "{room}: not enough.",
            **fields,
        )
    else:
        yield words.say(
            "{skater} would stand at place {place} at worst, and the last place that counts would be place "
            "{room}: still enough.",
            **fields,
        )
