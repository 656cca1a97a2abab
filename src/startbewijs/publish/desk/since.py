"""What others recorded since somebody looked, for whoever has to choose whether to record theirs as well."""

from __future__ import annotations

from collections.abc import Sequence

from startbewijs.log.facts import Fact
from startbewijs.publish.subjects.sought import OFFICES
from startbewijs.publish.subjects.told import told
from startbewijs.publish.words import Words
from startbewijs.sport.competition import Competition

_LAST = 3
"""How many facts a question names; whoever missed more looks at the pair."""


def since_texts(facts: Sequence[Fact], state: Competition, words: Words) -> list[str]:
    """The last of some facts, each with who recorded it, as sentences without a full stop."""
    return [
        words.say(
            "{who} recorded: {what}",
            who=one.signed or words.say(OFFICES[one.by]),
            what=told(one.event, state, words),
        )
        for one in facts[-_LAST:]
    ]
