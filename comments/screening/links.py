"""Finds addresses in what readers write: of sites, of e-mail, of other networks, telephone numbers; pure."""

import re
import unicodedata
from collections.abc import Collection, Iterator

# Endings that addresses in Vietnam have and no sentence does.
_ENDINGS = (
    "com net org info biz vn xyz top club site online shop store vip win bet app link click live asia icu pro fun "
    "space website tech page dev mobi blog casino loan ru cn us uk eu kr jp tw hk sg th kh io gl ly gg tv cc"
)
# These are Vietnamese syllables too ("hay.to lắm"): only with a path, or where everybody knows the site.
_PATH_ENDINGS = "me to be co in la"
_ENDING = "(?:" + "|".join(_ENDINGS.split()) + ")"
_LABEL = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
_PATH = r"(?::\d{2,5})?(?:[/?#][^\s<>\"”]*)?"
_ADDRESS = re.compile(
    rf"(?:h[tx]{{2}}ps?|ftp)\s?:\s?//?[^\s<>\"”]+"
    rf"|www\.[^\s<>\"”]+"
    rf"|[\w.+-]{{1,64}}@(?:{_LABEL}\.){{1,5}}[a-z]{{2,24}}\b"
    rf"|(?<![\w.@-])(?:{_LABEL}\.){{1,5}}{_ENDING}(?![\w-]|\.\w){_PATH}"
    rf"|(?<![\w.@-])(?:{_LABEL}\.){{1,5}}(?:{'|'.join(_PATH_ENDINGS.split())})/[^\s<>\"”]+",
    re.ASCII | re.IGNORECASE,
)
# "abc[.]xyz", "abc (.) com", "abc chấm com", "abc . com".
_DISGUISED = re.compile(
    rf"(?<![\w-])([\w-]{{2,63}})(?:\s?[\[({{<]\s?(?:\.|chấm|cham|dot)\s?[\])}}>]\s?|\s(?:chấm|cham|dot)\s|\s\.\s?)({_ENDING})(?!\w)",
    re.IGNORECASE,
)
_NETWORK = re.compile(
    r"(?<!\w)(?:(?:zalo|telegram|viber|whatsapp|wechat|skype)\s?[:=@]+\s?[\w@.+-]{3,}|tele(?:gram)?\s?:?\s?@\w{3,})",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"(?<![\w/.,+-])(?:\+|\(\+?)?\d(?:[ .()-]{0,2}\d){8,13}(?![\w/]|[.,-]\d)")
_DATE = re.compile(r"(?<!\d)\d{1,2}[.-]\d{1,2}[.-](?:19|20)\d\d(?!\d)")
_PHONE = re.compile(r"(?:\+?84|0)(?:[35789]\d{8}|2\d{9})")
_SAFE = "gov.vn"
_OF_PATH = re.compile(r"[/?#\\]")
_STOPS = str.maketrans("。｡", "..")


def find_links(text: str, own: Collection[str] = ()) -> list[str]:
    """Return the doubtful addresses in `text` as typed, each once, telephone numbers after a label.

    Args:
        text: What a reader wrote.
        own: Names of our own hosts: with those below them and below gov.vn they are no doubt.
    """
    return list(dict.fromkeys(_found(text, {host.lower() for host in own})))


def _found(text: str, own: set[str]) -> Iterator[str]:
    plain = unicodedata.normalize("NFKC", "".join(sign for sign in text if unicodedata.category(sign) != "Cf"))
    plain = plain.translate(_STOPS)
    for match in _ADDRESS.finditer(plain):
        address = match[0].rstrip(".,;:!?)]}'…")
        if not _is_sentence(address) and not _is_known(address, own):
            yield address
    for match in _DISGUISED.finditer(plain):
        if not _is_known(f"{match[1]}.{match[2]}", own):
            yield match[0].strip()
    yield from (match[0] for match in _NETWORK.finditer(plain))
    for match in _DIGITS.finditer(plain):
        if _is_phone(match[0]):
            yield match[0]


def _is_sentence(address: str) -> bool:
    """Say whether a full stop without a space was taken for an address: "rất hay.Top 10"."""
    ending = address.rpartition(".")[2]
    return ":" not in address and "/" not in address and ending[:1].isupper() and not address.isupper()


def _is_known(address: str, own: set[str]) -> bool:
    authority = _OF_PATH.split(address.partition("://")[2] or address, maxsplit=1)[0]
    if "\\" in address or ("@" in authority and "://" in address):
        return False
    host = authority.rpartition("@")[2].partition(":")[0].lower()
    return any(host == known or host.endswith("." + known) for known in (_SAFE, *own))


def _is_phone(typed: str) -> bool:
    if _DATE.search(typed):
        return False
    digits = re.sub(r"[ .()-]", "", typed)
    # Amounts of money have points too: "84.912.345.678 đồng".
    is_amount = typed.startswith("84") and "." in typed
    return bool(_PHONE.fullmatch(digits)) and not is_amount
