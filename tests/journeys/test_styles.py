"""The style page in a browser: every state of every component is there, whole and readable."""

import pytest

from home import styles
from tests.journeys.test_every_page import SCRIPTS, axe, size

LAYOUT = (SCRIPTS / "layout.js").read_text(encoding="utf-8")


@pytest.fixture
def style_page(sign_in):
    page = sign_in("bien-tap")
    page.goto("/kieu-mau/")
    return page


def test_every_state_is_drawn_whole_by_day_and_by_night(style_page):
    folders = styles.component_folders()
    assert style_page.locator(".component .sample").count() >= len(folders)
    for width in (320, 360, 640, 1280, 1920):
        size(style_page, width)
        assert style_page.evaluate("document.documentElement.scrollWidth") <= width
        assert style_page.evaluate(LAYOUT) == [], width
        for scheme in ("light", "dark"):
            size(style_page, width, scheme)
            if width in (360, 1280):
                # Landmarks stand there once a sample.
                assert axe(style_page, "landmark-unique") == []


def test_the_night_can_be_seen_on_a_machine_that_prefers_the_day(style_page):
    ground = "getComputedStyle(document.body).backgroundColor"
    by_day = style_page.evaluate(ground)
    style_page.goto("/kieu-mau/?che-do=toi")
    assert style_page.evaluate(ground) != by_day
    style_page.emulate_media(color_scheme="dark")
    by_night = style_page.evaluate(ground)
    style_page.goto("/kieu-mau/?che-do=sang")
    assert style_page.evaluate(ground) == by_day != by_night
