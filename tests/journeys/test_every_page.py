"""What holds for every kind of page: axe finds nothing, everything can be pressed, nothing is cut or jumps."""

from pathlib import Path

import axe_playwright_python
import pytest

from tests.journeys.kinds import make_content, page_kinds

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """options => axe.run(document, options).then(found => found.violations.map(
    one => [one.id, one.nodes.map(node => node.target.join(' ')).slice(0, 3)]))"""
# Links inside sentences are as high as their line (WCAG 2.2, 2.5.8, "inline").
IN_SENTENCES = ".rich a, .notice a, .source a, .callout a, .hint a, .title > p a, .cite a"
SCRIPTS = Path(__file__).parent
TARGETS = (SCRIPTS / "targets.js").read_text(encoding="utf-8")
FOCUS = (SCRIPTS / "focus.js").read_text(encoding="utf-8")
BORDERLESS = """
[...document.querySelectorAll('input, select, textarea, button, .btn-2, .tool, .chip, .callout')]
  .filter(one => one.offsetParent && ![one, one.parentElement].some(
    edge => parseFloat(getComputedStyle(edge).borderTopWidth) >= 1))
  .map(one => one.outerHTML.slice(0, 120))
"""
SHIFTS = """
window.shifts = [];
new PerformanceObserver(list => list.getEntries().forEach(entry => window.shifts.push(entry.value)))
  .observe({type: 'layout-shift', buffered: true});
"""
SLOW_SECONDS = 0.7


@pytest.fixture
def kinds(keep):
    found = keep("every kind of page", _make_kinds)
    assert len(found) > 18
    return found


def _make_kinds():
    make_content()
    return list(page_kinds().values())


@pytest.fixture
def page(visit):
    return visit("/healthz")


def size(page, width, scheme="light", **media):
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme, **media)


def axe(page, *unasked):
    """Return what axe finds by all rules of WCAG 2.2 AA and of good practice, but for those named."""
    rules = {rule: {"enabled": False} for rule in unasked}
    page.evaluate(AXE)
    options = {"runOnly": {"type": "tag", "values": TAGS}, "rules": rules, "resultTypes": ["violations"]}
    return page.evaluate(RUN, options)


def faults_by_address(page, addresses, width, least, exempt=IN_SENTENCES):
    """Return what axe and the size of targets find by address, by day and by night; nothing may run past the edge."""
    faults = {}
    for address in addresses:
        page.goto(address)
        for scheme in ("light", "dark"):
            size(page, width, scheme)
            faults[f"{address} {scheme}"] = axe(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
        page.evaluate("document.querySelectorAll('details:not(.menu)').forEach(one => one.open = true)")
        faults[address] = page.evaluate(TARGETS, {"least": least, "exempt": exempt, "within": "main"})
    return {where: found for where, found in faults.items() if found}


def test_axe_finds_nothing(page, kinds):
    faults = {}
    for address in kinds:
        page.goto(address)
        for width in (360, 1280):
            for scheme in ("light", "dark"):
                size(page, width, scheme)
                faults[f"{address} {width} {scheme}"] = axe(page)
    assert {where: found for where, found in faults.items() if found} == {}


# A thumb needs 44 pixels, a mouse the 24 of WCAG 2.2.
@pytest.mark.parametrize(("width", "least"), [(360, 44), (1280, 24)])
def test_everything_can_be_pressed_and_seen_when_the_keyboard_is_on_it(page, kinds, width, least):
    faults = {}
    for address in kinds:
        page.goto(address)
        size(page, width)
        page.evaluate("document.querySelectorAll('details:not(.menu)').forEach(one => one.open = true)")
        faults[address] = page.evaluate(TARGETS, {"least": least, "exempt": IN_SENTENCES, "within": "body"})
        page.keyboard.press("Tab")
        faults[address] += page.evaluate(FOCUS)
    if width == 360:
        # Open, the menu covers the page.
        page.locator(".menu > summary").click()
        faults["menu"] = page.evaluate(TARGETS, {"least": least, "exempt": IN_SENTENCES, "within": ".menu"})
    assert {where: found for where, found in faults.items() if found} == {}


def test_a_finger_finds_everything_on_a_wide_screen_too(browser, live_server, kinds):
    with browser.new_context(
        base_url=live_server.url, viewport={"width": 1280, "height": 900}, has_touch=True
    ) as context:
        page, faults = context.new_page(), {}
        for address in kinds:
            page.goto(address)
            assert page.evaluate("matchMedia('(pointer: coarse)').matches")
            page.evaluate("document.querySelectorAll('details:not(.menu)').forEach(one => one.open = true)")
            faults[address] = page.evaluate(TARGETS, {"least": 44, "exempt": IN_SENTENCES, "within": "body"})
    assert {where: found for where, found in faults.items() if found} == {}


# 640 is what remains of 1280 pixels at a zoom of 200 %.
@pytest.mark.parametrize("width", [320, 360, 640, 1280, 1920])
def test_no_page_scrolls_sideways(page, kinds, width):
    size(page, width)
    wide = {}
    for address in kinds:
        page.goto(address)
        wide[address] = page.evaluate("document.documentElement.scrollWidth")
    assert {address: found for address, found in wide.items() if found > width} == {}


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_jumps_while_fonts_and_pictures_are_still_on_their_way(page, kinds, width):
    size(page, width)
    page.add_init_script(SHIFTS)
    for pattern in ("**/*.woff2", "**/media/**"):
        page.route(pattern, lambda route: page.wait_for_timeout(SLOW_SECONDS * 1000) or route.continue_())
    moved = {}
    for address in kinds:
        page.goto(address, wait_until="networkidle")
        moved[address] = sum(page.evaluate("window.shifts"))
    assert {address: found for address, found in moved.items() if found} == {}


def test_forced_colours_keep_borders_the_current_section_and_icons(page, kinds):
    size(page, 1280, forced_colors="active")
    for address in kinds:
        page.goto(address)
        assert page.evaluate(BORDERLESS) == [], address
    page.goto("/guong/")
    current, links = page.locator(".nav [aria-current]"), page.locator(".more")
    assert current.evaluate("one => getComputedStyle(one).textDecorationLine") == "underline"
    stroke = links.locator(".i").first.evaluate("one => getComputedStyle(one).stroke")
    assert stroke == links.first.evaluate("one => getComputedStyle(one).color")


def test_nothing_moves_for_those_who_want_no_motion(page, kinds):
    size(page, 1280, reduced_motion="reduce")
    for address in kinds:
        page.goto(address)
        assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
        assert page.evaluate("document.getAnimations().length") == 0


def test_those_who_want_more_contrast_get_it(page, kinds):
    page.goto("/guong/")
    second = page.locator(".meta").first
    size(page, 1280)
    usual = second.evaluate("one => getComputedStyle(one).color")
    size(page, 1280, contrast="more")
    raised = second.evaluate("one => getComputedStyle(one).color")
    assert usual != raised == page.evaluate("getComputedStyle(document.body).color")
