"""Pictures and files that wait for a description that never comes."""

import os
import time

import pytest
from django.core.files.base import ContentFile
from wagtail.models import UploadedFile

from media.leftovers import clean_up, remove_leftovers

pytestmark = pytest.mark.django_db
DAY = 24 * 60 * 60


def upload(days_ago):
    """Return a file that somebody uploaded so many days ago."""
    waiting = UploadedFile.objects.create(file=ContentFile(b"anh", name="cho-mo-ta.jpg"))
    came = time.time() - days_ago * DAY
    os.utime(waiting.file.path, (came, came))
    return waiting


def test_files_wait_seven_days_for_a_description():
    new, old = upload(6.9), upload(7.1)
    assert remove_leftovers() == 1
    assert list(UploadedFile.objects.all()) == [new]
    assert new.file.storage.exists(new.file.name)
    assert not old.file.storage.exists(old.file.name)


def test_a_row_whose_file_is_gone_goes_too():
    waiting = upload(0)
    waiting.file.storage.delete(waiting.file.name)
    assert remove_leftovers() == 1
    assert not UploadedFile.objects.exists()


def test_however_often_it_is_called_it_cleans_up_once_an_hour(django_assert_num_queries):
    upload(8)
    clean_up()
    assert not UploadedFile.objects.exists()
    with django_assert_num_queries(0):
        clean_up()
