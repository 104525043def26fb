"""What a drag out of the library carries: the files, for everyone, and that they come from here."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl

MIME = "application/x-underpaint-library"


def carrying(paths: Sequence[Path]) -> QMimeData:
    """A drag of pictures and clips, or of a board."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    data.setData(MIME, b"1")
    return data


def carried_paths(data: QMimeData) -> tuple[Path, ...]:
    """The files and folders that a drag carries, wherever it comes from."""
    return tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())


def carried_pictures(data: QMimeData) -> tuple[Path, ...]:
    """Several pictures of the library that a drag carries; else nothing."""
    paths = carried_paths(data) if data.hasFormat(MIME) else ()
    return paths if len(paths) > 1 else ()
