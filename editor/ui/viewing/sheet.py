"""The sheet of all keys: as a page to print, as a web page, as Markdown."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPageSize, QPainter, QPdfWriter

from editor.media.atomic import atomic_write
from editor.ui.actions import Actions, plain
from editor.ui.viewing.keymap import CANVAS, CANVAS_KEYS, POINTER, areas, readable, translated

DPI = 300
MARGIN = 14.0
"""Millimetres round the page."""
INK, GREY, LINE = QColor(25, 25, 28), QColor(105, 108, 116), QColor(205, 206, 210)


@dataclass(frozen=True)
class Block:
    """A heading and its lines of (what, keys)."""

    title: str
    lines: tuple[tuple[str, str], ...]


def blocks(actions: Actions) -> list[Block]:
    """All that has a key, by area; the canvas' own keys last."""
    out = []
    for area in areas():
        keyed = [name for name in area.names if actions.keys(name)]
        lines = tuple((plain(actions[n].text()), readable(actions.keys(n))) for n in keyed)
        out.append(Block(area.title, lines))
    own = tuple((translated(text), readable(keys)) for keys, text in CANVAS_KEYS)
    pointer = tuple((translated(text), translated(how)) for how, text in POINTER)
    out.append(Block(translated(CANVAS), own + pointer))
    return [block for block in out if block.lines]


def to_markdown(sheet: Sequence[Block], title: str) -> str:
    """The sheet as Markdown tables."""
    parts = [f"# {title}\n"]
    for block in sheet:
        lines = "\n".join(f"| {what} | {_code(keys)} |" for what, keys in block.lines)
        parts.append(f"## {block.title}\n\n| | |\n|---|---|\n{lines}\n")
    return "\n".join(parts)


def _code(keys: str) -> str:
    return ", ".join(f"`{part}`" for part in keys.split(",  "))


def to_html(sheet: Sequence[Block], title: str) -> str:
    """The sheet as a web page that stands by itself, in two columns, ready to print."""
    parts = []
    for block in sheet:
        rows = "".join(
            f"<tr><td>{html.escape(what)}</td><td><kbd>{html.escape(keys)}</kbd></td></tr>"
            for what, keys in block.lines
        )
        parts.append(f"<section><h2>{html.escape(block.title)}</h2><table>{rows}</table></section>")
    body = "\n".join(parts)
    head = html.escape(title)
    return _PAGE.replace("{title}", head).replace("{body}", body)


_PAGE = """<!doctype html>
<html><head><meta charset="utf-8"><title>{title}</title><style>
body { font: 13px/1.45 Inter, "Noto Sans", "Noto Sans CJK SC", sans-serif; color: #19191c;
  max-width: 900px; margin: 32px auto; padding: 0 20px; }
h1 { font-size: 22px; } main { columns: 2; column-gap: 36px; }
section { break-inside: avoid-column; margin-bottom: 18px; }
h2 { font-size: 13px; margin: 0 0 4px; border-bottom: 1px solid #cdced2; padding-bottom: 3px; }
table { width: 100%; border-collapse: collapse; } td { padding: 1px 0; vertical-align: top; }
td + td { text-align: right; white-space: nowrap; padding-left: 12px; }
kbd { font: inherit; color: #696c74; }
@media print { body { margin: 0; font-size: 10px; } }
</style></head><body><h1>{title}</h1><main>
{body}
</main></body></html>
"""


def write_html(path: Path, sheet: Sequence[Block], title: str) -> None:
    """Write the web page. Raises CannotWrite."""
    _write(path, to_html(sheet, title).encode())


def write_pdf(path: Path, sheet: Sequence[Block], title: str) -> None:
    """Write A4 pages in two columns. Raises CannotWrite."""
    _write(path, to_pdf(sheet, title))


def _write(path: Path, data: bytes) -> None:
    def fill(file: BinaryIO) -> None:
        file.write(data)

    atomic_write(path, fill)


def to_pdf(sheet: Sequence[Block], title: str) -> bytes:
    """The sheet as A4 pages in two columns."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(DPI)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF())
    writer.setTitle(title)
    painter = QPainter(writer)
    _Setter(painter, writer, title).set_all(sheet)
    painter.end()
    buffer.close()
    return bytes(buffer.data().data())


class _Setter:
    """Sets blocks one below the other, column by column, page by page; lengths in millimetres."""

    LINE, HEAD, GAP, COLUMNS, BETWEEN = 4.6, 6.4, 4.0, 2, 10.0
    SHORT = 16  # lines of a block that is not divided

    def __init__(self, painter: QPainter, writer: QPdfWriter, title: str) -> None:
        self._painter, self._writer = painter, writer
        mm = DPI / 25.4
        painter.scale(mm, mm)
        page = QSizeF(writer.width() / mm, writer.height() / mm)
        self._width = (page.width() - 2 * MARGIN - self.BETWEEN) / self.COLUMNS
        self._bottom = page.height() - MARGIN
        self._text(QRectF(MARGIN, MARGIN, page.width() - 2 * MARGIN, 8), title, 5.2, bold=True)
        self._top = self._y = MARGIN + 13
        self._column = 0

    def set_all(self, sheet: Sequence[Block]) -> None:
        for block in sheet:
            together = len(block.lines) if len(block.lines) <= self.SHORT else 3
            least = self.HEAD + together * self.LINE
            self._make_room(least)
            self._head(block.title)
            for what, keys in block.lines:
                self._make_room(self.LINE)
                self._line(what, keys)
            self._y += self.GAP

    def _make_room(self, height: float) -> None:
        if self._y + height <= self._bottom:
            return
        self._column += 1
        if self._column == self.COLUMNS:
            self._writer.newPage()
            self._column, self._top = 0, MARGIN
        self._y = self._top

    @property
    def _x(self) -> float:
        return MARGIN + self._column * (self._width + self.BETWEEN)

    def _head(self, title: str) -> None:
        self._text(QRectF(self._x, self._y, self._width, 5), title, 3.3, bold=True)
        self._painter.fillRect(QRectF(self._x, self._y + 5.1, self._width, 0.15), LINE)
        self._y += self.HEAD

    def _line(self, what: str, keys: str) -> None:
        box = QRectF(self._x, self._y, self._width, self.LINE)
        used = self._text(box, keys, 2.9, at_right=True)
        self._text(box.adjusted(0, 0, -used - 2, 0), what, 2.9)
        self._y += self.LINE

    def _text(
        self,
        box: QRectF,
        text: str,
        size: float,
        bold: bool = False,
        at_right: bool = False,
    ) -> float:
        """Write one line, shortened where it must be, in grey at the right; returns its width."""
        painter, mm = self._painter, DPI / 25.4
        font = QFont(QGuiApplication.font())
        font.setPixelSize(round(size * mm))
        font.setBold(bold)
        painter.save()
        painter.scale(1 / mm, 1 / mm)
        painter.setFont(font)
        painter.setPen(GREY if at_right else INK)
        whole = QRectF(box.x() * mm, box.y() * mm, box.width() * mm, box.height() * mm)
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(whole.width()))
        align = Qt.AlignmentFlag.AlignRight if at_right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(whole, align | Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()
        return metrics.horizontalAdvance(shown) / mm
