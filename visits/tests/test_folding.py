"""What is in the journal comes to the counters, once."""

import contextlib
import datetime
import fcntl
import hashlib
import os
import shutil
import threading
import time

import pytest
from django.db import DatabaseError, connections
from django.db.models import Sum
from django.utils import timezone

from core.dates import VIETNAM
from visits import files, folding, journal
from visits.choices import Device, Source
from visits.clock import first_hour, hour_of
from visits.complaints import Complaints
from visits.folding import Overtaken, fold
from visits.journal import SUFFIX, Journal
from visits.lines import View, line_of
from visits.models import DayViews, FoldedFile, HourViews, PageViews, SiteDay, Totals
from visits.signals import views_counted
from visits.visitors import place_of

pytestmark = pytest.mark.django_db
DAY = datetime.date(2026, 11, 20)
HOUR = first_hour(DAY) + 9


@pytest.fixture(autouse=True)
def on_a_day_of_november(monkeypatch):
    """Hours are kept from ninety days before; see `visits.counting`."""
    monkeypatch.setattr("visits.counting.today", lambda: DAY)


def write(folder, *lines, name="1"):
    """Leave a file of the journal by a process that has ended."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}{SUFFIX}"
    with path.open("ab") as file:
        file.writelines(lines)
    return path


def counted():
    return Totals.objects.get().counted


def test_a_view_comes_to_every_counter(folder):
    journal.write(View(HOUR, 5, Source.ZALO, 0, Device.PHONE), (12, 3))
    journal.write(View(HOUR, 5, Source.ZALO, 0, Device.PHONE))
    journal.write(View(HOUR + 1, -1))
    assert fold() == 4
    assert set(HourViews.objects.values_list("hour", "page", "views")) == {(HOUR, 5, 2), (HOUR + 1, -1, 1)}
    days = DayViews.objects.values_list("day", "page", "source", "poster", "device", "views")
    assert set(days) == {(DAY, 5, Source.ZALO, 0, Device.PHONE, 2), (DAY, -1, 0, 0, 0, 1)}
    assert set(PageViews.objects.values_list("page", "counted", "at_origin")) == {(5, 2, 0), (-1, 1, 0)}
    assert list(SiteDay.objects.values_list("day", "views", "visitors")) == [(DAY, 3, 1)]
    assert counted() == 3


def test_a_view_is_counted_once_however_often_is_folded(folder):
    journal.write(View(HOUR, 5))
    assert [fold() for _ in range(3)] == [1, 0, 0]
    journal.write(View(HOUR, 5))
    assert [fold() for _ in range(3)] == [1, 0, 0]
    assert PageViews.objects.get().counted == 2


def test_poster_source_and_device_are_told_apart(folder):
    view = View(HOUR, 5)
    for other in (view, view._replace(source=1), view._replace(source=9, poster=12), view._replace(device=1)):
        journal.write(other)
        journal.write(other)
    fold()
    assert list(DayViews.objects.values_list("views", flat=True)) == [2] * 4
    assert HourViews.objects.get().views == 8


def test_the_visitors_of_a_day_are_estimated(folder):
    for visitor in range(500):
        rank = place_of(hashlib.blake2b(b"%d" % visitor).digest())
        journal.write(View(HOUR, 5), rank)
        journal.write(View(HOUR, 6))
        if visitor % 100 == 0:
            fold()
    fold()
    day = SiteDay.objects.get()
    assert day.views == 1000
    assert day.visitors == pytest.approx(500, rel=0.02)


def test_nobody_visits_without_a_view(folder):
    write(folder, line_of(View(HOUR, 5)), *(b"u %d %d 30\n" % (DAY.toordinal(), register) for register in range(3000)))
    fold()
    assert SiteDay.objects.get().visitors == 1


def test_a_register_may_come_before_the_first_view_of_its_day(folder):
    write(folder, b"u %d 7 3\n" % DAY.toordinal())
    fold()
    assert list(SiteDay.objects.values_list("views", "visitors")) == [(0, 0)]
    write(folder, line_of(View(HOUR, 5)), name="2")
    fold()
    assert list(SiteDay.objects.values_list("views", "visitors")) == [(1, 1)]


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2026-12-31T23:59:59.999+07:00", "2026-12-31"),
        ("2027-01-01T00:00:00+07:00", "2027-01-01"),
        ("2026-12-31T16:59:59+00:00", "2026-12-31"),
    ],
)
def test_around_new_year_a_view_belongs_to_its_day_in_vietnam(folder, moment, day):
    journal.write(View(hour_of(datetime.datetime.fromisoformat(moment).timestamp()), 5))
    fold()
    assert str(DayViews.objects.get().day) == day
    assert str(SiteDay.objects.get().day) == day
    hour = datetime.datetime.fromtimestamp(HourViews.objects.get().hour * 3600, VIETNAM)
    assert str(hour.date()) == day


def test_a_torn_last_line_waits_until_it_is_whole(folder):
    line = line_of(View(HOUR, 5))
    path = write(folder, line, line[:7])
    with path.open("rb") as held:
        fcntl.flock(held, fcntl.LOCK_SH)
        assert fold() == 1
        write(folder, line[7:])
        assert fold() == 1
        assert path.exists()
    assert counted() == 2


def test_a_torn_line_whose_writer_was_killed_goes_with_its_file(folder):
    path = write(folder, line_of(View(HOUR, 5)), b"v 49")
    assert fold() == 1
    assert not path.exists()
    assert FoldedFile.objects.get().gone_on


def test_broken_lines_are_skipped_and_told_once_a_file(folder, caplog):
    path = write(folder, b"?\n", line_of(View(HOUR, 5)), b"\n", b"\xff\x00\n", line_of(View(HOUR, 6)))
    with path.open("rb") as held:
        fcntl.flock(held, fcntl.LOCK_SH)
        assert fold() == 2
        write(folder, b"v v v\n", line_of(View(HOUR, 5)))
        assert fold() == 1
    assert counted() == 3
    assert [record.levelname for record in caplog.records] == ["WARNING"]
    assert "3 of 5" in caplog.text


def test_a_line_without_end_does_not_stop_those_behind_it(folder):
    write(folder, b"x" * 200_000, b"\n", line_of(View(HOUR, 5)), bytes(100_000))
    assert fold() == 1


def test_much_is_folded_in_batches_each_with_its_offset(folder, monkeypatch):
    monkeypatch.setattr(folding, "_PAUSE", 0)
    monkeypatch.setattr(folding, "_MOST_BYTES", 40_000)
    monkeypatch.setattr(files, "_PIECE", 10_000)
    sent = []
    views_counted.connect(receiver := lambda added, **kwargs: sent.append(sum(added.values())))
    for name in ("1", "2"):
        write(folder, *(line_of(View(HOUR, page)) for page in range(1, 5001)), name=name)
    assert fold() == 10_000
    views_counted.disconnect(receiver)
    assert len(sent) >= 4
    assert sum(sent) == 10_000
    assert set(PageViews.objects.values_list("counted", flat=True)) == {2}


def test_listeners_learn_what_came_to_each_page(folder):
    sent = []
    views_counted.connect(receiver := lambda added, **kwargs: sent.append(added))
    write(folder, *[line_of(View(HOUR, 5))] * 3, line_of(View(HOUR, 5, 1)), line_of(View(HOUR, -1)), b"u 739000 1 1\n")
    fold()
    fold()
    views_counted.disconnect(receiver)
    assert sent == [{5: 4, -1: 1}]


def test_where_a_listener_fails_nothing_is_counted_and_nothing_lost(folder):
    def receiver(**kwargs):
        raise DatabaseError("busy")

    write(folder, line_of(View(HOUR, 5)))
    views_counted.connect(receiver)
    with pytest.raises(DatabaseError):
        fold()
    views_counted.disconnect(receiver)
    assert not PageViews.objects.exists()
    assert fold() == 1
    assert counted() == 1


def test_nothing_is_stored_of_lines_that_somebody_else_has_folded(folder, monkeypatch):
    """As where locks of files do not work."""
    write(folder, line_of(View(HOUR, 5)))
    loads = list(folding._loads(files.pieces(folder / f"1{SUFFIX}", 0)))
    assert fold() == 1
    with pytest.raises(Overtaken):
        folding._store(loads[0], True)
    assert counted() == 1


def test_while_another_process_folds_nobody_else_does(folder):
    write(folder, line_of(View(HOUR, 5)))
    with (folder / "fold.lock").open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        assert fold() == 0
    assert fold() == 1


def test_an_older_database_counts_again_what_it_does_not_know(folder):
    """The database was brought back from a copy; the files of the journal are those of today."""
    path = write(folder, *[line_of(View(HOUR, 5))] * 3)
    with path.open("rb") as held:
        fcntl.flock(held, fcntl.LOCK_SH)
        fold()
        copies = [list(model.objects.all()) for model in (HourViews, DayViews, PageViews, SiteDay, Totals, FoldedFile)]
        write(folder, *[line_of(View(HOUR, 5))] * 4)
        fold()
        assert counted() == 7
        for rows in copies:
            for row in rows:
                row.save()
        assert counted() == 3
        assert fold() == 4
    assert counted() == DayViews.objects.get().views == 7


def test_a_file_that_is_brought_back_from_a_copy_does_not_count_again(folder, tmp_path):
    path = write(folder, *[line_of(View(HOUR, 5))] * 3)
    shutil.copy(path, tmp_path / "copy")
    fold()
    assert not path.exists()
    shutil.copy(tmp_path / "copy", path)
    assert fold() == 0
    assert not path.exists()
    assert counted() == 3


def test_a_file_that_was_cut_is_not_read_from_before(folder):
    path = write(folder, *[line_of(View(HOUR, 5))] * 3)
    with path.open("rb") as held:
        fcntl.flock(held, fcntl.LOCK_SH)
        fold()
        os.truncate(path, 5)
        assert fold() == 0
    assert counted() == 3


def test_a_file_that_cannot_be_read_keeps_none_of_the_others_waiting(folder, monkeypatch, caplog):
    monkeypatch.setattr(folding, "_complaints", Complaints(folding.logger))
    for name in ("1", "2"):
        write(folder, line_of(View(HOUR, 5)), name=name)
    pieces = files.pieces

    def refuse(path, start):
        if path.name.startswith("1"):
            raise PermissionError(13, "Permission denied")
        return pieces(path, start)

    with monkeypatch.context() as patched:
        patched.setattr(files, "pieces", refuse)
        assert fold() == 1
        assert fold() == 0
    assert len(caplog.records) == 1
    # Readers would be shown figures of which some are missing.
    assert Totals.objects.get().folded_at is None
    assert fold() == 1
    assert Totals.objects.get().folded_at


def test_a_file_that_cannot_be_removed_is_not_counted_again(folder, monkeypatch):
    path = write(folder, line_of(View(HOUR, 5)))
    with monkeypatch.context() as patched:
        patched.setattr(type(path), "unlink", lambda *args, **kwargs: (_ for _ in ()).throw(PermissionError(13, "no")))
        assert [fold(), fold()] == [1, 0]
    assert fold() == 0
    assert not path.exists()
    assert counted() == 1


def test_where_nobody_comes_it_is_noted_each_minute_that_the_counters_are_up_to_date(folder):
    assert fold() == 0
    first = Totals.objects.get().folded_at
    assert timezone.now() - first < datetime.timedelta(seconds=30)
    fold()
    assert Totals.objects.get().folded_at == first
    for wrong in (datetime.timedelta(minutes=-2), datetime.timedelta(days=2)):
        Totals.objects.update(folded_at=timezone.now() + wrong)
        fold()
        assert abs(timezone.now() - Totals.objects.get().folded_at) < datetime.timedelta(seconds=30)


def test_hours_of_long_ago_are_counted_as_days_alone(folder):
    old = first_hour(DAY - datetime.timedelta(days=90))
    write(folder, line_of(View(old, 5)), line_of(View(old + 24, 5)))
    fold()
    assert HourViews.objects.get().hour == old + 24
    assert DayViews.objects.aggregate(Sum("views")) == {"views__sum": 2}


@contextlib.contextmanager
def without_locks(folder):
    """What a folder says where locks of files do not work."""
    yield True


@pytest.mark.parametrize("alone", [folding._alone, without_locks])
@pytest.mark.django_db(transaction=True)
def test_two_that_fold_at_once_while_others_write_count_each_line_once(folder, monkeypatch, alone):
    """Files are filled, left and removed meanwhile."""
    monkeypatch.setattr(folding, "_alone", alone)
    monkeypatch.setattr(journal, "_LARGEST", 2000)
    monkeypatch.setattr(folding, "_PAUSE", 0)
    writers, over = [Journal(folder) for _ in range(3)], threading.Event()
    failures = []

    def append(writer, page):
        for _ in range(700):
            writer.append(line_of(View(HOUR, page)))
            time.sleep(0.0002)
        writer.close()

    def count():
        try:
            while not over.is_set():
                with contextlib.suppress(Overtaken):
                    fold()
        except Exception as failure:
            failures.append(failure)
        finally:
            connections.close_all()

    writing = [threading.Thread(target=append, args=pair) for pair in zip(writers, (5, 6, 7), strict=True)]
    counting = [threading.Thread(target=count) for _ in range(2)]
    for thread in writing + counting:
        thread.start()
    for thread in writing:
        thread.join()
    over.set()
    for thread in counting:
        thread.join()
    fold()
    assert failures == []
    assert set(PageViews.objects.values_list("page", "counted")) == {(5, 700), (6, 700), (7, 700)}
    assert counted() == SiteDay.objects.get().views == 2100
    assert not list(folder.glob(f"*{SUFFIX}"))
