"""The addresses of the desk, and what is said where somebody may not pass."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from litestar import Response, Router
from litestar.di import Provide
from litestar.types import ControllerRouterHandler

from startbewijs.publish.desk.frame import entrance
from startbewijs.publish.html.markup import element
from startbewijs.publish.words import LANGUAGES, N_, Words
from startbewijs.web.desk import (
    acting,
    backups,
    forms,
    history,
    lists,
    login,
    opening,
    pairs,
    people,
    printing,
    procedure,
    speaking,
)
from startbewijs.web.desk.entry import Foreign, Lodge, LoggedOut, TooMuch, TooSlow, elsewhere, screen
from startbewijs.web.reply import Asked

_FOREIGN = N_(
    "This did not come from a page of the desk that is still yours; go back, load it anew, try again."
)
_TOO_MUCH = N_("This is more than the desk takes at once; send less.")
_TOO_LARGE = N_("This is more than the {most} MB that the desk takes here; nothing was read.")
_TOO_SLOW = N_("This did not arrive in the time that the desk waits; nothing was read, so send it again.")
_LOGGED_OUT = N_("You are not logged in, or no longer.")

_WHO: Sequence[ControllerRouterHandler] = (
    login.door,
    login.login,
    login.log_in,
    login.log_out,
    people.people,
    people.add,
    people.change,
    people.account,
    people.new_password,
)
"""Who may log in, and as what: the same whether there is a tournament yet or not."""


def routes(lodge: Callable[[], Lodge]) -> Router:
    """The desk; what it works with is there once the server has started."""

    return _routed(
        lodge,
        [
            *_WHO,
            acting.act,
            pairs.pair_now,
            pairs.pair,
            pairs.pair_effect,
            speaking.speaker,
            printing.sheets,
            printing.programme_sheet,
            printing.startlist,
            printing.classification,
            backups.backups,
            backups.take,
            backups.restore,
            history.history,
            opening.empty,
            opening.sent,
            procedure.looked_at,
            procedure.sent,
            procedure.adopt,
            lists.empty_list,
            lists.sent_list,
            lists.kept_list,
            forms.room,
            forms.empty_form,
            forms.sent_form,
        ],
    )


def routes_unopened(lodge: Callable[[], Lodge]) -> Router:
    """The desk of a server that waits for a tournament: who may log in, and the form that opens one."""
    return _routed(
        lodge,
        [*_WHO, opening.empty, opening.sent, opening.first, opening.anywhere],
    )


def _routed(lodge: Callable[[], Lodge], handlers: Sequence[ControllerRouterHandler]) -> Router:
    async def provided() -> Lodge:
        return lodge()

    return Router(
        path="/",
        route_handlers=handlers,
        dependencies={"lodge": Provide(provided)},
        exception_handlers={
            LoggedOut: _logged_out,
            Foreign: _foreign,
            TooMuch: _too_much,
            TooSlow: _too_slow,
        },
    )


def _logged_out(request: Asked, _: LoggedOut) -> Response[bytes]:
    if _program(request):
        return acting.answer(401, {"says": _said(request, _LOGGED_OUT)})
    return elsewhere(f"/desk/{_language(request)}/login")


def _foreign(request: Asked, _: Foreign) -> Response[bytes]:
    return _refused(request, 403, _FOREIGN)


def _too_much(request: Asked, found: TooMuch) -> Response[bytes]:
    if found.megabytes is None:
        return _refused(request, 413, _TOO_MUCH)
    return _refused(request, 413, _TOO_LARGE, most=found.megabytes)


def _too_slow(request: Asked, _: TooSlow) -> Response[bytes]:
    return _refused(request, 408, _TOO_SLOW)


def _refused(request: Asked, status: int, sentence: str, **fields: object) -> Response[bytes]:
    said = _words(request).say(sentence, **fields)
    if _program(request):
        return acting.answer(status, {"says": said})
    words = _words(request)
    home = element("p", element("a", words.say("The desk"), href=f"/desk/{words.language}/"))
    return screen(entrance(words, said, element("h1", said), home), status)


def _program(request: Asked) -> bool:
    return str(request.scope["path"]) == "/desk/act"


def _said(request: Asked, sentence: str) -> str:
    return _words(request).say(sentence)


def _words(request: Asked) -> Words:
    found: Words = request.app.state.shown.words[_language(request)]
    return found


def _language(request: Asked) -> str:
    found = str(request.scope["path"]).split("/")[2:3]
    return found[0] if found and found[0] in LANGUAGES else LANGUAGES[0]
