"""Who may log in, for whoever administers; and one's own password, for everybody."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath

from startbewijs.errors import Refused
from startbewijs.publish.desk.frame import Desk
from startbewijs.publish.desk.people import account_page, people_page
from startbewijs.publish.words import Words
from startbewijs.service.people import ROLES, NotAllowed, NotNow, Session
from startbewijs.web.desk.entry import COOKIE, Lodge, elsewhere, form, screen
from startbewijs.web.desk.rooms import desk_of, nothing_here
from startbewijs.web.reply import Asked

_SHOWN = 200
Work = Callable[[], str]


@get("/desk/{lang:str}/people")
async def people(request: Asked, lang: FromPath[str], lodge: NamedDependency[Lodge]) -> Response[bytes]:
    """Everybody who may log in."""
    session = await lodge.session(request)
    return await _people(lodge, session, lodge.words(lang))


@post("/desk/{lang:str}/people/add", status_code=200)
async def add(request: Asked, lang: FromPath[str], lodge: NamedDependency[Lodge]) -> Response[bytes]:
    """Somebody more."""
    session = await lodge.session(request)
    words = lodge.words(lang)
    if not session.person.administers:
        return await _people(lodge, session, words)
    fields = await form(request, session)
    login, name, password = fields.get("login", ""), fields.get("name", ""), fields.get("password", "")

    def added() -> str:
        made = lodge.people.add(login, name, _roles(fields), password, by=session.person.login)
        return words.say("{login} may log in.", login=made.login)

    return await _done(lodge, session, words, added, fields)


@post("/desk/{lang:str}/people/change", status_code=200)
async def change(request: Asked, lang: FromPath[str], lodge: NamedDependency[Lodge]) -> Response[bytes]:
    """Somebody with other roles, another password, or no longer let in."""
    session = await lodge.session(request)
    words = lodge.words(lang)
    if not session.person.administers:
        return await _people(lodge, session, words)
    fields = await form(request, session)
    login, by = fields.get("login", ""), session.person.login

    def changed() -> str:
        match fields.get("step"):
            case "roles":
                lodge.people.change(login, by=by, roles=_roles(fields))
            case "password":
                lodge.people.change(login, by=by, password=fields.get("password", ""))
            case "sessions":
                lodge.people.end_sessions(login, by=by)
                return words.say("All sessions of {login} have ended.", login=login)
            case "stop" | "again" as step:
                lodge.people.change(login, by=by, active=step == "again")
            case _:
                raise Refused("Choose what is to change with its own button.")
        return words.say("{login} is changed; earlier sessions have ended.", login=login)

    return await _done(lodge, session, words, changed)


@get("/desk/{lang:str}/account")
async def account(request: Asked, lang: FromPath[str], lodge: NamedDependency[Lodge]) -> Response[bytes]:
    """The form for another password of one's own."""
    session = await lodge.session(request)
    words = lodge.words(lang)
    return screen(account_page(await lodge.does(lambda: desk_of(lodge, session, words, "account/"))))


@post("/desk/{lang:str}/account", status_code=200)
async def new_password(request: Asked, lang: FromPath[str], lodge: NamedDependency[Lodge]) -> Response[bytes]:
    """The door again, for the new password; who does not know the old one stays where they are."""
    session = await lodge.session(request)
    fields, words = await form(request, session), lodge.words(lang)
    login = session.person.login
    address = request.client.host if request.client else "?"

    def changed() -> None:
        _, again = lodge.people.log_in(login, fields.get("old", ""), address)
        lodge.people.log_out(again)
        lodge.people.change(login, by=login, password=fields.get("password", ""))

    try:
        await lodge.checks(changed)
    except Refused as problem:
        desk = await lodge.does(lambda: desk_of(lodge, session, words, "account/"))
        status = 429 if isinstance(problem, NotNow) else 400
        return screen(account_page(desk, problem=words.refusal(problem)), status)
    return elsewhere(f"/desk/{words.language}/login", f"{COOKIE}=; Path=/desk; Max-Age=0")


async def _done(
    lodge: Lodge, session: Session, words: Words, work: Work, typed: Mapping[str, str] | None = None
) -> Response[bytes]:
    try:
        said = await lodge.checks(work)
    except Refused as problem:
        return await _people(lodge, session, words, problem=problem, typed=typed)
    if await lodge.does(lambda: lodge.people.ended(session)):
        return elsewhere(f"/desk/{words.language}/login")
    return await _people(lodge, session, words, done=said)


async def _people(
    lodge: Lodge,
    session: Session,
    words: Words,
    *,
    problem: Refused | None = None,
    done: str | None = None,
    typed: Mapping[str, str] | None = None,
) -> Response[bytes]:
    try:
        administers(session)
    except NotAllowed as refused:
        desk = await lodge.does(lambda: desk_of(lodge, session, words, "people/"))
        return nothing_here(desk, words.refusal(refused), 403)

    def drawn() -> str:
        desk: Desk = desk_of(lodge, session, words, "people/")
        said = None if problem is None else words.refusal(problem)
        known, trail = lodge.people, lodge.people.trail()[:_SHOWN]
        return people_page(desk, known.all(), known.logged_in(), trail, problem=said, done=done, typed=typed)

    status = 200 if problem is None else 400
    return screen(await lodge.does(drawn), status)


def administers(session: Session) -> None:
    """Nothing; who does not administer the desk is refused."""
    if not session.person.administers:
        raise NotAllowed(
            "{name} may not do this; it is for: {may}.",
            name=session.person.name,
            may=Refused("administrator"),
        )


def _roles(fields: dict[str, str]) -> list[str]:
    return [role for role in ROLES if fields.get(f"role-{role}")]
