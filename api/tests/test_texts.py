"""Words of stories for machines."""

import pytest

from api.texts import with_full_addresses, without_marks


def full(address: str) -> str:
    """Return an address of the site in full."""
    return f"https://lt.vn{address}"


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ('<a href="/b/1/">', '<a href="https://lt.vn/b/1/">'),
        ('<a href="https://a.vn/b">', '<a href="https://a.vn/b">'),
        ('<a href="//a.vn/b">', '<a href="//a.vn/b">'),
        ('<a href="#muc-1">', '<a href="#muc-1">'),
        ('<a href="mailto:a@b.vn">', '<a href="mailto:a@b.vn">'),
        (
            '<img src="/a.webp" srcset="/a.webp 400w, /b.webp 800w" alt="x">',
            '<img src="https://lt.vn/a.webp" srcset="https://lt.vn/a.webp 400w, https://lt.vn/b.webp 800w" alt="x">',
        ),
        ('<p>href="/x"</p>', '<p>href="/x"</p>'),
        ('<video poster="/p.jpg" data-src="/x"></video>', '<video poster="https://lt.vn/p.jpg" data-src="/x"></video>'),
    ],
)
def test_addresses_of_the_site_are_given_in_full(markup, expected):
    assert with_full_addresses(markup, full) == expected


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("", ""),
        ("<h2>Một</h2>\n<p>Hai <b>ba</b>\n bốn.</p>", "Một\nHai ba bốn."),
        ("<ul><li>a</li><li>b</li></ul>", "a\nb"),
        ("a<br>b<br/>c", "a\nb\nc"),
        ("<p>1 &lt; 2 &amp; 3</p><p></p>", "1 < 2 & 3"),
        ("<figure><img alt='x'><figcaption>Ảnh</figcaption></figure>", "Ảnh"),
    ],
)
def test_words_stand_without_marks(markup, expected):
    assert without_marks(markup) == expected
