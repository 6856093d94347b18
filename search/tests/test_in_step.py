"""The index follows every change at once, on whatever way it comes, and what was interrupted is made good."""

import datetime
import json
import random
from collections import Counter
from types import SimpleNamespace

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from wagtail.models import Page

from search import building, indexing, marks, outbox, receivers
from search.analysis import terms_of
from search.backends import DATABASE, database_index
from search.models import SearchChange, SearchDocument, SearchTerm
from search.outbox import catch_up, catch_up_meanwhile, note
from search.packing import unpack
from search.statistics import Statistics
from search.types import Conditions, Match
from stories.factories import (
    make_article,
    make_author,
    make_campaign,
    make_document,
    make_exemplar,
    make_field,
    make_hidden_stories,
    restrict,
)
from stories.models import Award, ExemplarLink, IndexPage, Listing, Tag
from stories.signals import import_begun, import_ended

pytestmark = pytest.mark.django_db
ANY = Conditions()


@pytest.fixture
def now(django_capture_on_commit_callbacks):
    """Run a change, and what is done when it is committed."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def found(*words, **more):
    """Return the stories (ids) that hold all of the words."""
    match = Match(groups=tuple((word,) for word in words), **more)
    ids = database_index().best([(match, 50)], ANY)[0]
    return {row.story_id or f"d{row.document_id}" for row in SearchDocument.objects.filter(pk__in=ids)}


def publish(story):
    story.save_revision().publish()


def test_a_published_story_is_found_at_once(now) -> None:
    with now():
        story = make_exemplar(title="Người giữ mương")
    assert found("nguoi", "muong") == {story.pk}
    assert not SearchChange.objects.exists()


def test_another_title_replaces_the_old_one(now) -> None:
    with now():
        story = make_exemplar(title="Người giữ mương")
    with now():
        story.title = "Người giữ rừng"
        publish(story)
    assert not found("muong")
    assert found("rung") == {story.pk}


def test_a_draft_of_a_public_story_is_not_found(now) -> None:
    with now():
        story = make_exemplar(title="Người giữ mương")
    with now():
        story.title = "Chưa đăng"
        story.save_revision()
    assert not found("chuazzdang")


def test_only_tags_fields_or_awards_change(now) -> None:
    with now():
        story = make_exemplar(title="Người giữ mương")
        field = make_field(name="Thủy lợi nội đồng")
    with now():
        story.tags.add("thau đáo")
        publish(story)
    assert found("thauzzdao") == {story.pk}
    with now():
        story.fields.set([field])
        publish(story)
    assert found("thuyzzloi") == {story.pk}
    assert found(marks=((marks.mark(marks.FIELD, field.pk),),)) == {story.pk}
    with now():
        story.awards.add(Award(title="Huân chương Lao động hạng Ba", decision="77/QĐ-CTN"))
        publish(story)
    assert found("huanzzchuong", "77zzqd") == {story.pk}


def test_unpublished_expired_and_deleted_stories_are_not_found(now) -> None:
    with now():
        unpublished, expired, deleted = (make_article(title=f"Mương số {n}") for n in range(3))
        expired.expire_at = timezone.now() - datetime.timedelta(minutes=1)
        expired.save()
    assert len(found("muong")) == 3
    with now():
        unpublished.unpublish()
        call_command("publish_scheduled", verbosity=0)
        deleted.delete()
    assert not found("muong")
    assert not SearchDocument.objects.exists()


def test_a_restriction_above_hides_and_its_end_shows(now) -> None:
    with now():
        story = make_exemplar(title="Người giữ mương")
    with now():
        restriction = restrict(IndexPage.objects.get(kind="exemplar"))
    assert not found("muong")
    with now():
        restriction.delete()
    assert found("muong") == {story.pk}


def test_a_story_moved_below_a_restricted_page_is_not_found(now) -> None:
    with now():
        hidden = make_hidden_stories("Mương kín")
    assert hidden
    assert not found("muong")
    with now():
        assert not SearchDocument.objects.exists()


def test_what_the_listing_hides_is_hidden_before_the_index_knows() -> None:
    story = make_exemplar(title="Người giữ mương")
    catch_up()
    Listing.objects.filter(pk=story.pk).delete()
    match = Match(groups=(("muong",),))
    assert database_index().best([(match, 10)], ANY) == [[]]
    assert database_index().newest(match, ANY, 0, 10) == []
    figures = database_index().figures(match, ANY, [marks.KIND])
    assert (figures.total, dict(figures.by_mark[marks.KIND])) == (0, {})


def test_new_names_are_found_in_the_stories_that_say_them(now) -> None:
    author, field = make_author(name="Lò Thị Ban"), make_field(name="Thủy lợi")
    with now():
        story = make_article(title="Mương", authors=[author], fields=[field], tags=("thau đáo",))
    with now():
        author.name = "Quàng Thị Ban"
        author.save()
        field.name = "Nông giang"
        field.save()
        tag = Tag.objects.get(name="thau đáo")
        tag.name = "chu đáo"
        tag.save()
    assert found("quangzzthi", "nongzzgiang", "chuzzdao") == {story.pk}
    assert not found("thuyzzloi")
    with now():
        tag.delete()
    assert not found("chuzzdao")


def test_a_campaign_that_is_not_public_is_not_said(now) -> None:
    with now():
        campaign = make_campaign(title="Dân vận khéo")
        story = make_article(title="Mương", campaigns=[campaign])
    assert found("danzzvan") == {campaign.pk, story.pk}
    with now():
        campaign.unpublish()
    assert not found("danzzvan")
    with now():
        campaign.refresh_from_db()
        campaign.title = "Dân chủ"
        publish(campaign)
    assert found("danzzchu") == {campaign.pk, story.pk}


def test_a_linked_exemplar_is_said_while_it_is_public(now) -> None:
    with now():
        other = make_exemplar(title="Bà Ban", subject_name="Quàng Thị Ban")
        story = make_exemplar(title="Tổ giữ mương")
        story.links.add(ExemplarLink(target=other, role="người khởi xướng"))
        publish(story)
        article = make_article(title="Viết về bà", about=[other])
    assert found("quangzzthi") == {other.pk, story.pk, article.pk}
    with now():
        other.unpublish()
    assert not found("quangzzthi")


def test_official_documents_are_found_and_go(now) -> None:
    with now():
        document = make_document(number="2590/KH-UBND", subject="Về việc giữ mương", issuer="UBND tỉnh Sơn La")
        story = make_article(title="Tin", documents=[document])
    assert found("2590zzkh", "khzzubnd") == {f"d{document.pk}", story.pk}
    with now():
        document.number = "2591/KH-UBND"
        document.save()
    assert not found("2590")
    assert found("2591") == {f"d{document.pk}", story.pk}
    with now():
        document.delete()
    assert not found("2591")


def test_what_an_interrupted_process_left_is_made_good(now, monkeypatch) -> None:
    story = make_exemplar(title="Người giữ mương")
    assert not found("muong")
    assert SearchChange.objects.filter(target=DATABASE, name=f"s{story.pk}").exists()
    catch_up()
    assert found("muong") == {story.pk}
    assert not SearchChange.objects.exists()


def test_a_failure_is_logged_and_the_change_waits(now, monkeypatch, caplog) -> None:
    analyse = indexing.analyse

    def fail(*args):
        raise RuntimeError("half way")

    monkeypatch.setattr(indexing, "analyse", fail)
    with now():
        story = make_exemplar(title="Người giữ mương")
    assert "could not be indexed" in caplog.text
    assert not found("muong")
    monkeypatch.setattr(indexing, "analyse", analyse)
    catch_up()
    assert found("muong") == {story.pk}


def test_one_document_that_cannot_be_indexed_does_not_stop_the_others(monkeypatch, caplog) -> None:
    bad, good = make_exemplar(title="Mương hỏng"), make_exemplar(title="Mương lành")
    analyse = indexing.analyse

    def fail(texts, *args):
        if "hỏng" in texts.title:
            raise RuntimeError("half way")
        return analyse(texts, *args)

    monkeypatch.setattr(indexing, "analyse", fail)
    catch_up()
    assert found("muong") == {good.pk}
    assert {change.name for change in SearchChange.objects.all()} == {f"s{bad.pk}"}


def test_everything_can_be_indexed_anew() -> None:
    story = make_exemplar(title="Người giữ mương")
    catch_up()
    SearchDocument.objects.update(marks="")
    note(["*"])
    catch_up()
    assert SearchDocument.objects.get(story=story.pk).marks


def test_update_index_says_what_was_wrong_and_makes_it_good(capsys) -> None:
    story = make_exemplar(title="Người giữ mương")
    with pytest.raises(CommandError):
        call_command("update_index", check=True)
    assert f"thiếu 1: s{story.pk}" in capsys.readouterr().out
    assert not found("muong")
    call_command("update_index", backend_name="readers")
    assert found("muong") == {story.pk}
    assert not SearchChange.objects.exists()
    call_command("update_index", check=True)
    assert "đã đúng" in capsys.readouterr().out


def test_update_index_leaves_what_another_process_indexed_meanwhile(monkeypatch) -> None:
    story = make_exemplar(title="Người giữ mương")
    read = building._read

    def read_and_publish(*args):
        part = read(*args)
        story.title = "Người giữ rừng"
        publish(story)
        catch_up()
        return part

    monkeypatch.setattr(building, "_read", read_and_publish)
    call_command("update_index", backend_name="readers")
    assert found("rung") == {story.pk}
    assert not found("muong")


def test_update_index_fills_the_newsroom_s_index_too() -> None:
    story = make_exemplar(title="Người giữ mương")
    call_command("update_index", verbosity=0)
    assert [page.pk for page in Page.objects.search("giữ mương")] == [story.pk]


def test_statistics_are_those_of_the_documents_after_any_history(now) -> None:
    dice = random.Random(7)
    words = ["mương", "rừng", "người", "tốt", "giữ", "2590", "đường", "Việc"]
    stories = []
    for _step in range(60):
        with now():
            text = " ".join(dice.choices(words, k=dice.randint(1, 8)))
            what = dice.random()
            if what < 0.4 or not stories:
                stories.append(make_article(title=text))
            elif what < 0.7:
                story = dice.choice(stories)
                story.title, story.lead = text, text
                publish(story)
            elif what < 0.85:
                stories.pop(dice.randrange(len(stories))).delete()
            else:
                dice.choice(stories).unpublish()
    kept = {term.key: term.number for term in SearchTerm.objects.all()}
    expected = Counter()
    for row in SearchDocument.objects.all():
        expected.update(terms_of(unpack(row.keys)))
        expected.update({"#documents": 1, "#syllables": row.length})
    kept.pop("#spill", None)
    assert kept == dict(expected)
    statistics = Statistics.now()
    assert statistics.documents == SearchDocument.objects.count()


def test_a_helper_indexes_until_the_import_is_over_and_nothing_waits() -> None:
    story = make_exemplar(title="Người giữ mương")
    answers = iter([False, False, True])
    catch_up_meanwhile(lambda: next(answers))
    assert found("muong") == {story.pk}


def test_while_a_helper_is_at_work_batches_are_left_to_it(now, monkeypatch) -> None:
    monkeypatch.setattr(outbox.helper, "is_at_work", lambda: True)
    with now():
        note(f"s{number}" for number in range(30))
    assert SearchChange.objects.count() == 30
    with now():
        story = make_article(title="Người giữ rừng")
    assert found("rung") == {story.pk}


def test_a_big_import_starts_the_helper_and_waits_for_it(monkeypatch) -> None:
    called = []
    monkeypatch.setattr(receivers.helper, "start", lambda: called.append("start"))
    monkeypatch.setattr(receivers.helper, "finish", lambda: called.append("finish"))
    monkeypatch.setattr(receivers, "connection", SimpleNamespace(in_atomic_block=False))
    import_begun.send(None, number=3)
    import_begun.send(None, number=3_000)
    import_ended.send(None)
    assert called == ["start", "finish"]


def test_an_import_may_leave_indexing_for_later(now, tmp_path) -> None:
    path = tmp_path / "cu.jsonl"
    rows = [{"id": f"a{n}", "kind": "article", "title": f"Mương {n}", "body": "Nước về."} for n in range(30)]
    path.write_text("\n".join(json.dumps(row) for row in rows))
    with now():
        call_command("import_stories", str(path), no_index=True)
    assert not outbox.helper.is_at_work()
    call_command("update_index", verbosity=0)
    assert len(found("muong")) == 30
    assert Page.objects.search("Mương 7").count() == 1
