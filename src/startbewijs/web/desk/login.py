"""In and out of the desk."""

from __future__ import annotations

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath

from startbewijs.errors import Refused
from startbewijs.publish.desk.login import login_page
from startbewijs.publish.words import LANGUAGES
from startbewijs.service.people import WHOLE, NotNow
from startbewijs.web.desk.entry import COOKIE, Lodge, cookie, elsewhere, form, screen
from startbewijs.web.pages import preferred
from startbewijs.web.reply import Asked


@get("/desk", sync_to_thread=False)
def door(request: Asked) -> Response[bytes]:
    """The desk in the language that the reader likes best."""
    return elsewhere(f"/desk/{preferred(request.headers.get('accept-language', ''))}/")


@get("/desk/{lang:str}/login")
async def login(request: Asked, lang: FromPath[str], lodge: NamedDependency[Lodge]) -> Response[bytes]:
    """The form to log in with."""
    if lang not in LANGUAGES:
        return elsewhere("/desk")
    empty = await lodge.does(lambda: not lodge.people.all())
    return screen(login_page(lodge.words(lang), empty=empty))


@post("/desk/{lang:str}/login", status_code=200)
async def log_in(request: Asked, lang: FromPath[str], lodge: NamedDependency[Lodge]) -> Response[bytes]:
    """On to the desk with a new session, or the form once more with what was wrong."""
    fields = await form(request, None)
    words = lodge.words(lang)
    name, password = fields.get("login", ""), fields.get("password", "")
    address = request.client.host if request.client else "?"
    earlier = request.cookies.get(COOKIE)
    try:
        key, _ = await lodge.checks(lambda: lodge.people.log_in(name, password, address, earlier))
    except NotNow as wait:
        again = screen(login_page(words, login=name[:40], problem=words.refusal(wait)), 429)
        again.headers["retry-after"] = str(wait.seconds)
        return again
    except Refused as problem:
        return screen(login_page(words, login=name[:40], problem=words.refusal(problem)), 403)
    return elsewhere(f"/desk/{words.language}/", cookie(request, key, WHOLE))


@post("/desk/{lang:str}/logout", status_code=200)
async def log_out(request: Asked, lang: FromPath[str], lodge: NamedDependency[Lodge]) -> Response[bytes]:
    """The door again; the session is over here and everywhere."""
    session = await lodge.session(request)
    await form(request, session)
    await lodge.does(lambda: lodge.people.log_out(session))
    return elsewhere(f"/desk/{lodge.words(lang).language}/login", f"{COOKIE}=; Path=/desk; Max-Age=0")
