"""Stores the pictures that lie beside an import file."""

from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import transaction

from media.alt import clean_alt_text
from media.models import Image
from media.services import create_image
from stories.importing.checker import Checker
from stories.importing.problems import Problem
from stories.importing.rows import Picture, Row
from stories.importing.stream import Block, Unstored, caption_html


class Pictures:
    """The pictures below one folder, each stored once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()
        self.problems: list[Problem] = []
        self._stored: dict[Path, int] = {}

    def check(self, row: Row, checker: Checker) -> None:
        """Note files that are outside the folder, missing or without a description."""
        for picture in row.pictures:
            path = self.path_of(picture)
            if path is None:
                checker.fail("body", f"“{picture.file}” nằm ngoài thư mục của tệp nhập")
            elif not _is_file(path):
                checker.warn("body", f"không có tệp “{picture.file}”, chỉ giữ chú thích")
            elif not (picture.alt or picture.caption):
                checker.warn("body", f"ảnh “{picture.file}” chưa có mô tả")

    def path_of(self, picture: Picture) -> Path | None:
        """Return the file of a picture, None when it is not inside the folder."""
        try:
            path = (self.folder / picture.file).resolve()
        except (OSError, ValueError):
            return None
        return path if path.is_relative_to(self.folder) else None

    def store(self, row: Row, blocks: list[Block]) -> list[Block]:
        """Return `blocks` with every picture in the library; one that cannot be stored leaves its caption."""
        stored: list[Block] = []
        for block in blocks:
            image = block["value"]["image"] if block["type"] == "figure" else None
            if not isinstance(image, Unstored):
                stored.append(block)
            elif (image_id := self._id_of(row, image.picture)) is not None:
                stored.append({**block, "value": {**block["value"], "image": image_id}})
            elif image.picture.caption:
                stored.append({**block, "type": "text", "value": caption_html(image.picture)})
        return stored

    def _id_of(self, row: Row, picture: Picture) -> int | None:
        path = self.path_of(picture)
        if path is None or not _is_file(path):
            return None
        if path not in self._stored:
            try:
                self._stored[path] = _store(path, row, picture)
            except (ValidationError, OSError) as error:
                reason = error.messages[0] if isinstance(error, ValidationError) else "không đọc được"
                self.problems.append(Problem(row.line, "body", f"ảnh “{picture.file}”: {reason}", is_error=False))
                return None
        return self._stored[path]


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        # A name longer than any file's.
        return False


def _store(path: Path, row: Row, picture: Picture) -> int:
    """Return the id of the picture in the library; a file that is there already is not stored twice."""
    with transaction.atomic(), path.open("rb") as file:
        image = create_image(
            file,
            title=picture.caption or row.title,
            alt_text=_alt_text(row, picture),
            name=path.name,
            caption=picture.caption[:400],
            credit=picture.credit,
        )
        earlier = Image.objects.filter(file_hash=image.file_hash).exclude(pk=image.pk).order_by("pk").first()
        if earlier is None:
            return int(image.pk)
        image.delete()
        return int(earlier.pk)


def _alt_text(row: Row, picture: Picture) -> str:
    for text in (picture.alt, picture.caption[:300]):
        try:
            return clean_alt_text(text)
        except ValidationError:
            continue
    return f"Ảnh trong bài “{row.title}”"[:300]
