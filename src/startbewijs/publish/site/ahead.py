"""What is proved before it is asked for: the end as it would be if the pairs on the ice were confirmed so."""

from __future__ import annotations

from collections.abc import Iterator

from startbewijs.publish.site.ground import Ground
from startbewijs.publish.site.ice import on_the_ice


def ahead(ground: Ground) -> Iterator[None]:
    """A step for each proof: the outlooks after each confirmation, then whoever would stand on a row.

    Between two steps something else may have its turn. A confirmation that is the next fact finds all of it
    done; after any other fact nothing is lost but the time.
    """
    for seen in on_the_ice(ground):
        yield
        proved = None if seen.confirmed is None else seen.confirmed.proved
        for found in () if proved is None else proved.outlooks:
            if proved is not None and (found.now is not None or found.row is not None):
                proved.proof(found)
                yield
