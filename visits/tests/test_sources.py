"""Where a reader came from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visits import sources
from visits.choices import Source
from visits.sources import poster_of, source_of

OWN = "lantoa.example:8000"


@pytest.mark.parametrize(
    ("host", "source"),
    [
        ("lantoa.example", Source.INSIDE),
        ("LanToa.Example:443", Source.INSIDE),
        ("www.google.com", Source.GOOGLE),
        ("www.google.com.vn", Source.GOOGLE),
        ("google.co.jp", Source.GOOGLE),
        ("news.google.de", Source.GOOGLE),
        ("com.google.android.googlequicksearchbox", Source.GOOGLE),
        ("google.example.com", Source.OTHER_SITE),
        ("notgoogle.com", Source.OTHER_SITE),
        ("mail.google.com", Source.OTHER_SITE),
        ("coccoc.com", Source.COC_COC),
        ("www.bing.com", Source.OTHER_SEARCH),
        ("duckduckgo.com", Source.OTHER_SEARCH),
        ("vn.search.yahoo.com", Source.OTHER_SEARCH),
        ("chat.zalo.me", Source.ZALO),
        ("com.zing.zalo", Source.ZALO),
        ("l.facebook.com", Source.FACEBOOK),
        ("m.facebook.com", Source.FACEBOOK),
        ("m.me", Source.FACEBOOK),
        ("fb.com", Source.FACEBOOK),
        ("t.co", Source.OTHER_NETWORK),
        ("x.com", Source.OTHER_NETWORK),
        ("netflix.com", Source.OTHER_SITE),
        ("www.tiktok.com", Source.OTHER_NETWORK),
        ("www.youtube.com", Source.OTHER_NETWORK),
        ("web.telegram.org", Source.OTHER_NETWORK),
        ("www.instagram.com", Source.OTHER_NETWORK),
        ("facebook.com.evil.example", Source.OTHER_SITE),
        ("dongnai.gov.vn", Source.OTHER_SITE),
        ("[::1]:8000", Source.OTHER_SITE),
        ("x" * 10_000, Source.OTHER_SITE),
        ("xã-hội.vn", Source.OTHER_SITE),
        ("\x00", Source.OTHER_SITE),
    ],
)
def test_the_host_says_where_from(host, source):
    assert source_of(host, OWN, None) is source


def test_without_a_page_before_the_app_says_where_from():
    assert source_of("", OWN, None) is Source.DIRECT
    assert source_of("", OWN, Source.ZALO) is Source.ZALO
    assert source_of("lantoa.example", OWN, Source.ZALO) is Source.INSIDE


@given(st.text())
def test_any_text_is_a_source(text):
    assert source_of(text, OWN, None) in Source


def test_made_up_hosts_raise_no_memory():
    for number in range(5_000):
        source_of(f"h{number}.example", OWN, None)
    info = sources._of_host.cache_info()
    assert info.currsize <= info.maxsize == 1024


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("1", 1),
        ("9999", 9999),
        ("0", 0),
        ("", None),
        ("10000", None),
        ("-1", None),
        ("01", None),
        ("١", None),
        ("1 ", None),
    ],
)
def test_posters_are_numbered_from_1_to_9999(said, number):
    assert poster_of(said) == number
