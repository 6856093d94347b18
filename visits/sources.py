"""Where a reader came from, by the host of the page before alone."""

import re
from functools import lru_cache

from visits.choices import LARGEST_POSTER, Source

# A name in the DNS has no more letters.
_LONGEST = 253
_KNOWN = 1024
_HOST = re.compile(r"[a-z0-9_.-]+")
_GOOGLE = re.compile(r"(?:^|\.)google\.(?:com?\.)?[a-z]{2,3}$")
_SEARCH = re.compile(r"(?:^|\.)(?:yahoo|yandex)\.(?:com?\.)?[a-z]{2,3}$")
# A code without a number of its own says 0.
_POSTER = re.compile(r"0|[1-9][0-9]{0,3}")

# By the end of the host; apps of Android tell their name as one.
_ENDS = {
    Source.ZALO: ("zalo.me", "zaloapp.com", "zalo.vn", "com.zing.zalo"),
    Source.FACEBOOK: (
        *("facebook.com", "fb.com", "fb.me", "fb.watch", "m.me", "messenger.com"),
        *("com.facebook.katana", "com.facebook.orca", "com.facebook.lite"),
    ),
    Source.GOOGLE: ("com.google.android.googlequicksearchbox", "googleapis.com"),
    Source.COC_COC: ("coccoc.com", "coccoc.vn"),
    Source.OTHER_SEARCH: (
        *("bing.com", "duckduckgo.com", "search.brave.com", "ecosia.org", "qwant.com", "startpage.com", "baidu.com"),
        *("naver.com", "ask.com", "search.com", "swisscows.com", "you.com", "perplexity.ai", "chatgpt.com"),
    ),
    Source.OTHER_NETWORK: (
        *("tiktok.com", "youtube.com", "youtu.be", "x.com", "twitter.com", "t.co", "instagram.com", "threads.net"),
        *("threads.com", "telegram.org", "t.me", "linkedin.com", "lnkd.in", "pinterest.com", "reddit.com"),
        *("viber.com", "whatsapp.com", "lotus.vn", "gapo.vn", "mocha.com.vn", "org.telegram.messenger"),
    ),
}
_BY_END = {end: source for source, ends in _ENDS.items() for end in ends}


def source_of(host: str, own_host: str, app: Source | None) -> Source:
    """Return where a reader came from.

    `host` is what the script sent of the referrer, "" if there was none; `own_host` the one that was asked; `app` the
    one whose window shows the page.
    """
    if not host:
        return Source.DIRECT if app is None else app
    if _name(host) == _name(own_host):
        return Source.INSIDE
    return _of_host(_name(host)) if len(host) <= _LONGEST else Source.OTHER_SITE


def poster_of(said: str) -> int | None:
    """Return the number of the poster whose code was read, 0 for a code without one; None: it is none."""
    return int(said) if _POSTER.fullmatch(said) and int(said) <= LARGEST_POSTER else None


def _name(host: str) -> str:
    """Return the host without its port."""
    return host.partition(":")[0].lower().rstrip(".")


@lru_cache(_KNOWN)
def _of_host(host: str) -> Source:
    if not _HOST.fullmatch(host) or host.startswith("mail."):
        return Source.OTHER_SITE
    parts = host.split(".")
    for start in range(len(parts)):
        source = _BY_END.get(".".join(parts[start:]))
        if source is not None:
            return source
    if _GOOGLE.search(host):
        return Source.GOOGLE
    return Source.OTHER_SEARCH if _SEARCH.search(host) else Source.OTHER_SITE
