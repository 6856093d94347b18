"""What `manage.py check` says of the Redis of visits."""

import pytest

from tools.servers import free_port
from visits.checks import check_visits_redis, check_visits_redis_forgets
from visits.tests.redis_servers import running_redis


def said(settings, url):
    settings.VISITS_REDIS_URL = url
    return [message.id for message in (*check_visits_redis(), *check_visits_redis_forgets())]


def test_without_redis_there_is_nothing_to_say(settings):
    assert said(settings, "") == []


@pytest.mark.parametrize("url", ["nonsense", "http://127.0.0.1:6379", "redis://:s3cret@127.0.0.1:port/2"])
def test_what_is_no_address_is_named_without_repeating_it(settings, url):
    assert said(settings, url) == ["visits.E002"]
    assert "s3cret" not in str(check_visits_redis())


def test_a_redis_that_forgets_is_well(settings):
    with running_redis() as server:
        assert said(settings, server.address) == []


def test_a_redis_that_writes_to_a_disk_is_an_error(settings):
    with running_redis("--appendonly", "yes") as server:
        assert said(settings, server.address) == ["visits.E003"]


def test_a_redis_that_does_not_answer_is_a_warning(settings):
    assert said(settings, f"redis://127.0.0.1:{free_port()}/2") == ["visits.W001"]
