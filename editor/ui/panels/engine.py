"""Says honestly what the engine process is doing and on which device."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from editor.ui.said import said
from editor.ui.theme import colour
from editor.ui.words import marked as T

STATES: dict[str, tuple[str, str]] = {
    "idle": (T("EngineLamp", "Engine asleep until it is needed"), "disabled"),
    "starting": (T("EngineLamp", "Engine starting…"), "accent"),
    "ready": (T("EngineLamp", "Engine ready"), "good"),
    "busy": (T("EngineLamp", "Engine working"), "accent"),
    "restarting": (T("EngineLamp", "Engine restarting…"), "accent"),
    "gone": (T("EngineLamp", "Engine gone; it starts again with the next job"), "danger"),
}
"""What `GpuWorker.engine_changed` may say, in words, and the colour of the lamp."""


class _Dot(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.shade = "disabled"
        self.setFixedSize(QSize(8, 8))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(self.shade))
        painter.drawEllipse(QRectF(0.5, 0.5, 7, 7))
        painter.end()


class EngineLamp(QWidget):
    """A dot and a few words; `show_state` is a slot for `GpuWorker.engine_changed`."""

    def __init__(self, *, brief: bool = False) -> None:
        super().__init__()
        self._brief, self._full = brief, ""
        self._dot = _Dot()
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setProperty("tone", "small")
        self._text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        if brief:
            self._text.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._dot)
        row.addWidget(self._text, 1)
        self.show_state("idle", "")

    @property
    def text(self) -> str:
        """What it says, where there is room for it."""
        return self._text.text() if self._brief else self._full

    def _elide(self) -> None:
        """The tooltip says all of it."""
        if not self._brief:
            metrics, right = self._text.fontMetrics(), Qt.TextElideMode.ElideRight
            self._text.setText(metrics.elidedText(self._full, right, self._text.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def show_state(self, state: str, detail: str) -> None:
        """state: starting, ready, busy, restarting, gone. detail: the device, or why."""
        words, self._dot.shade = STATES.get(state, (state, "disabled"))
        words = QCoreApplication.translate("EngineLamp", words)
        detail = "; ".join(said(part) for part in detail.split("; "))
        full = f"{words} · {detail}" if detail else words
        self._full = full
        self._text.setText(detail.split(",")[0] if self._brief and detail else words
                           if self._brief else full)  # fmt: skip
        self._elide()
        self.setToolTip(full)
        self.setAccessibleName(full)
        self._dot.update()
