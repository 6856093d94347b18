"""The command: all or nothing, update instead of doubling, and words that say what is wrong."""

from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import CommandError, call_command
from wagtail.contrib.redirects.models import Redirect

from accounts.models import User
from stories.importing.writing import Writer
from stories.models import ArticlePage, CampaignPage, Listing

pytestmark = pytest.mark.django_db

REAL = Path(settings.BASE_DIR).parent / "shared" / "sources" / "articles.jsonl"
CAMPAIGN = {"id": "pt", "kind": "campaign", "title": "Chung sức làm đường", "period": {"from": "2023-01-01"}}


def counts():
    return {model._meta.label: model._default_manager.count() for model in apps.get_models() if model._meta.managed}


def only():
    return ArticlePage.objects.get()


def test_real_articles_come_in_and_read_well(capsys, client):
    if not REAL.exists():
        pytest.skip("the real articles are not beside the repository")
    call_command("import_stories", str(REAL))
    assert ArticlePage.objects.count() == Listing.objects.count() == 5
    plan = ArticlePage.objects.get(origin_id="tay-ninh-336-ubnd")
    # The lead is repeated by the first paragraph; "I." and "1." are headings of two levels.
    levels = [block["value"]["level"] for block in plan.body.raw_data if block["type"] == "heading"]
    assert levels == ["h2", "h3", "h3"]
    assert plan.body.raw_data[1]["value"]["text"].startswith("1. Mục đích")
    assert "<li>Tuyên truyền sâu rộng" in plan.body.raw_data[2]["value"]
    old = ArticlePage.objects.get(origin_id="ninh-thuan-2590")
    assert (str(old.place), old.province_now.name, old.published_time) == ("tỉnh Ninh Thuận", "Khánh Hòa", None)
    assert ArticlePage.objects.get(origin_id="thuan-chau-2023").date_unknown
    call_command("import_stories", str(REAL))
    assert "Giữ nguyên: 5" in capsys.readouterr().out
    for story in ArticlePage.objects.all():
        assert client.get(story.url).status_code == 200


def test_the_same_row_again_changes_nothing(run, row):
    rows = [row(tags=["a"], old_url="/cu/1.html", slug="muong"), row(id="2", title="Hai", slug="muong")]
    run(rows)
    before = counts()
    out = run(rows)
    assert "Giữ nguyên: 2 (2 tin bài)" in out
    assert "Thay đổi: 0" in out
    assert counts() == before


def test_a_changed_row_updates_its_story(run, row):
    run([row(tags=["a", "b"], fields=["Văn hóa"])])
    first = only()
    assert "Thay đổi: 1 (1 tin bài)" in run([row(title="Tên mới", tags=["b", "c"], body="Đoạn mới.")])
    story = only()
    assert (story.pk, story.title, story.slug) == (first.pk, "Tên mới", first.slug)
    assert {tag.name for tag in story.tags.all()} == {"b", "c"}
    assert "Đoạn mới." in story.body.raw_data[0]["value"]
    # A key that is not in the row leaves what the site has.
    assert [field.name for field in story.fields.all()] == ["Văn hóa"]
    assert story.listing.title == "Tên mới"
    assert (story.latest_revision, story.has_unpublished_changes) == (story.live_revision, False)


def test_a_story_taken_off_line_stays_off_line(run, row):
    run([row()])
    only().unpublish()
    run([row(title="Tên mới")])
    assert (only().title, only().live) == ("Tên mới", False)
    assert not Listing.objects.exists()


def test_what_editors_wrote_is_replaced_with_a_warning_and_stays_in_the_history(run, row):
    run([row()])
    story = only()
    story.title = "Tên do biên tập viên đặt"
    story.save_revision(user=User.objects.create_user("bien-tap-thu")).publish()
    assert "đã được sửa trên trang" in run([row()])
    assert only().title == row()["title"]
    assert "Tên do biên tập viên đặt" in [revision.content["title"] for revision in story.revisions.all()]


def test_an_interruption_says_how_far_it_came(run, row, monkeypatch):
    monkeypatch.setattr("stories.importing.importer.BATCH", 2)
    store, done = Writer.write_stories, []

    def stop(writer, rows):
        if done:
            raise KeyboardInterrupt
        store(writer, rows)
        done.append(rows)

    monkeypatch.setattr(Writer, "write_stories", stop)
    with pytest.raises(CommandError, match="Đã xong 2/3 bài; chạy lại lệnh này để làm tiếp"):
        run([row(id=str(number)) for number in range(3)])
    assert ArticlePage.objects.count() == 2
    assert len(ArticlePage.objects.all().search("Con mương")) == 2


def test_many_batches_are_indexed_as_they_come(run, row, monkeypatch):
    monkeypatch.setattr("stories.importing.importer.BATCH", 2)
    monkeypatch.setattr("stories.importing.writing.INDEX_BATCH", 4)
    run([row(id=str(number)) for number in range(11)])
    assert len(ArticlePage.objects.all().search("Con mương")) == 11


def test_origins_do_not_mix(run, row):
    run([row()])
    run([row()], "--origin", "cong-khac")
    assert sorted(ArticlePage.objects.values_list("origin", "slug")) == [
        ("cong-cu", "con-muong-cua-bon-ban"),
        ("cong-khac", "con-muong-cua-bon-ban-2"),
    ]


def test_one_error_and_nothing_is_written(run, row):
    before = counts()
    bad = ["{", row(id="2", published="2023-02-30"), row(id="3", kind="x"), row(), row(title="Trùng")]
    with pytest.raises(CommandError, match="Tệp có 4 lỗi; chưa ghi gì"):
        run(bad)
    assert counts() == before
    assert run.errors.splitlines() == [
        "dòng 1: không phải JSON đúng (ký tự thứ 3)",
        'dòng 2: "published": “2023-02-30” không phải ngày có thật',
        'dòng 3: "kind": “x” không hợp lệ; chọn một trong: exemplar, article, campaign, document',
        'dòng 5: "id": “bai-1” đã có ở dòng 4',
    ]


def test_skip_bad_writes_the_good_lines(run, row):
    out = run([row(id=""), row(id="2")], "--skip-bad")
    assert only().origin_id == "2"
    assert "Dòng có lỗi, bỏ qua: 1" in out
    assert run.errors.startswith('dòng 1: "id": cần có')


def test_a_dry_run_writes_nothing_and_says_what_would_happen(run, row):
    before = counts()
    out = run([CAMPAIGN, row(tags=["mới"], campaigns=["pt"], documents=[{"number": "1/KH-X"}])], "--dry-run")
    assert counts() == before
    assert "Mới: 2 (1 tin bài, 1 phong trào)" in out
    assert "Tạo thêm: 1 thẻ, 1 văn bản" in out


@pytest.mark.parametrize("content", [b"", b"\n\n", b"\xff\xfe{\x00}\x00"])
def test_a_file_without_rows_is_an_error(tmp_path, content):
    path = tmp_path / "a.jsonl"
    path.write_bytes(content)
    with pytest.raises(CommandError):
        call_command("import_stories", str(path))


def test_a_missing_file_is_an_error(tmp_path):
    with pytest.raises(CommandError, match="Không có tệp"):
        call_command("import_stories", str(tmp_path / "khong-co.jsonl"))


def test_a_campaign_may_stand_later_and_be_named_by_id_or_title(run, row):
    run([row(campaigns=["pt"]), row(id="2", title="Hai", campaigns=["chung sức LÀM đường"]), CAMPAIGN])
    campaign = CampaignPage.objects.get()
    assert set(campaign.stories.values_list("origin_id", flat=True)) == {"bai-1", "2"}
    run([row(id="3", title="Ba", campaigns=["Chung sức làm đường"])], "--origin", "khac")
    assert campaign.stories.count() == 3


def test_an_unknown_campaign_is_an_error(run, row):
    with pytest.raises(CommandError):
        run([row(campaigns=["pt"]), CAMPAIGN | {"title": ""}])
    assert 'dòng 1: "campaigns[1]": không có phong trào “pt”' in run.errors


def test_an_unknown_province_is_an_error_unless_allowed(run, row):
    place = {"province": "Xứ Lạ", "as_written": "tỉnh Xứ Lạ, bản Mây"}
    with pytest.raises(CommandError):
        run([row(place=place)])
    assert 'dòng 1: "place.province": không có tỉnh, thành phố “Xứ Lạ”' in run.errors
    run([row(place=place)], "--allow-unknown-place")
    assert (only().place, only().place_as_written) == (None, "tỉnh Xứ Lạ, bản Mây")


def test_an_unknown_commune_is_a_warning_and_the_province_is_taken(run, row):
    out = run([row(place={"province": "Sơn La", "commune": "xã Trên Mây"}, published="2026-01-02")])
    assert "Danh mục chưa có “xã Trên Mây”" in out
    assert (only().place.name, only().province_now.name) == ("Sơn La", "Sơn La")


def test_the_day_of_the_story_says_which_province_is_meant(run, row):
    place = {"province": "Phú Thọ"}
    run([row(place=place, published="2024-05-06"), row(id="2", title="Hai", place=place, published="2026-05-06")])
    before, after = ArticlePage.objects.order_by("published_date")
    assert (before.place.is_past, after.place.is_past) == (True, False)
    assert before.place_now == after.place_now == after.place


def test_old_addresses_lead_to_the_stories(run, row, client):
    run([row(old_url="/tin-tuc/2023/bai-1.html?b=2&a=1")])
    response = client.get("/tin-tuc/2023/bai-1.html?a=1&b=2")
    assert (response.status_code, response.url) == (301, only().url)


def test_an_old_address_is_given_once(run, row):
    with pytest.raises(CommandError):
        run([row(old_url="/cu/1"), row(id="2", old_url="/cu/1/")])
    assert 'dòng 2: "old_url": “/cu/1” đã có ở dòng 1' in run.errors
    Redirect.add_redirect("/cu/1", "/noi-khac/")
    assert "đã có đường chuyển hướng" in run([row(old_url="/cu/1")])
    assert Redirect.objects.get().redirect_link == "/noi-khac/"


def test_the_kind_of_an_id_cannot_change(run, row):
    run([row()])
    with pytest.raises(CommandError):
        run([row(kind="exemplar", subject_name="A")])
    assert "đã được nhập với loại “article”" in run.errors
