"""Who gives something: a device that has brought its cookie, else whoever is at this address today."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from core.dates import today
from core.readers import address_hash, device_of, keep_device, keyed_hash

# The cookie comes with nothing else.
PATH = "/cam-on/"


@dataclass(frozen=True)
class Reader:
    """A reader of one page, by keyed hashes that hold for that page alone.

    `is_known`: the device has brought its cookie; `is_proven`: it has also worked for it (see `core.proof`).
    """

    device: str
    address: str
    is_known: bool = False
    is_proven: bool = False


def reader_of(request: HttpRequest, response: HttpResponse, page: int, *, has_worked: bool) -> Reader:
    """Return who gives `page` something; a device without a cookie gets one with `response`."""
    is_known = bool(device_of(request))
    device = _device(keep_device(request, response, PATH), page)
    return Reader(device, _address(request, page), is_known, is_known and has_worked)


def device_on(request: HttpRequest, page: int) -> str:
    """Return the name of the reader's device on `page`, "" before it has a cookie."""
    name = device_of(request)
    return _device(name, page) if name else ""


def _device(name: str, page: int) -> str:
    return keyed_hash("reaction", f"{page}:{name}")


def _address(request: HttpRequest, page: int) -> str:
    """Return the hash of the sender's address today; senders whose address is unknown count as one."""
    purpose = f"reaction:{today()}:{page}"
    return address_hash(request, purpose) or keyed_hash("nowhere", purpose)
