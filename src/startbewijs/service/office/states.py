"""The newest states of logs, kept so that a command need not fold a whole log anew.

A state is kept by the digest of its last fact, which is the digest of every fact before it as well: the same
digest is the same log, whatever the file is called and whoever wrote it.
"""

from __future__ import annotations

import pickle
from collections import OrderedDict
from collections.abc import Sequence
from threading import Lock

from startbewijs.log.facts import Fact
from startbewijs.log.fold.folding import folded
from startbewijs.log.fold.undoing import undone
from startbewijs.sport.competition import Competition

_KEPT = 4


class States:
    """The states that were asked for last, as bytes: whoever asks gets a copy of their own.

    Several threads may share one.
    """

    def __init__(self) -> None:
        self._turn = Lock()
        self._kept: OrderedDict[str, bytes] = OrderedDict()

    def state(self, digest: str, facts: Sequence[Fact]) -> Competition:
        """The state that facts add up to of which the last has this digest, and every link was verified."""
        with self._turn:
            kept = self._kept.get(digest)
        if kept is None:
            found = folded(facts)
            self.keep(digest, found)
            return found
        # Only what this very process made is ever read back here; nothing of it comes from a file or a line.
        copy: Competition = pickle.loads(kept)  # noqa: S301
        return copy

    def carried_on(self, digest: str, facts: Sequence[Fact], added: Sequence[Fact]) -> Competition:
        """The state after these facts and more; what was taken back is left out of its log as a whole."""
        if undone(added):
            return folded([*facts, *added])
        return folded(added, onto=self.state(digest, facts))

    def keep(self, digest: str, state: Competition) -> None:
        """Nothing; the state after the fact with this digest is at hand."""
        kept = pickle.dumps(state, pickle.HIGHEST_PROTOCOL)
        with self._turn:
            self._kept[digest] = kept
            self._kept.move_to_end(digest)
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
