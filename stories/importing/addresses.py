"""Chooses free addresses for many new pages at once."""

from collections.abc import Sequence

from stories.models import Story


class Addresses:
    """The addresses in use; read once, then kept up while pages are added."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._numbers: dict[str, int] = {}
        self._is_read = False

    def assign(self, pages: Sequence[tuple[Story, str]]) -> None:
        """Give every page its wanted slug, with a number behind it where that is taken."""
        if not self._is_read:
            self._taken.update(Story.objects.values_list("address", flat=True))
            self._is_read = True
        # Editors may have taken addresses since; one query asks for all.
        wanted = [page.address_of(slug) for page, slug in pages]
        self._taken.update(Story.objects.filter(address__in=wanted).values_list("address", flat=True))
        for page, slug in pages:
            page.slug = self._free(page, slug)
            page.address = page.address_of(page.slug)
            self._taken.add(page.address)

    def _free(self, page: Story, slug: str) -> str:
        base = page.address_of(slug)
        if base not in self._taken:
            return slug
        number = self._numbers.get(base, 1) + 1
        while f"{base}-{number}" in self._taken:
            number += 1
        self._numbers[base] = number
        return f"{slug}-{number}"
