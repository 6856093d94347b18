"""What the address of a search asks for; whatever it says, there is an answer."""

from dataclasses import dataclass

from django.forms import BoundField
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from core.text import clean_line, shorten
from search.pages.filters import FROM, TO, SearchFilter
from search.types import BEST, LAST_PAGE, NEWEST, Wanted

QUERY, SORT, PAGE, FORMAT = "q", "sap-xep", "trang", "format"
LONGEST_QUERY = 200
SORTS = {"phu-hop": BEST, "moi-nhat": NEWEST}
_SLUGS = {sort: slug for slug, sort in SORTS.items()}
_LONGEST_SHOWN = 40


@dataclass(frozen=True)
class Asked:
    """A query: its words, cleaned and cut; its filters, order and page; and what of the address says nothing."""

    # As it came, for the engine to understand.
    raw: str
    text: str
    form: SearchFilter
    sort: str = BEST
    page: int = 1
    ignored: tuple[str, ...] = ()

    @property
    def wanted(self) -> Wanted:
        """Return what the engine is asked for."""
        return Wanted(self.form.conditions(), self.sort, self.page)

    @property
    def is_empty(self) -> bool:
        """Say whether there is nothing to look for."""
        return not self.text and not self.form.active

    @property
    def is_first(self) -> bool:
        """Say whether the first page is asked for."""
        return self.page == 1

    @property
    def kept_filters(self) -> list[tuple[str, str]]:
        """Return name and value of the filters and the order, for the form of the words."""
        return self._kept(tuple(self.form.active))

    @property
    def kept(self) -> list[tuple[str, str]]:
        """Return name and value of all but the days, for the form of the days."""
        words = [(QUERY, self.text)] if self.text else []
        return words + self._kept(tuple(name for name in self.form.active if name not in (FROM, TO)))

    @property
    def days(self) -> list[BoundField]:
        """Return the fields of the days."""
        return [self.form[name] for name in (FROM, TO)]

    def _kept(self, names: tuple[str, ...]) -> list[tuple[str, str]]:
        found = [(name, str(self.form.data[name])) for name in names]
        return found if self.sort == BEST else [*found, (SORT, _SLUGS[self.sort])]

    def url(self, *, text: str | None = None, filters: str | None = None, sort: str = "", page: int = 1) -> str:
        """Return the address of this search with some things changed; the order of its parameters is fixed."""
        params = QueryDict(mutable=True)
        words = self.text if text is None else text
        if words:
            params[QUERY] = words
        parts = [params.urlencode(), self.form.query() if filters is None else filters, _order(sort or self.sort)]
        if page > 1:
            parts.append(f"{PAGE}={page}")
        question = "&".join(part for part in parts if part)
        path = reverse("search")
        return f"{path}?{question}" if question else path


def read(params: QueryDict) -> Asked:
    """Return what the parameters of an address ask for."""
    raw = params.get(QUERY, "")
    params = _cleaned(params)
    form = SearchFilter(params)
    sort, page = params.get(SORT, "").strip(), params.get(PAGE, "").strip()
    number = int(page) if page.isascii() and page.isdigit() and len(page) < 5 else 0
    ignored = list(form.ignored)
    if sort and sort not in SORTS:
        ignored.append(_("Sắp xếp: %s") % shorten(sort, _LONGEST_SHOWN))
    if page and not 1 <= number <= LAST_PAGE:
        ignored.append(_("Trang: %s") % shorten(page, _LONGEST_SHOWN))
        number = 1
    return Asked(raw, clean_line(raw)[:LONGEST_QUERY].strip(), form, SORTS.get(sort, BEST), number or 1, tuple(ignored))


def _cleaned(params: QueryDict) -> QueryDict:
    """Return parameters without signs that no database can hold."""
    found = QueryDict(mutable=True)
    for name in params:
        found[name] = clean_line(params.get(name, "")[: LONGEST_QUERY + 1])
    return found


def _order(sort: str) -> str:
    return "" if sort == BEST else f"{SORT}={_SLUGS[sort]}"
