"""Saying things in the reader's language: sentences, times, days and the names of the sport.

English is the source text. Everything a person reads goes through `Words.say`, `Words.count` or the
template of a `Refused`; `startbewijs.publish.catalogues` collects them for the translators.
"""

from __future__ import annotations

import gettext
from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from datetime import time as clock_time
from pathlib import Path
from types import MappingProxyType
from zoneinfo import ZoneInfo

from startbewijs.errors import Refused
from startbewijs.sport.distances import Distance, Sex
from startbewijs.sport.moments import Moment
from startbewijs.sport.skaters import Skater
from startbewijs.sport.times import RaceTime

LANGUAGES = ("nl", "en")
LOCALES = Path(__file__).with_name("locales")
DOMAIN = "startbewijs"


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for a message that is said later
    """The same message, marked for translation."""
    return message


TYPED_WRONGLY, RELEASED_EARLY = N_("typed wrongly"), N_("released too early")
_OURS = frozenset({TYPED_WRONGLY, RELEASED_EARLY})
"""Reasons that a key gives where nobody types one: recorded in English, said in the language of who reads."""


def capital(said: str) -> str:
    """The same with a capital first, as a sentence or title begins.

    >>> capital("women's 500 m")
    "Women's 500 m"
    """
    return said[:1].upper() + said[1:]


_DAYS = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))
_MONTHS = (
    N_("Jan"),
    N_("Feb"),
    N_("Mar"),
    N_("Apr"),
    N_("May"),
    N_("Jun"),
    N_("Jul"),
    N_("Aug"),
    N_("Sep"),
    N_("Oct"),
    N_("Nov"),
    N_("Dec"),
)


class Words:
    """One language.

    >>> nl, en = spoken("nl"), spoken("en")
    >>> nl.time(RaceTime.parse("12:36.35")), en.time(RaceTime.parse("12:36.35"))
    ('12.36,35', '12:36.35')
    >>> nl.distance(Distance.of("m10000")), en.distance(Distance.of("m10000"))
    ('10.000 m mannen', "men's 10,000 m")
    """

    def __init__(
        self,
        language: str,
        catalogue: gettext.NullTranslations,
        notes: Mapping[str, str] = MappingProxyType({}),
        *,
        desk: bool = False,
    ) -> None:
        self.language = language
        self._desk = desk
        self._notes = notes
        self._catalogue = catalogue
        self.minute_mark, self.decimal_mark = (".", ",") if language == "nl" else (":", ".")

    def say(self, message: str, /, **fields: object) -> str:
        """The sentence in this language, its named fields filled in and themselves translated."""
        return self._catalogue.gettext(message).format(**self._shown(fields))

    def count(self, one: str, many: str, number: int, /, **fields: object) -> str:
        """The sentence in the singular or the plural; `{n}` in it is the number."""
        return self._catalogue.ngettext(one, many, number).format(n=number, **self._shown(fields))

    def refusal(self, problem: Refused) -> str:
        """The sentence of a refusal, with every refusal that it quotes."""
        said = problem.desk if self._desk and problem.desk is not None else problem.template
        return self.say(said, **problem.fields)

    def knowing(self, notes: Mapping[str, str]) -> Words:
        """The same language, with the texts of recorded notes in it."""
        return Words(self.language, self._catalogue, notes, desk=self._desk)

    def at_the_desk(self) -> Words:
        """The same language for somebody in a browser, who has screens and keys instead of commands.

        >>> undo = Refused("Undo it: startbewijs undo.", "Undo it: U.")
        >>> spoken("en").refusal(undo), spoken("en").at_the_desk().refusal(undo)
        ('Undo it: startbewijs undo.', 'Undo it: U.')
        """
        return Words(self.language, self._catalogue, self._notes, desk=True)

    def note(self, recorded: str) -> str:
        """A note that somebody recorded: in this language where its text is at hand, else as recorded.

        So is a reason that a key gave; nobody typed it.

        >>> nl = spoken("nl").knowing({"A misstep.": "Een misslag."})
        >>> nl.note("A misstep."), nl.note("A cold.")
        ('Een misslag.', 'A cold.')
        >>> nl.note(TYPED_WRONGLY)
        'verkeerd getypt'
        """
        if recorded in _OURS:
            return self.say(recorded)
        return self._notes.get(recorded, recorded)

    def listed(self, items: Iterable[str], last: str = N_("and")) -> str:
        """The items as a person lists them: `a, b and c`."""
        *first, end = list(items) or [""]
        return f"{', '.join(first)} {self.say(last)} {end}" if first else end

    def time(self, time: RaceTime, digits: int = 2) -> str:
        """A race time with at most `digits` decimals, cut and never rounded."""
        return time.written(self.minute_mark, self.decimal_mark, digits)

    def day(self, day: date, *, year: bool = True) -> str:
        """A day as a programme writes it: `Sun 28 Dec 2025`."""
        text = f"{self.say(_DAYS[day.weekday()])} {day.day} {self.say(_MONTHS[day.month - 1])}"
        return f"{text} {day.year}" if year else text

    def moment(self, moment: Moment, zone: ZoneInfo, *, year: bool = True) -> str:
        """A moment on the tournament's own clock: its day, and its hour where that is known."""
        day = self.day(moment.local_day(zone), year=year)
        return day if moment.at is None else f"{day} {self.clock(moment.at, zone)}"

    def clock(self, at: datetime, zone: ZoneInfo) -> str:
        """The hour and minute of an instant on the tournament's own clock: `19:24`, in Dutch `19.24`."""
        return self.hour(at.astimezone(zone).time())

    def hour(self, hour: clock_time) -> str:
        """An hour and minute of the local clock: `19:24`, in Dutch `19.24`."""
        return f"{hour:%H.%M}" if self.language == "nl" else f"{hour:%H:%M}"

    def number(self, value: int) -> str:
        """A whole number, with a mark between thousands from ten thousand on: `5000`, `10,000`."""
        grouped = f"{value:,}" if value >= 10_000 else str(value)
        return grouped.replace(",", ".") if self.language == "nl" else grouped

    def ordinal(self, rank: int) -> str:
        """A rank in the order: `1st`, in Dutch `1e`."""
        if self.language == "nl":
            return f"{rank}e"
        ending = "th" if rank % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(rank % 10, "th")
        return f"{rank}{ending}"

    def sex(self, sex: Sex) -> str:
        """The field: women or men."""
        return self.say(N_("women")) if sex is Sex.WOMEN else self.say(N_("men"))

    def metres(self, distance: Distance) -> str:
        """The length alone: `500 m`."""
        return self.say("{metres} m", metres=self.number(distance.metres))

    def distance(self, distance: Distance) -> str:
        """The distance in a sentence: `women's 500 m`."""
        if distance.sex is Sex.WOMEN:
            return self.say("women's {metres} m", metres=self.number(distance.metres))
        return self.say("men's {metres} m", metres=self.number(distance.metres))

    def event(self, key: str, *, short: bool = False) -> str:
        """A distance or a team event by its key, such as `w500` or `m-mass-start`."""
        sex, dash, name = key.partition("-")
        if not dash:
            distance = Distance.of(key)
            return self.metres(distance) if short else self.distance(distance)
        if name == "mass-start":
            plain = self.say("mass start")
            full = self.say("women's mass start") if sex == "w" else self.say("men's mass start")
        else:
            plain = self.say("team pursuit")
            full = self.say("women's team pursuit") if sex == "w" else self.say("men's team pursuit")
        return plain if short else full

    def events(self, keys: Collection[str], *, brief: bool = False) -> str:
        """Several distances and team events behind each other; briefly: `500, 1000 m, pursuit`."""
        distances = [key for key in keys if "-" not in key]
        teams = [key for key in keys if "-" in key]
        if not brief:
            return ", ".join(self.event(key, short=True) for key in (*distances, *teams))
        lengths = ", ".join(self.number(Distance.of(key).metres) for key in distances)
        named = [self.say("{metres} m", metres=lengths)] if distances else []
        for key in teams:
            named.append(self.say("mass start") if "mass" in key else self.say("pursuit"))
        return ", ".join(named)

    def _shown(self, fields: Mapping[str, object]) -> dict[str, object]:
        return {name: self._print(value) for name, value in fields.items()}

    def _print(self, value: object) -> object:
        match value:
            case Refused():
                return self.refusal(value)
            case RaceTime():
                return self.time(value)
            case Distance():
                return self.distance(value)
            case Skater():
                return value.name
            case datetime():
                return value
            case date():
                return self.day(value)
            case _:
                return value


def spoken(language: str) -> Words:
    """The words of a language: `nl` or `en`."""
    path = LOCALES / language / "LC_MESSAGES" / f"{DOMAIN}.mo"
    if language == "en":
        return Words(language, gettext.NullTranslations())
    with path.open("rb") as file:
        return Words(language, gettext.GNUTranslations(file))


def language(asked: str | None, environment: Mapping[str, str]) -> str:
    """The language to speak: the one asked for, else the user's own where we speak it, else English.

    >>> language(None, {"LANG": "nl_BE.UTF-8"}), language(None, {"LANG": "fr_FR", "LC_ALL": "C"})
    ('nl', 'en')
    """
    if asked is not None:
        if asked not in LANGUAGES:
            raise Refused(
                "“{language}” is not a language that Startbewijs speaks: choose nl or en.", language=asked
            )
        return asked
    for name in ("STARTBEWIJS_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        if environment.get(name):
            return "nl" if environment[name].lower().startswith("nl") else "en"
    return "en"
