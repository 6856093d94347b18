"""Robots, families of browsers and classes of devices."""

import time

import pytest
from crawlerdetect import CrawlerDetect
from crawlerdetect.providers.crawlers import data as robots
from crawlerdetect.providers.exclusions import data as browsers
from hypothesis import given
from hypothesis import strategies as st

from visits import agents
from visits.agents import NOBODY, agent_of
from visits.choices import Device, Source
from visits.robots import is_robot

ANDROID = "Mozilla/5.0 (Linux; Android 13; SM-A536E) AppleWebKit/537.36 (KHTML, like Gecko)"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 16_3 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
BROWSERS = [
    (f"{ANDROID} Chrome/119.0.0.0 Mobile Safari/537.36", b"chrome", Device.PHONE, None),
    (f"{ANDROID} Chrome/119.0.0.0 Safari/537.36", b"chrome", Device.TABLET, None),
    (f"{ANDROID} SamsungBrowser/23.0 Chrome/115.0.0.0 Mobile Safari/537.36", b"samsung", Device.PHONE, None),
    (
        f"{ANDROID} Version/4.0 Chrome/119 Mobile Safari/537.36 Zalo android/12100678 ZaloTheme/light ZaloLanguage/vn",
        b"zalo",
        Device.PHONE,
        Source.ZALO,
    ),
    (f"{IPHONE} Mobile/15E148 Zalo iOS/480 ZaloTheme/light", b"zalo", Device.PHONE, Source.ZALO),
    (
        f"{ANDROID} Version/4.0 Chrome/112.0.5615.48 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/410.0.0.26.115;]",
        b"facebook",
        Device.PHONE,
        Source.FACEBOOK,
    ),
    (
        f"{IPHONE} Mobile/15E148 [FBAN/FBIOS;FBDV/iPhone13,2;FBMD/iPhone;FBSN/iOS;FBSV/16.3;FBID/phone;FBLC/vi_VN]",
        b"facebook",
        Device.PHONE,
        Source.FACEBOOK,
    ),
    (f"{IPHONE} Version/16.3 Mobile/15E148 Safari/604.1", b"safari", Device.PHONE, None),
    (f"{IPHONE} CriOS/119.0.6045.109 Mobile/15E148 Safari/604.1", b"chrome", Device.PHONE, None),
    (
        "Mozilla/5.0 (iPad; CPU OS 15_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/15.6 "
        "Mobile/15E148 Safari/604.1",
        b"safari",
        Device.TABLET,
        None,
    ),
    (f"{WINDOWS} Chrome/119.0.0.0 Safari/537.36", b"chrome", Device.COMPUTER, None),
    (f"{WINDOWS} Chrome/119.0.0.0 Safari/537.36 Edg/119.0.0.0", b"edge", Device.COMPUTER, None),
    (f"{WINDOWS} coc_coc_browser/115.0.0 Chrome/109.0.0.0 Safari/537.36", b"coccoc", Device.COMPUTER, None),
    (f"{WINDOWS} Chrome/119.0.0.0 Safari/537.36 OPR/105.0.0.0", b"opera", Device.COMPUTER, None),
    (
        "Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:109.0) Gecko/20100101 Firefox/119.0",
        b"firefox",
        Device.COMPUTER,
        None,
    ),
    (
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.1 "
        "Safari/605.1.15",
        b"safari",
        Device.COMPUTER,
        None,
    ),
    (
        "Opera/9.80 (Android; Opera Mini/36.2.2254/119.132; U; vi) Presto/2.12.423 Version/12.16",
        b"opera",
        Device.PHONE,
        None,
    ),
    ("Mozilla/5.0 (SMART-TV; Tizen 6.0) SomethingNew/1.0", b"other", Device.UNKNOWN, None),
]
ROBOTS = [
    "",
    "   ",
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "Mozilla/5.0 (compatible; coccocbot-web/1.0; +http://help.coccoc.com/searchengine)",
    "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
    "Zalobot",
    "curl/8.5.0",
    "python-requests/2.32",
    "Wget/1.21",
    f"{WINDOWS} HeadlessChrome/119.0.0.0 Safari/537.36",
    "Mozilla/5.0 (Unknown; Linux x86_64) AppleWebKit/538.1 (KHTML, like Gecko) PhantomJS/2.1.1 Safari/538.1",
    f"{WINDOWS} Chrome/119.0.0.0 Safari/537.36 webdriver",
    f"{WINDOWS} Chrome/119.0.0.0 Safari/537.36 Chrome-Lighthouse",
    "Mozilla/5.0 (linux) AppleWebKit/537.36 (KHTML, like Gecko) jsdom/22.1.0",
    "A" * 1001,
]


@pytest.mark.parametrize(("said", "family", "device", "app"), BROWSERS)
def test_a_browser_is_told_by_family_and_device(said, family, device, app):
    found = agent_of(said)
    assert found == (False, b"%b %d" % (family, device), device, app)


@pytest.mark.parametrize("said", ROBOTS)
def test_a_robot_is_nobody(said):
    assert agent_of(said) is NOBODY


def test_robots_are_those_of_the_list():
    detector = CrawlerDetect()
    for source in robots:
        name = source.replace("\\", "").lstrip("^").rstrip("$")
        for said in (name, name.upper(), f"Mozilla/5.0 (compatible; {name}/1.0)"):
            assert is_robot(said) is detector.is_crawler(said), said
    # It can be made small without changing what it means.
    assert not [source for source in [*robots, *browsers] if any(f"\\{letter}" in source for letter in "ABDSWZ")]


@given(st.text(max_size=1200))
def test_nothing_that_a_browser_says_is_an_error(said):
    assert agent_of(said) is NOBODY or agent_of(said).browser


@pytest.mark.parametrize("part", ["a", "A ", "java", "zend ", "-", "Mozilla/5.0 ", "1.", "(http://"])
def test_nobody_keeps_the_processor_busy_with_an_agent_made_to_that_end(part):
    is_robot("")
    start = time.process_time()
    is_robot((part * 1000)[:1000])
    assert time.process_time() - start < 0.05


def test_a_million_made_up_agents_raise_neither_memory_nor_the_number_of_visitors():
    found = {agent_of(f"{WINDOWS} Chrome/{number}.0.0.0 Safari/537.36").browser for number in range(10_000)}
    assert found == {b"chrome 3"}
    assert agents.agent_of.cache_info().currsize <= agents.agent_of.cache_info().maxsize == 4096
    assert len(agents._FAMILIES) * len(Device) < 60
