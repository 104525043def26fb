"""A mask on its way out of the list of masks: by name within the window, as a PNG elsewhere."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QMimeData, QUrl

MASK = "application/x-underpaint-mask"
"""The name of a mask of the document in front, in UTF-8."""


def mask_mime(name: str, file: Path) -> QMimeData:
    """What is dragged of a mask. file: where other programs find it."""
    mime = QMimeData()
    mime.setData(MASK, QByteArray(name.encode()))
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    return mime


def name_in(mime: QMimeData) -> str | None:
    """The name of the mask that is carried; None where it is something else."""
    if not mime.hasFormat(MASK):
        return None
    return bytes(mime.data(MASK).data()).decode(errors="replace")
