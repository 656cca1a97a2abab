"""The ten distances of the 400 m oval and what follows from their length."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from startbewijs.errors import Refused

TRACK = 400
SHORTEST_IN_QUARTETS = 1500
"""From this distance on two pairs may be on the ice together."""


class Sex(StrEnum):
    """Who skates: events are for women or for men."""

    WOMEN = "w"
    MEN = "m"


class Lane(StrEnum):
    """The lane in which a skater starts; it changes at every crossing."""

    INNER = "inner"
    OUTER = "outer"

    @property
    def other(self) -> Lane:
        return Lane.OUTER if self is Lane.INNER else Lane.INNER


@dataclass(frozen=True, slots=True, order=True)
class Distance:
    """One event for one sex.

    >>> Distance.of("w500").splits, Distance.of("m10000").laps
    ((100, 500), 25)
    """

    sex: Sex
    metres: int

    @classmethod
    def of(cls, key: str) -> Distance:
        """The distance with a key such as `w500` or `m10000`; an unknown one is refused."""
        found = _KEYS.get(key)
        if found is None:
            raise Refused(
                "“{key}” is not a distance: write w or m and the metres, one of {known}.",
                key=key,
                known=", ".join(_KEYS),
            )
        return found

    @classmethod
    def asked(cls, text: str) -> Distance:
        """The distance a person means: `w500`, `500 women`, `vrouwen 500 m` and the like.

        >>> Distance.asked("Women's 1500 m").key, Distance.asked("10 000 m mannen").key
        ('w1500', 'm10000')
        """
        plain = re.sub(r"(?<=\d)[., ](?=\d{3}(?!\d))", "", text.strip().lower())
        metres = re.search(r"(\d+)(?:\s*(?:m|met(?:er|re)s?)\b)?", plain)
        if plain in _KEYS or metres is None:
            return cls.of(plain)
        rest = re.sub("['’]s", "", plain.replace(metres.group(), " ", 1))
        if re.search(r"[^a-z\s,()-]", rest):  # “w500.0” and “w+500” name no distance
            return cls.of(text)
        words = re.findall(r"[a-z]+", rest)
        sexes = {sex for sex, names in _SEX_WORDS.items() if names & set(words)}
        return cls.of(f"{sexes.pop()}{metres.group(1)}" if len(sexes) == 1 else text)

    @property
    def key(self) -> str:
        return f"{self.sex}{self.metres}"

    @property
    def opening(self) -> int:
        """Metres to the first split: what is left over after whole laps, or one lap."""
        return self.metres % TRACK or TRACK

    @property
    def splits(self) -> tuple[int, ...]:
        """The metres at which a skater passes the line, the finish last."""
        return tuple(range(self.opening, self.metres + 1, TRACK))

    @property
    def laps(self) -> int:
        """Full laps of the track, the opening not counted unless it is a lap itself."""
        return self.metres // TRACK

    @property
    def crossings(self) -> int:
        """How often the skaters change lanes.

        Once every lap; the first passage of the crossing straight does not count where the race starts on
        it (1000 and 1500 m).
        """
        return {500: 1, 1000: 2, 1500: 3, 3000: 7, 5000: 12, 10_000: 25}[self.metres]

    def last_curve(self, start: Lane) -> Lane:
        """The lane in which a skater who started in `start` rides the last curve.

        >>> Distance.of("w1000").last_curve(Lane.INNER), Distance.of("w500").last_curve(Lane.INNER)
        (<Lane.INNER: 'inner'>, <Lane.OUTER: 'outer'>)
        """
        return start.other if self.crossings % 2 else start


_METRES = {Sex.WOMEN: (500, 1000, 1500, 3000, 5000), Sex.MEN: (500, 1000, 1500, 5000, 10_000)}
DISTANCES = tuple(Distance(sex, metres) for sex in Sex for metres in _METRES[sex])
_KEYS = {distance.key: distance for distance in DISTANCES}
_SEX_WORDS = {
    Sex.WOMEN: {"w", "women", "woman", "ladies", "v", "vrouwen", "dames"},
    Sex.MEN: {"m", "men", "man", "mannen", "heren"},
}


def sex_asked(text: str) -> Sex:
    """The sex a person means: women, men, vrouwen, mannen, w, m, v."""
    for sex, names in _SEX_WORDS.items():
        if text.strip().lower() in names:
            return sex
    raise Refused("“{text}” is not a field: write women or men.", text=text)
