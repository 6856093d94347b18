"""The sample content is complete, valid and within limits."""

import unicodedata
from collections import Counter

import pytest

from demo.covers import draw
from demo.extras import LEVELS, STAGES
from demo.samples import FILES, FOLDER, samples
from media.alt import clean_alt_text
from places.lookup import find_province
from stories.importing.parsing import parse_row
from stories.models import CampaignPage, ExemplarLink, ExemplarPage, Field, StoryUpdate

SAMPLES = list(samples())
STORIES = [sample for sample in SAMPLES if sample["kind"] in ("exemplar", "article")]
EXTRAS = {sample["id"]: sample.get("extra") or {} for sample in SAMPLES}
COVERS = {name: extra["cover"] for name, extra in EXTRAS.items() if extra.get("cover")}


def length(model, column):
    return model._meta.get_field(column).max_length


def test_there_is_enough_of_everything():
    kinds = Counter(sample["kind"] for sample in SAMPLES)
    assert len(STORIES) >= 60
    assert (kinds["campaign"], kinds["document"]) == (5, 13)
    assert len({sample["place"]["province"] for sample in STORIES if sample.get("place")}) >= 12


def test_files_are_in_nfc():
    for name in FILES:
        text = (FOLDER / name).read_text(encoding="utf-8")
        assert text == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample["id"])
def test_every_row_is_good(sample):
    _row, problems = parse_row(1, sample)
    assert [str(problem) for problem in problems if problem.is_error] == []
    assert len(sample["title"]) <= 150
    assert len(sample.get("lead") or "") <= 300 or sample["kind"] == "document"


def test_ids_and_seeds_are_unique():
    assert len({sample["id"] for sample in SAMPLES}) == len(SAMPLES)
    assert len({(cover["field"], cover["seed"]) for cover in COVERS.values()}) == len(COVERS)


@pytest.mark.parametrize("cover", COVERS.values(), ids=COVERS)
def test_covers_can_be_drawn_and_described(cover):
    assert draw(cover["field"], cover["seed"], scene=cover.get("scene")).startswith("<svg")
    assert clean_alt_text(cover["alt"]) == cover["alt"]
    assert len(cover["alt"]) <= 300


def test_extras_fit_their_columns():
    for extra in EXTRAS.values():
        for column in ("subject_description", "deed", "results"):
            assert len(extra.get(column) or "") <= length(ExemplarPage, column)
        assert (extra.get("level") or "tỉnh") in LEVELS
        assert (extra.get("stage") or "phát hiện") in STAGES
        assert all(len(link["role"]) <= length(ExemplarLink, "role") for link in extra.get("links") or ())
        assert all(len(update["text"]) <= length(StoryUpdate, "text") for update in extra.get("updates") or ())
        launcher = (extra.get("campaign") or {}).get("launcher", "")
        assert len(launcher) <= length(CampaignPage, "launcher")


def test_ids_that_samples_name_exist():
    ids = {sample["id"] for sample in SAMPLES}
    campaigns = {sample["id"] for sample in SAMPLES if sample["kind"] == "campaign"}
    for sample in SAMPLES:
        extra = EXTRAS[sample["id"]]
        named = {link["id"] for link in extra.get("links") or ()} | set(extra.get("related") or ())
        named |= {extra["about"]} if extra.get("about") else set()
        assert named <= ids, sample["id"]
        assert set(sample.get("campaigns") or ()) <= campaigns


@pytest.mark.django_db
def test_fields_and_provinces_are_known_and_every_field_has_a_story():
    known = {field.name for field in Field.objects.all()}
    assert {name for sample in SAMPLES for name in sample.get("fields") or ()} == known
    provinces = {sample["place"]["province"] for sample in SAMPLES if sample.get("place")}
    assert [name for name in provinces if find_province(name) is None] == []
