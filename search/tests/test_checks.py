"""What `manage.py check` says of Elasticsearch's settings, as the environment gives them."""

import environ
import pytest
from elasticsearch import Elasticsearch

from config.settings.readers import readers_backend
from search.backends.elasticsearch.client import client, family
from search.checks import check_elasticsearch

URL = "ELASTICSEARCH_URL"
LOCAL = "http://127.0.0.1:9200"


@pytest.fixture
def with_environment(monkeypatch, settings):
    """Return what sets the site up with these variables."""

    def set_up(**variables):
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        entry = readers_backend(environ.Env())
        settings.WAGTAILSEARCH_BACKENDS = {**settings.WAGTAILSEARCH_BACKENDS, **entry}
        return entry.get("readers")

    return set_up


def said(**_kwargs):
    return [message.id for message in check_elasticsearch()]


def test_without_an_address_there_is_none(with_environment):
    assert with_environment(INDEX_PREFIX="Bậy bạ") is None
    assert said() == []


@pytest.mark.parametrize(
    "variables",
    [
        {URL: LOCAL},
        {URL: "https://a.example:9200,https://b.example:9200", "INDEX_PREFIX": ""},
        {URL: "https://tim:m%40t@a.example:9200"},
        {URL: LOCAL, "ELASTICSEARCH_USER": "tim", "ELASTICSEARCH_PASSWORD": "mat khau"},
        {URL: "https://a.example", "ELASTICSEARCH_API_KEY": "khoa", "INDEX_PREFIX": "bao-tot_2-"},
    ],
)
def test_what_makes_sense_passes_and_gives_a_client(with_environment, variables):
    with_environment(**variables)
    assert said() == []
    assert isinstance(client(), Elasticsearch)


@pytest.mark.parametrize(
    ("variables", "problem"),
    [
        ({URL: "a.example:9200"}, "search.E001"),
        ({URL: "ftp://a.example"}, "search.E001"),
        ({URL: "http://a.example:chín"}, "search.E001"),
        ({URL: "http://"}, "search.E001"),
        ({URL: "http://[::1"}, "search.E001"),
        ({URL: "http://a.example, https://b.example"}, "search.E002"),
        ({URL: LOCAL, "INDEX_PREFIX": "Lan Tỏa"}, "search.E003"),
        ({URL: LOCAL, "INDEX_PREFIX": "*"}, "search.E003"),
        ({URL: LOCAL, "INDEX_PREFIX": "-a"}, "search.E003"),
        ({URL: "https://tim:mat@a.example", "ELASTICSEARCH_API_KEY": "khoa"}, "search.E004"),
        ({URL: LOCAL, "ELASTICSEARCH_USER": "tim"}, "search.E005"),
        ({URL: LOCAL, "ELASTICSEARCH_PASSWORD": "mat"}, "search.E005"),
        ({URL: LOCAL, "ELASTICSEARCH_USER": "tim", "ELASTICSEARCH_PASSWORD": "mật khẩu"}, "search.E007"),
        ({URL: "https://a.example", "ELASTICSEARCH_CA": "/khong/co.crt"}, "search.E006"),
        ({URL: "http://tim:mat@a.example:9200"}, "search.W001"),
        ({URL: "https://a.example", "ELASTICSEARCH_VERIFY": "0"}, "search.W002"),
    ],
)
def test_nonsense_is_named(with_environment, variables, problem):
    with_environment(**variables)
    assert said() == [problem]


def test_a_password_is_never_shown(with_environment):
    with_environment(ELASTICSEARCH_URL="http://tim:bi-mat@a.example:chín")
    assert "bi-mat" not in str(check_elasticsearch())


def test_a_slip_does_not_switch_verification_off(with_environment):
    entry = with_environment(ELASTICSEARCH_URL="https://a.example", ELASTICSEARCH_VERIFY="không")
    assert "verify_certs" not in entry["OPTIONS"]


def test_the_client_waits_two_seconds_and_asks_nobody_twice(with_environment):
    entry = with_environment(ELASTICSEARCH_URL=LOCAL)
    assert entry["TIMEOUT"] == 2
    assert entry["AUTO_UPDATE"] is False
    assert (entry["OPTIONS"]["max_retries"], entry["OPTIONS"]["retry_on_timeout"]) == (0, False)
    assert (client()._request_timeout, client()._max_retries, client()._retry_on_status) == (2, 0, ())


def test_credentials_come_from_the_address_or_from_variables_of_their_own(with_environment, monkeypatch):
    entry = with_environment(ELASTICSEARCH_URL="https://tim:m%40t@a.example:9200")
    assert entry["URLS"] == ["https://a.example:9200"]
    assert entry["OPTIONS"]["basic_auth"] == ("tim", "m@t")
    assert with_environment(ELASTICSEARCH_PASSWORD="khac")["OPTIONS"]["basic_auth"] == ("tim", "khac")


def test_names_of_indexes_begin_with_the_prefix(with_environment):
    with_environment(ELASTICSEARCH_URL=LOCAL, INDEX_PREFIX="bao-tot-")
    assert family() == "bao-tot-readers-"
