"""What the screens of reports show beside their tables: figures, charts, notes, and the ways to narrow and to widen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from core.dates import today
from core.templatetags.shell import number
from places.models import Place
from reports.breakdowns import tables as known
from reports.breakdowns.counting import Sums
from reports.breakdowns.tables import TABLES, Table
from reports.charts import chart
from reports.figures import Point, kept_days, visitors
from reports.filters import USUAL
from reports.question import Question
from reports.spans import DAY, Choice, Step, compared_span
from reports.wording import change_words, span_words
from search.admin.asked import NOTHING, asked_since
from visits.figures import SiteFigures, views_of

ASKED_RIGHT = "lantoa_search.view_askedquery"
_MOST_ASKED = 20
_DAYS = ("span", "since", "until", "step")


@dataclass(frozen=True)
class Figure:
    """A figure: what it is, its value, its change, and what has to be said with it."""

    label: str
    value: str
    change: str = ""
    remark: str = ""


@dataclass(frozen=True)
class Way:
    """Somewhere to go: a name, an address, and whether one is there; `value` stands beside the name."""

    label: str
    address: str
    is_here: bool = False
    value: str = ""


def spans(params: Mapping[str, str]) -> list[Way]:
    """Return the spans that are one press away, the rest of the question as it is."""
    rest = {name: value for name, value in params.items() if name not in _DAYS}
    here = params.get("span", USUAL)
    return [
        Way(str(choice.label), f"?{urlencode(rest | {'span': choice.value})}", choice == here)
        for choice in Choice
        if choice != Choice.OWN
    ]


def public_spans(figures: SiteFigures | None, params: Mapping[str, str]) -> list[Way]:
    """Return the figures that readers see, each leading to its span; nothing where nobody counts."""
    if figures is None:
        return []
    shown = {
        Choice.TODAY: figures.today,
        Choice.WEEK: figures.week,
        Choice.MONTH_LONG: figures.month,
        Choice.YEAR_LONG: figures.year,
    }
    ways = [Way(str(choice.label), f"?span={choice.value}", value=number(views)) for choice, views in shown.items()]
    return [
        Way(_("Đang online"), "", value=number(figures.online)),
        *ways,
        Way(_("Tất cả"), "", value=number(figures.all)),
    ]


def narrowed(question: Question, params: Mapping[str, str]) -> list[Way]:
    """Return what the question is narrowed to, each leading to the question without it."""
    names = question.narrowed_words()
    return [
        Way(label, f"?{urlencode({key: kept for key, kept in params.items() if key != name})}", value=value)
        for name, (label, value) in names.items()
    ]


def tabs(query: str, here: str = "") -> list[Way]:
    """Return the ways to the whole tables."""
    suffix = f"?{query}" if query else ""
    return [
        Way(str(table.heading), reverse("reports_table", args=[slug]) + suffix, slug == here)
        for slug, table in TABLES.items()
    ]


def tables_of(question: Question, province: Place | None) -> list[Table]:
    """Return the tables that say something of what is asked; a site of one province has its communes."""
    if "story" in question.narrowed:
        return [known.SOURCES, known.DEVICES]
    places = known.COMMUNES if province else known.PROVINCES
    found = [known.STORIES, known.FIELDS, places, known.SOURCES, known.DEVICES, known.AUTHORS, known.UNITS]
    return found if _is_of_stories(question) else [*found, known.OTHER_PAGES]


def figures(question: Question, sums: Sums) -> list[Figure]:
    """Return the figures that come first."""
    compared = question.before is not None
    found = [
        Figure(
            _("Lượt xem"),
            number(sums.views),
            change_words(sums.views, sums.earlier) if compared else "",
            _("kỳ so sánh: %(number)s") % {"number": number(sums.earlier)} if compared else "",
        ),
        _visitors(question),
    ]
    if "story" in question.narrowed:
        pk = question.narrowed["story"].pk
        found.append(Figure(_("Từ trước đến nay"), number(views_of([pk])[pk]), remark=_("kể cả ở trang cũ")))
    else:
        change = change_words(sums.stories, sums.stories_earlier) if compared else ""
        found.append(Figure(_("Bài được xem"), number(sums.stories), change))
    over = (min(question.span.last, today()) - question.span.first).days + 1
    if over > 1:
        found.append(Figure(_("Trung bình một ngày"), number(round(sums.views / over)), remark=_("lượt xem")))
    return found


def course_chart(question: Question, points: Sequence[Point]) -> Any:
    """Return the drawing of the views over time."""
    known_points = [point for point in points if point.views is not None]
    best = max(known_points, key=lambda point: point.views or 0, default=None)
    if best is None or not best.views:
        return ""
    title = _("Lượt xem %(span)s, %(step)s") % {"span": span_words(question.span), "step": _step_words(question.step)}
    most = _("Nhiều nhất: %(views)s lượt, %(when)s.") % {"views": number(best.views), "when": best.long}
    return chart(points, name="course", title=title, description=most)


def times_chart(points: Sequence[Point]) -> Any:
    """Return the drawing of the views by hour of the day."""
    best = max(points, key=lambda point: point.views or 0, default=None)
    if best is None or not best.views:
        return ""
    most = _("Đông nhất lúc %(when)s: %(views)s lượt.") % {"views": number(best.views), "when": best.long}
    return chart(points, name="times", title=_("Lượt xem theo giờ trong ngày"), description=most)


def times_note(question: Question) -> str:
    """Return what has to be said of the hours of the day."""
    if not question.is_of_hours:
        return _("Số theo giờ không chia theo nguồn và thiết bị.")
    span = kept_days(question.span)
    if span is None:
        return _("Số theo giờ chỉ giữ 90 ngày; những ngày này chỉ còn số theo ngày.")
    return "" if span == question.span else _("Chỉ gồm %(span)s: số theo giờ giữ 90 ngày.") % {"span": span_words(span)}


def notes(question: Question) -> list[str]:
    """Return what keeps the figures from being taken for more than they are."""
    found = []
    if question.span.first <= today() <= question.span.last:
        found.append(
            _("Hôm nay chưa hết ngày: số còn tăng, kỳ so sánh thì đủ ngày.")
            if question.before
            else _("Hôm nay chưa hết ngày: số còn tăng.")
        )
    wanted = compared_span(question.span, question.against)
    if question.begun and wanted and question.before is None:
        day = f"{question.begun:%d/%m/%Y}"
        found.append(_("Không so sánh: trang đếm từ %(day)s, chưa đủ các ngày của kỳ so sánh.") % {"day": day})
    if not question.is_whole:
        found.append(_("Khách chỉ đếm được cho cả trang, không chia theo bài, nguồn hay thiết bị."))
    return found


def found_nothing(question: Question, user: Any) -> dict[str, Any] | None:
    """Return what was searched since the first day and not found; None for those who may not see it."""
    if not (question.is_whole and user.has_perm(ASKED_RIGHT)):
        return None
    rows = asked_since(question.span.first, found_nothing=True).order_by("-number", "query")[:_MOST_ASKED]
    days = next((str(days) for days in (7, 30) if question.span.first > today() - days * DAY), "365")
    address = f"{reverse('search_asked:index')}?{urlencode({'days': days, 'found': NOTHING})}"
    return {"rows": list(rows), "since": question.span.first, "address": address}


def _visitors(question: Question) -> Figure:
    now, before = visitors(question, question.span), visitors(question, question.before)
    if now is None:
        return Figure(_("Khách"), "–", remark=_("chỉ đếm được cho cả trang"))
    change = "" if before is None else change_words(now, before)
    return Figure(_("Khách"), number(now), change, _("cộng khách của từng ngày") if question.span.days > 1 else "")


def _is_of_stories(question: Question) -> bool:
    return bool({"field", "place", "author", "unit", "kind", "story"} & question.narrowed.keys())


def _step_words(step: Step) -> str:
    return str(step.label).lower()
