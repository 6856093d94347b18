"""The form: what cannot be read is said in words, kept as it was typed, and does not stand in the way of the rest."""

import datetime

import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts import roles
from core.dates import today
from reports.filters import ReportForm
from reports.spans import DAY, Against, Span, Step
from stories.factories import make_exemplar, make_field
from stories.tests.admin.conftest import make_user
from visits.factories import make_views

pytestmark = pytest.mark.django_db


def asked(editor, **values):
    """Return the form and what it asks."""
    data = QueryDict(mutable=True)
    data.update(values)
    form = ReportForm(data, user=editor)
    return form, form.question()


def test_nothing_typed_asks_for_thirty_days_and_the_thirty_before(editor):
    make_views(1, day=today() - 100 * DAY)
    form, question = asked(editor)
    assert not form.errors
    assert question.span == Span.of_days(30, today())
    assert question.before == Span.of_days(30, today() - 30 * DAY)
    assert question.step == Step.DAY
    assert question.is_whole


def test_days_of_ones_own(editor):
    form, question = asked(editor, span="own", since="1/3/2026", until="30/11/2026")
    assert not form.errors
    assert question.span == Span(datetime.date(2026, 3, 1), datetime.date(2026, 11, 30))
    assert question.step == Step.MONTH
    assert asked(editor, span="own", since=f"{today():%d/%m/%Y}")[1].span == Span(today(), today())


@pytest.mark.parametrize(
    ("values", "field", "words"),
    [
        ({"span": "own"}, "since", "Hãy ghi ngày đầu."),
        ({"span": "own", "since": "31/2/2026"}, "since", "Ngày không hợp lệ."),
        ({"span": "own", "since": "2/3/2026", "until": "1/3/2026"}, "until", "Ngày đầu phải trước ngày cuối"),
        ({"span": "own", "since": "1/1/2000"}, "since", "Mỗi lần xem được nhiều nhất mười năm."),
        ({"span": "own", "since": "1/1/0001"}, "since", "lớn hơn hoặc bằng"),
        ({"span": "7", "since": "1/3/2026"}, "span", "hãy chọn “Từ ngày … đến ngày …”"),
        ({"span": "999"}, "span", "Vui lòng chọn lại"),
        ({"span": "30", "step": "hour"}, "step", "nhiều nhất 7 ngày"),
        ({"span": "today", "step": "hour", "source": "2"}, "step", "không chia theo nguồn"),
        ({"span": "own", "since": "1/3/2020", "until": "2/3/2020", "step": "hour"}, "step", "chỉ giữ 90 ngày"),
        ({"field": "abc"}, "field", "Vui lòng chọn lại"),
        ({"place": "9" * 40}, "place", "Vui lòng chọn lại"),
        ({"author": "?Lò Văn"}, "author", "Vui lòng chọn lại"),
        ({"source": "77"}, "source", "Vui lòng chọn lại"),
        ({"poster": "0"}, "poster", "lớn hơn hoặc bằng 1"),
        ({"poster": "mười"}, "poster", "nhập số nguyên"),
    ],
)
def test_what_cannot_be_read_is_said_beside_its_field(editor, values, field, words):
    form, question = asked(editor, **values)
    assert words in " ".join(form.errors[field])
    assert question.span.days > 0
    assert field not in question.narrowed


def test_the_rest_is_answered_all_the_same(editor):
    field = make_field()
    _form, question = asked(editor, field=str(field.pk), poster="x", span="7", against="year")
    assert question.narrowed == {"field": field}
    assert (question.span.days, question.against) == (7, Against.YEAR)


def test_hours_are_the_usual_step_of_a_day_only_where_they_are_known(editor):
    assert asked(editor, span="today")[1].step == Step.HOUR
    assert asked(editor, span="today", device="1")[1].step == Step.DAY
    assert asked(editor, span="own", since="1/3/2020", until="2/3/2020")[1].step == Step.DAY
    first_kept = today() - 89 * DAY
    kept = {"since": f"{first_kept:%d/%m/%Y}", "until": f"{first_kept:%d/%m/%Y}"}
    assert asked(editor, span="own", **kept)[1].step == Step.HOUR


def test_direct_readers_and_unknown_devices_can_be_asked_for(editor):
    _form, question = asked(editor, source="0", device="0")
    assert question.narrowed == {"source": 0, "device": 0}


def test_nothing_is_compared_with_days_before_the_first_that_was_counted(editor):
    make_views(1, day=today() - 10 * DAY)
    assert asked(editor, span="7")[1].before is None
    assert asked(editor, span="yesterday")[1].before == Span(today() - 2 * DAY, today() - 2 * DAY)


def test_a_story_that_is_not_public_is_chosen_only_by_those_who_work_on_it(editor):
    draft = make_exemplar(title="Chưa đăng", publish=False)
    assert asked(editor, story=str(draft.pk))[1].narrowed
    form, question = asked(make_user(roles.MODERATOR, "kiem"), story=str(draft.pk))
    assert not question.narrowed
    assert "Chưa đăng" not in form.as_p()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30, deadline=None)
@given(st.dictionaries(st.sampled_from(list(ReportForm.base_fields)), st.text(max_size=30)))
def test_anything_can_be_typed(editor, values):
    form, question = asked(editor, **{name: value.replace("\x00", "") for name, value in values.items()})
    assert question.span.days > 0
    assert question.words()
    form.as_p()
