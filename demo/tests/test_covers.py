"""Covers are the same every time, safe to serve as images, and light."""

import os
import re
import subprocess
import sys
from xml.etree import ElementTree

import pytest

from demo.covers import FIELDS, PAPERS, draw, scene_for
from demo.covers.__main__ import main

SVG = "{http://www.w3.org/2000/svg}"
SCENES = [(field, scene) for field, entry in FIELDS.items() for scene in entry.scenes]
SEEDS = range(3)
HEAVIEST = 60_000


@pytest.fixture(scope="module", params=SCENES, ids="/".join)
def drawings(request):
    field, scene = request.param
    return [draw(field, seed, scene=scene) for seed in SEEDS]


def test_drawings_are_well_formed_and_hold_only_style_and_paths(drawings):
    for text in drawings:
        root = ElementTree.fromstring(text)
        assert root.tag == f"{SVG}svg"
        assert {child.tag for child in root} == {f"{SVG}style", f"{SVG}path"}
        assert all(len(child) == 0 for child in root)


def test_drawings_run_nothing_and_fetch_nothing(drawings):
    for text in drawings:
        names = {name for node in ElementTree.fromstring(text).iter() for name in node.attrib}
        assert names <= {"viewBox", "width", "height", "class", "d", "stroke-width"}
        assert not re.search(r"url\(|@import|javascript:|data:|<!", text, re.IGNORECASE)
        assert re.findall(r"https?://[^\"]*", text) == ["http://www.w3.org/2000/svg"]


def test_drawings_are_light(drawings):
    assert max(len(text.encode()) for text in drawings) <= HEAVIEST


def test_drawings_carry_day_and_night(drawings):
    assert all("@media(prefers-color-scheme:dark)" in text for text in drawings)


def test_the_same_request_gives_the_same_bytes(drawings, request):
    field, scene = request.node.callspec.params["drawings"]
    assert draw(field, SEEDS[-1], scene=scene) == drawings[-1]


def test_seeds_give_different_drawings(drawings):
    assert len(set(drawings)) == len(drawings)


def test_the_interpreter_hash_seed_does_not_reach_the_drawing():
    command = [sys.executable, "-m", "demo.covers", "y-te", "7", "--scene", "giot-mau"]
    prints = [
        subprocess.run(command, env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True, check=True).stdout
        for seed in ("1", "2")
    ]
    assert prints[0] == prints[1] == draw("y-te", 7, scene="giot-mau").encode()


@pytest.mark.parametrize("field", FIELDS)
def test_every_field_has_a_label_and_every_scene_a_known_paper(field):
    entry = FIELDS[field]
    assert entry.label
    assert entry.scenes
    assert {scene.tint for scene in entry.scenes.values()} <= set(PAPERS)


@pytest.mark.parametrize("field", FIELDS)
def test_seeds_reach_every_scene_of_a_field(field):
    assert {scene_for(field, seed) for seed in range(80)} == set(FIELDS[field].scenes)


def test_without_a_scene_the_seed_chooses():
    assert draw("y-te", 5) == draw("y-te", 5, scene=scene_for("y-te", 5))


@pytest.mark.parametrize("tint", PAPERS)
def test_every_paper_can_be_printed_on(tint):
    assert f"svg{{background:{PAPERS[tint].day}}}" in draw("an-ninh", 3, tint=tint)


@pytest.mark.parametrize(
    ("field", "options", "message"),
    [
        ("khong-co", {}, "unknown field"),
        ("y-te", {"scene": "khong-co"}, "unknown scene of y-te"),
        ("y-te", {"scene": "cho-noi"}, "unknown scene of y-te"),
        ("y-te", {"tint": "khong-co"}, "unknown tint"),
        ("y-te", {"tint": ""}, "unknown tint"),
    ],
)
def test_unknown_names_are_refused(field, options, message):
    with pytest.raises(ValueError, match=message):
        draw(field, 1, **options)


def test_command_writes_one_cover(tmp_path):
    target = tmp_path / "cover.svg"
    main(["cong-so", "4", "-o", str(target)])
    assert target.read_text(encoding="utf-8") == draw("cong-so", 4)


def test_command_prints_a_cover(capsys):
    main(["van-hoa", "2", "--scene", "khung-cui"])
    assert capsys.readouterr().out == draw("van-hoa", 2, scene="khung-cui")


def test_command_refuses_an_unknown_scene(capsys):
    with pytest.raises(SystemExit):
        main(["van-hoa", "2", "--scene", "khong-co"])
    assert "unknown scene" in capsys.readouterr().err


def test_command_writes_a_contact_sheet(tmp_path):
    main(["--sheet", str(tmp_path)])
    assert len(list(tmp_path.glob("*.svg"))) == len(SCENES)
    assert (tmp_path / "index.html").read_text(encoding="utf-8").count("<img ") == len(SCENES)
