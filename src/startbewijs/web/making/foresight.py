"""What confirming a pair would change, as a piece of its screen."""

from __future__ import annotations

from startbewijs.errors import Refused
from startbewijs.publish.desk.pair import effect
from startbewijs.publish.page import Sentence, Tone, text
from startbewijs.publish.site.ground import Ground
from startbewijs.publish.subjects.outlook.prospect import Prospect
from startbewijs.publish.subjects.pairside import if_confirmed_blocks
from startbewijs.service.office.foreseen import Prove, foreseen
from startbewijs.service.office.pairs import At
from startbewijs.service.office.racing import confirmed
from startbewijs.service.sight import Sight
from startbewijs.sport.competition import Competition
from startbewijs.sport.distances import Distance, Sex


def if_confirmed(lang: str, distance: str, race: int, pair: str, sight: Sight) -> str:
    """The piece as of the newest position; nothing once the pair is confirmed, else a sentence at least."""
    words = sight.words[lang].at_the_desk()
    try:
        ground = sight.edition(lang, sight.newest).ground
        at = At(Distance.of(distance), race, pair)
        future = foreseen(ground.state, at, _prove(ground, at.distance.sex))
        if future is None:
            tuple(confirmed(ground.state, at))  # refused with what is lacking
            return ""
    except Refused as problem:
        return effect([Sentence(text(words.refusal(problem), Tone.QUIET))], words)
    blocks = if_confirmed_blocks(future.state, future.ranks, future.before, future.after, words)
    return effect(blocks, words)


def _prove(ground: Ground, sex: Sex) -> Prove | None:
    if ground.procedure is None:
        return None

    def prove(state: Competition) -> Prospect:
        if state is ground.state:
            return next(one for one in ground.prospects if one.sex is sex)
        found = ground.proved(state, sex)
        return Prospect(state, found.procedure, sex, found.outlooks, found.selected)

    return prove
