"""The Vietnamese catalogue: compiled as written, placeholders kept, almost no English left in the admin."""

import json
import re
from collections import Counter
from pathlib import Path

import polib
import pytest
import wagtail
from django.conf import settings
from django.test import RequestFactory
from django.utils import translation
from django.views.i18n import JavaScriptCatalog

DOMAINS = ["django", "djangojs"]
APPS = [
    "admin",
    "images",
    "documents",
    "users",
    "snippets",
    "",
    "sites",
    "search",
    "embeds",
    "contrib/redirects",
    "contrib/settings",
    "contrib/search_promotions",
]
PLACEHOLDER = re.compile(r"%\(\w+\)[sdrf]|%[sd]|\{\w*\}")
TAG = re.compile(r"</?[a-z][^>]*>")
Key = tuple[str | None, str]


def catalogue(domain: str, suffix: str) -> Path:
    return Path(settings.LOCALE_PATHS[0]) / "vi" / "LC_MESSAGES" / f"{domain}.{suffix}"


def text(entry: polib.POEntry) -> str:
    return entry.msgstr or entry.msgstr_plural.get(0, "")


def translations(path: Path) -> dict[Key, str]:
    if not path.exists():
        return {}
    return {(e.msgctxt, e.msgid): text(e) for e in polib.pofile(str(path)) if e.translated() and not e.obsolete}


def entries() -> list[polib.POEntry]:
    return [entry for domain in DOMAINS for entry in polib.pofile(str(catalogue(domain, "po")))]


@pytest.mark.parametrize("domain", DOMAINS)
def test_compiled_file_agrees_with_source(domain):
    compiled = {(e.msgctxt, e.msgid): text(e) for e in polib.mofile(str(catalogue(domain, "mo")))}
    assert compiled == translations(catalogue(domain, "po"))


@pytest.mark.parametrize("domain", DOMAINS)
def test_every_entry_is_translated_once(domain):
    po = polib.pofile(str(catalogue(domain, "po")))
    counts = Counter((e.msgctxt, e.msgid) for e in po)
    assert [key for key, count in counts.items() if count > 1] == []
    assert [e.msgid for e in po if not e.translated()] == []


@pytest.mark.parametrize("pattern", [PLACEHOLDER, TAG], ids=["placeholders", "tags"])
def test_placeholders_and_tags_are_kept(pattern):
    wrong = [
        (e.msgid, text(e))
        for e in entries()
        # Vietnamese has one form, for every number: it follows the plural.
        if Counter(pattern.findall(e.msgid_plural or e.msgid)) != Counter(pattern.findall(text(e)))
    ]
    assert wrong == []


def test_surrounding_spaces_are_kept():
    def edges(string: str) -> tuple[str, str]:
        return string[: len(string) - len(string.lstrip())], string[len(string.rstrip()) :]

    assert [e.msgid for e in entries() if edges(e.msgid) != edges(text(e))] == []


def test_one_spelling_and_one_register():
    informal = re.compile(r"\bbạn\b|\b(?:khoá|xoá|huỷ|hoá|toả|thuỷ)\b", re.IGNORECASE)
    assert [text(e) for e in entries() if informal.search(text(e))] == []


@pytest.mark.parametrize("app", APPS, ids=[app or "core" for app in APPS])
@pytest.mark.parametrize("domain", DOMAINS)
def test_admin_is_in_vietnamese(domain, app):
    locale = Path(wagtail.__file__).parent / app / "locale"
    source = locale / "en" / "LC_MESSAGES" / f"{domain}.po"
    if not source.exists():
        return
    wanted = {(e.msgctxt, e.msgid) for e in polib.pofile(str(source)) if not e.obsolete}
    theirs = translations(locale / "vi" / "LC_MESSAGES" / f"{domain}.po")
    missing = wanted - theirs.keys() - translations(catalogue(domain, "po")).keys()
    assert len(missing) <= 0.02 * len(wanted), sorted(msgid for _, msgid in missing)


def test_our_words_win():
    with translation.override("vi"):
        assert translation.gettext("Publish") == "Đăng"
        assert translation.gettext("Password reset unsuccessful") == "Không đặt lại được mật khẩu"
        assert translation.ngettext("%(num)d day", "%(num)d days", 1) == "%(num)d ngày"


def test_scripts_of_the_admin_get_our_words():
    with translation.override("vi"):
        response = JavaScriptCatalog.as_view(packages=["wagtail.admin"])(RequestFactory().get("/"))
    assert json.dumps("Tải lại trang") in response.content.decode()


def test_english_stays_english():
    with translation.override("en"):
        assert translation.gettext("Publish") == "Publish"
