"""Brightness, contrast and colour of every picture before training, tried out on one of them."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from editor.core.tone_curves import adjusted
from editor.ui.controls.slider import Scale, Slider
from editor.ui.controls.tool import tool_button
from editor.ui.qimage import to_array, to_qimage
from editor.ui.theme import colour

SIDE = 150


class _Preview(QWidget):
    def __init__(self, name: str) -> None:
        super().__init__()
        self.image = QImage()
        self.setFixedSize(QSize(SIDE, SIDE))
        self.setAccessibleName(name)
        self.setToolTip(name)

    def show_image(self, image: QImage) -> None:
        self.image = image
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()), 7, 7)
        painter.setClipPath(shape)
        painter.fillRect(self.rect(), colour("field"))
        if not self.image.isNull():
            painter.drawImage(QRectF(self.rect()), self.image)
        painter.end()


class ToneCard(QWidget):
    """`values`: what is not 0, as `core.tone_curves` names it. changed(): by a hand."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._picture = QImage()
        self.preview = _Preview(self.tr("A picture as training sees it"))
        names = {
            "brightness": self.tr("Brightness"),
            "contrast": self.tr("Contrast"),
            "red": self.tr("Red"),
            "green": self.tr("Green"),
            "blue": self.tr("Blue"),
        }
        scale = Scale(-1, 1, "", decimals=2)
        tip = self.tr("Done to every picture before it is learnt from; 0 leaves it as it is")
        self.sliders = {name: Slider(text, scale, tip) for name, text in names.items()}
        self.reset = tool_button("undo", self.tr("Leave the pictures as they are"))
        self.reset.clicked.connect(lambda: self.show_values({}))
        column = QVBoxLayout()
        column.setSpacing(5)
        for slider in self.sliders.values():
            slider.changed.connect(self._on_slider)
            column.addWidget(slider)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.preview)
        row.addLayout(column, 1)
        row.addWidget(self.reset)
        self.show_values({})

    @property
    def values(self) -> dict[str, float]:
        """What is done, by name, -1..1; only what is not 0."""
        found = {name: round(slider.real, 2) for name, slider in self.sliders.items()}
        return {name: value for name, value in found.items() if value}

    def show_values(self, values: Mapping[str, float]) -> None:
        """Put the sliders there."""
        for name, slider in self.sliders.items():
            slider.show_value(values.get(name, 0.0))
        self._on_slider()

    def show_picture(self, image: QImage) -> None:
        """Try it out on this picture."""
        self._picture = image
        self._draw()

    def _on_slider(self) -> None:
        self.reset.setEnabled(bool(self.values))
        self._draw()
        self.changed.emit()

    def _draw(self) -> None:
        if self._picture.isNull():
            self.preview.show_image(QImage())
            return
        pixels = to_array(self._picture)[..., :3]
        self.preview.show_image(to_qimage(adjusted(pixels, self.values)))
