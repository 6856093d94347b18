"""What screening says of a comment that is not taken."""

from dataclasses import dataclass
from enum import StrEnum


class Code(StrEnum):
    """Why a comment is not taken."""

    WORDS = "words"
    DEVICE = "device"
    ADDRESS = "address"
    GONE = "gone"


@dataclass(frozen=True)
class Refusal:
    """A comment is not stored: `message` tells its writer why, in words that help, and `code` tells programs."""

    message: str
    code: Code
