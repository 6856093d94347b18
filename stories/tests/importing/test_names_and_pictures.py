"""What rows name is found or made once: documents, fields, tags, addresses, pictures."""

import pytest
from django.core.management import CommandError
from PIL import Image as Pillow

from media.models import Image
from stories.models import ArticlePage, Field, OfficialDocument, Story, Tag

pytestmark = pytest.mark.django_db


def only():
    return ArticlePage.objects.get()


def test_documents_are_completed_and_never_emptied(run, row):
    full = {"number": "18/KH-UBND", "issuer": "UBND tỉnh Sơn La", "date": "2021-01-15", "about": "Bồi dưỡng điển hình"}
    other = {"number": "18/KH-UBND", "issuer": "UBND tỉnh Tây Ninh"}
    run([row(documents=[{"number": "18/kh-ubnd"}]), row(id="2", title="Hai", documents=[full])])
    document = OfficialDocument.objects.get()
    assert (document.issuer, document.subject, document.kind) == ("UBND tỉnh Sơn La", "Bồi dưỡng điển hình", "ke-hoach")
    run([row(id="3", title="Ba", documents=[{"number": "18/KH-UBND"}, other])])
    assert OfficialDocument.objects.count() == 2
    document.refresh_from_db()
    assert document.subject == "Bồi dưỡng điển hình"


def test_a_document_without_number_is_kept(run, row):
    run([row(documents=[{"kind": "Nghị quyết", "issuer": "Đại hội XIV"}, {"kind": "Kế hoạch"}, {}])])
    subjects = {str(document) for document in only().documents.all()}
    assert subjects == {
        "chưa có số: Nghị quyết của Đại hội XIV",
        "chưa có số: Kế hoạch nêu trong bài “Con mương của bốn bản”",
    }


def test_names_are_found_in_any_spelling_and_made_once(run, row):
    fields = Field.objects.count()
    Tag.objects.create(name="Giữ nước")
    run([row(fields=["VAN HOA", "Nghề biển"], tags=["giữ nước"]), row(id="2", title="Hai", fields=["nghề biển"])])
    assert Field.objects.count() == fields + 1
    assert Tag.objects.count() == 1


def test_equal_titles_get_numbered_addresses(run, row):
    run([row(id=str(number)) for number in range(3)] + [row(id="s", slug="Đường Riêng")])
    base = "con-muong-cua-bon-ban"
    assert set(Story.objects.values_list("slug", flat=True)) == {base, f"{base}-2", f"{base}-3", "duong-rieng"}


def picture(file, caption=None, alt=None):
    return {"type": "image", "file": file, "caption": caption, "alt": alt, "credit": "Lò Văn An"}


@pytest.fixture
def photo(tmp_path):
    (tmp_path / "anh").mkdir()
    Pillow.new("RGB", (640, 480), "green").save(tmp_path / "anh" / "muong.jpg")


def test_pictures_beside_the_file_are_stored_once(run, row, photo):
    rows = [row(body=[picture("anh/muong.jpg", "Con mương mùa cạn", "Một con mương giữa ruộng lúa")])]
    run(rows)
    block = only().body.raw_data[0]
    image = Image.objects.get()
    assert (block["type"], block["value"]) == ("figure", {"image": image.pk, "caption": "Con mương mùa cạn"})
    assert (image.alt_text, image.credit) == ("Một con mương giữa ruộng lúa", "Lò Văn An")
    assert "Giữ nguyên: 1" in run(rows)
    run([*rows, row(id="2", title="Hai", body=[picture("anh/muong.jpg", "Khác")])])
    assert Image.objects.count() == 1


def test_a_missing_or_broken_picture_leaves_its_caption(run, row, tmp_path):
    (tmp_path / "hong.jpg").write_bytes(b"no picture")
    out = run([row(body=[picture("khong-co.jpg", "Chú thích một"), picture("hong.jpg", "Chú thích hai")])])
    assert [block["value"] for block in only().body.raw_data] == [
        "<p><i>Chú thích một</i></p>",
        "<p><i>Chú thích hai</i></p>",
    ]
    assert "không có tệp “khong-co.jpg”" in out
    assert "hong.jpg" in out


def test_a_file_name_longer_than_any_file_is_a_missing_picture(run, row):
    assert "không có tệp" in run([row(body=[picture("x" * 400 + ".jpg", "Chú thích")])])
    assert [block["value"] for block in only().body.raw_data] == ["<p><i>Chú thích</i></p>"]


@pytest.mark.parametrize("file", ["../bi-mat.jpg", "/etc/passwd", "anh/../../x.jpg"])
def test_pictures_elsewhere_are_refused(run, row, file):
    with pytest.raises(CommandError):
        run([row(body=[picture(file, "x")])])
    assert "nằm ngoài thư mục" in run.errors
