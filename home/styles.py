"""The style page of the newsroom: every colour, size and component of the public site, in every state."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from core import palette
from core.sheets import TEMPLATES
from home.samples import samples

EXAMPLES = "examples.html"
_COMMENT = re.compile(r"\{% comment %\}(.*?)\{% endcomment %\}", re.S)
_LENGTH = re.compile(r"--(t[0-9]|s[0-9]|r[0-9]|tap): ([^;]+);")
# What `?che-do=` understands: the scheme, and its colours by name.
_SCHEMES: dict[str, tuple[str, Callable[[], dict[str, str]]]] = {
    "sang": ("light", palette.day),
    "toi": ("dark", palette.night),
}

View = Callable[..., HttpResponse]


@dataclass(frozen=True)
class Component:
    """A folder of templates/components: its name, one line of use, and its states as HTML."""

    name: str
    use: str
    states: str


def for_staff(view: View) -> View:
    """Show `view` to those who may enter the newsroom; for anybody else there is nothing."""

    def guarded(request: HttpRequest, *args: Any) -> HttpResponse:
        if not request.user.has_perm("wagtailadmin.access_admin"):
            raise Http404
        return view(request, *args)

    return never_cache(guarded)


@for_staff
def style_page(request: HttpRequest) -> HttpResponse:
    """Show the design language; `?che-do=toi` shows it by night, whatever the reader's machine prefers."""
    scheme = request.GET.get("che-do", "")
    context = {
        "title": _("Kiểu mẫu"),
        "scheme": scheme if scheme in _SCHEMES else "",
        "colours": colours(),
        "pairs": palette.pairs(),
        "lengths": lengths(),
        "components": [component(folder, request) for folder in component_folders()],
    }
    return render(request, "pages/styles.html", context)


@for_staff
def scheme_sheet(request: HttpRequest, name: str) -> HttpResponse:
    """Return the rules that force a scheme on the style page; readers never load them."""
    scheme, tokens = _SCHEMES[name]
    rules = "".join(f"--{token}:{colour};" for token, colour in tokens().items())
    return HttpResponse(f":root{{color-scheme:{scheme};{rules}}}", content_type="text/css; charset=utf-8")


def colours() -> list[tuple[str, str, str]]:
    """Return name, day and night of every colour."""
    by_night = palette.night()
    return [(name, colour, by_night[name]) for name, colour in palette.day().items()]


def lengths() -> dict[str, list[tuple[str, str]]]:
    """Return name and value of the sizes of type, the spaces, and the radii with the height of targets."""
    text = (TEMPLATES / "sheets" / "tokens.css").read_text(encoding="utf-8")
    found = _LENGTH.findall(text)
    return {
        "type": [pair for pair in found if re.fullmatch(r"t\d", pair[0])],
        "space": [pair for pair in found if pair[0].startswith("s")],
        "other": [pair for pair in found if pair[0].startswith(("r", "tap"))],
    }


def component_folders() -> list[Path]:
    """Return the folders of all components in order of name."""
    return sorted(path for path in (TEMPLATES / "components").iterdir() if path.is_dir())


def component(folder: Path, request: HttpRequest | None = None) -> Component:
    """Return a component with its states drawn from samples."""
    template = f"components/{folder.name}/{EXAMPLES}"
    states = render_to_string(template, samples(), request) if (folder / EXAMPLES).exists() else ""
    return Component(folder.name, use_of(folder), states)


def use_of(folder: Path) -> str:
    """Return the line of use: the comment of the template that bears the folder's name, else of its examples."""
    for name in (f"{folder.name}.html", EXAMPLES):
        path = folder / name
        comment = _COMMENT.search(path.read_text(encoding="utf-8")) if path.exists() else None
        if comment:
            return " ".join(comment[1].split())
    return ""
