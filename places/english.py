"""Names of units for those who read English."""

import unicodedata

from places.models import Kind, Place

_WORDS = {
    Kind.TINH: "Province",
    Kind.THANH_PHO: "City",
    Kind.QUAN: "District",
    Kind.HUYEN: "District",
    Kind.THI_XA: "Town",
    Kind.THANH_PHO_TINH: "City",
    Kind.XA: "Commune",
    Kind.PHUONG: "Ward",
    Kind.THI_TRAN: "Township",
    Kind.DAC_KHU: "Special Zone",
}


def english_name(place: Place) -> str:
    """Return the name without accents with the English word of its kind: "Chieng La Commune", "District 1"."""
    decomposed = unicodedata.normalize("NFD", place.name.replace("đ", "d").replace("Đ", "D"))
    name = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    word = _WORDS[Kind(place.kind)]
    return f"{word} {name}" if name.isdigit() else f"{name} {word}"
