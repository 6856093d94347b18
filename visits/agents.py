"""What a browser says of itself: whether it is a robot, its family, the class of its device, the app it is part of."""

import re
from functools import lru_cache
from typing import NamedTuple

from visits.choices import Device, Source
from visits.robots import is_robot

# No browser says so much.
_LONGEST = 1000
_KNOWN = 4096

# The first that is found: most browsers name those that they descend from, too.
_FAMILIES = (
    (b"zalo", re.compile(r"\bZalo\b|Zalo(?:Theme|Language)", re.IGNORECASE)),
    (b"facebook", re.compile(r"\bFB(?:AN|AV|_IAB|IOS)\b|Messenger")),
    (b"tiktok", re.compile(r"musical_ly|BytedanceWebview|TikTok")),
    (b"coccoc", re.compile(r"coc_coc", re.IGNORECASE)),
    (b"edge", re.compile(r"\bEdg(?:e|A|iOS)?/")),
    (b"opera", re.compile(r"\bOPR/|\bOP(?:T|X)/|Opera")),
    (b"samsung", re.compile(r"SamsungBrowser")),
    (b"uc", re.compile(r"UC ?Browser|UCWEB")),
    (b"miui", re.compile(r"MiuiBrowser")),
    (b"firefox", re.compile(r"Firefox|FxiOS")),
    (b"chrome", re.compile(r"Chrome|CriOS|Chromium")),
    (b"safari", re.compile(r"Safari|iPhone|iPad")),
)
_APPS = {b"zalo": Source.ZALO, b"facebook": Source.FACEBOOK, b"tiktok": Source.OTHER_NETWORK}
_TABLET = re.compile(r"iPad|Tablet|PlayBook|Silk|Android(?!.*(?:Mobile|Opera Mini))")
_PHONE = re.compile(r"Mobile|iPhone|iPod|Android|Opera Mini|Windows Phone|MIDP|BlackBerry")
_COMPUTER = re.compile(r"Windows|Macintosh|X11|Linux|CrOS")


class Agent(NamedTuple):
    """A browser: `browser` is its family and the class of its device, some forty different ones in all."""

    is_robot: bool
    browser: bytes
    device: Device
    app: Source | None


NOBODY = Agent(True, b"", Device.UNKNOWN, None)


@lru_cache(_KNOWN)
def agent_of(said: str) -> Agent:
    """Return what the header User-Agent says; who says nothing, or too much, is a robot."""
    if not said.strip() or len(said) > _LONGEST or is_robot(said):
        return NOBODY
    family = next((name for name, mark in _FAMILIES if mark.search(said)), b"other")
    device = _device(said)
    return Agent(False, b"%b %d" % (family, device), device, _APPS.get(family))


def _device(said: str) -> Device:
    if _TABLET.search(said):
        return Device.TABLET
    if _PHONE.search(said):
        return Device.PHONE
    return Device.COMPUTER if _COMPUTER.search(said) else Device.UNKNOWN
