"""Every command there is, by group and by name, and what else people call them."""

from __future__ import annotations

from startbewijs.cli.commands.at_the_desk import AT_THE_DESK
from startbewijs.cli.commands.at_the_ice import AT_THE_ICE
from startbewijs.cli.commands.before_the_end import BEFORE_THE_END
from startbewijs.cli.commands.deciding import DECIDING
from startbewijs.cli.commands.looking_after import LOOKING_AFTER
from startbewijs.cli.commands.on_the_ice import ON_THE_ICE
from startbewijs.cli.commands.rehearsing import REHEARSING
from startbewijs.cli.commands.running import RUNNING
from startbewijs.cli.commands.setting_up import SETTING_UP
from startbewijs.cli.commands.who_goes import WHO_GOES

GROUPS = (
    WHO_GOES,
    BEFORE_THE_END,
    ON_THE_ICE,
    SETTING_UP,
    RUNNING,
    AT_THE_ICE,
    DECIDING,
    AT_THE_DESK,
    REHEARSING,
    LOOKING_AFTER,
)

COMMANDS = tuple(command for group in GROUPS for command in group.commands)

BY_NAME = {command.name: command for command in COMMANDS}

ALSO_CALLED = {
    "aanwijzen": "designate",
    "aanwijzingen": "team",
    "afmelden": "withdraw",
    "afstand": "announce",
    "bevestig": "confirm",
    "briefje": "card",
    "dagprogramma": "programme",
    "corrigeer": "correct",
    "diskwalificeer": "disqualify",
    "doublures": "tickets",
    "excel": "export-results",
    "feiten": "log",
    "geschiedenis": "history",
    "init": "new",
    "inschrijven": "enter",
    "inschrijving": "enter",
    "kaart": "card",
    "kansen": "status",
    "klassement": "classification",
    "leg-uit": "explain",
    "loten": "draw",
    "loting": "draw",
    "lottery": "draw",
    "matrix": "tickets",
    "nieuw": "new",
    "nodig": "needs",
    "handtijd": "hand-correction",
    "official": "officials",
    "opnemen": "record",
    "order": "tickets",
    "overrit": "reskate",
    "pairs": "startlist",
    "ploeg": "team",
    "programma": "programme",
    "ranking": "classification",
    "referee": "officials",
    "registreer": "register",
    "rit": "record",
    "repair": "re-pair",
    "ritten-wijzigen": "re-pair",
    "scenario": "whatif",
    "schedule": "programme",
    "scheidsrechter": "officials",
    "seizoensbesten": "season-bests",
    "selectie": "team",
    "selection": "team",
    "sluit-afstand": "close-distance",
    "sluit-inschrijving": "close-entries",
    "speaker": "card",
    "stand": "status",
    "startbewijzen": "tickets",
    "startlijst": "startlist",
    "tournaments": "list",
    "uitleg": "explain",
    "uitslag": "results",
    "uitslagen": "results",
    "verhaal": "story",
    "verslag": "story",
    "waarom": "why",
    "wachtkamer": "waiting",
    "watals": "whatif",
    "what-if": "whatif",
}
"""What people may call a command, in Dutch or in English, and which one it is."""
