"""Words that mean the same, and abbreviations: kept by administrators, shipped with a stock of ours."""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from core.text import clean_line, fold
from core.vietnamese import exact_keys

LONGEST_WORD = 4
_FEWEST = 2
# Letters and digits, with a sign between them at most: "UBND", "KT-XH", "GD&ĐT".
_SHORT = re.compile(r"[^\W_]+(?:[-.&][^\W_]+)*")


def check_short(value: str) -> None:
    """Refuse a short form that search could not tell from other words."""
    short = clean_line(value)
    if not _SHORT.fullmatch(short) or not exact_keys(short):
        raise ValidationError(_now("Chữ viết tắt chỉ gồm chữ cái và chữ số viết liền, không có dấu cách."))
    if len(short) == 1:
        raise ValidationError(_now("Chữ viết tắt cần ít nhất hai chữ."))


def check_full(value: str) -> None:
    """Refuse a full form of less than two syllables."""
    if len(exact_keys(value)) < _FEWEST:
        raise ValidationError(_now("Hãy viết đầy đủ từng tiếng, ví dụ “Ủy ban nhân dân”."))


def check_words(value: str) -> None:
    """Refuse a group that says nothing: of one word, of words too long, of one word twice."""
    members = split_words(value)
    known: dict[tuple[str, ...], str] = {}
    problems = []
    if len(members) < _FEWEST:
        problems.append(_now("Cần ít nhất hai từ, cách nhau bằng dấu chấm phẩy."))
    for member in members:
        keys = exact_keys(member)
        if not 1 <= len(keys) <= LONGEST_WORD:
            problems.append(_now("“%s” cần có từ một đến bốn tiếng.") % member)
        elif keys in known:
            problems.append(_now("“%s” có hai lần.") % member)
        known[keys] = member
    if problems:
        raise ValidationError(problems)


def split_words(value: str) -> list[str]:
    """Return the words of a group, as written."""
    return [word for word in map(clean_line, value.split(";")) if word]


class Abbreviation(models.Model):
    """A short form that readers and stories use for a name in full: "UBND" for "Ủy ban nhân dân"."""

    short = models.CharField(
        _("viết tắt"),
        max_length=6,
        unique=True,
        validators=[check_short],
        help_text=_("Nhiều nhất 6 chữ, không có dấu cách, ví dụ UBND."),
        error_messages={"unique": _("Chữ viết tắt này đã có rồi.")},
    )
    full = models.CharField(
        _("viết đầy đủ"), max_length=120, validators=[check_full], help_text=_("Ví dụ: Ủy ban nhân dân.")
    )
    folded = models.CharField(max_length=12, editable=False, db_index=True)

    class Meta:
        verbose_name = _("chữ viết tắt")
        verbose_name_plural = _("chữ viết tắt")
        ordering = ["folded"]

    def __str__(self) -> str:
        return f"{self.short}: {self.full}"

    def clean(self) -> None:
        """Refuse what is known already, in whatever capitals."""
        alike = Abbreviation.objects.filter(folded=fold(clean_line(self.short))).exclude(pk=self.pk)
        if any(exact_keys(other.short) == exact_keys(self.short) for other in alike):
            raise ValidationError({"short": _now("Chữ viết tắt này đã có rồi.")})

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the folded form beside the short one."""
        self.short, self.full = clean_line(self.short), clean_line(self.full)
        self.folded = fold(self.short)
        super().save(*args, **kwargs)


class SynonymGroup(models.Model):
    """Words that mean the same in stories of good deeds: "heo; lợn"."""

    words = models.CharField(
        _("các từ cùng nghĩa"),
        max_length=300,
        validators=[check_words],
        help_text=_("Cách nhau bằng dấu chấm phẩy, mỗi từ một đến bốn tiếng, ví dụ “heo; lợn”."),
    )

    class Meta:
        verbose_name = _("nhóm từ đồng nghĩa")
        verbose_name_plural = _("nhóm từ đồng nghĩa")
        ordering = ["words"]

    def __str__(self) -> str:
        return self.words

    def members(self) -> list[str]:
        """Return the words of the group, as written."""
        return split_words(self.words)

    def clean(self) -> None:
        """Refuse words that stand together in another group already."""
        wanted = set(map(exact_keys, self.members()))
        others = SynonymGroup.objects.exclude(pk=self.pk)
        if wanted and any(wanted <= set(map(exact_keys, other.members())) for other in others):
            raise ValidationError({"words": _now("Các từ này đã cùng ở một nhóm rồi.")})

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep one way of writing a group."""
        self.words = "; ".join(self.members())
        super().save(*args, **kwargs)


class ShippedWord(models.Model):
    """An entry of our stock that this site was given once: whatever was done with it since, it is not given again."""

    # "abbreviation:UBND", "synonyms:heo".
    key = models.CharField(max_length=100, primary_key=True)

    def __str__(self) -> str:
        return self.key
