"""How far a clip is rendered: the frame just made, frames a second, time left, pause, cancel."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from editor.jobs.job import Patch
from editor.ui.controls.tool import tool_button
from editor.ui.icons import set_icon
from editor.ui.panels.card import covering
from editor.ui.qimage import thumbnail
from editor.ui.theme import colour
from editor.ui.video.rendering import Advance, Rendering
from editor.ui.words import duration


class Picture(QWidget):
    """The latest frame, in a rounded frame; nothing until there is one.

    whole: all of it is shown, with bars beside it; else the middle fills the frame.
    """

    def __init__(self, size: QSize, *, whole: bool = False) -> None:
        super().__init__()
        self._whole = whole
        self.setFixedSize(size)
        self.image = QImage()
        self.setAccessibleName(self.tr("The latest frame"))
        self.setToolTip(self.tr("The latest frame"))

    def show_patch(self, patch: Patch) -> None:
        """Show an answer, made small."""
        side = max(self.width(), self.height())
        self.image = thumbnail(patch.pixels, side * 2, self.devicePixelRatioF())
        self.image.setDevicePixelRatio(1.0)
        self.update()

    def clear(self) -> None:
        """Show nothing."""
        self.image = QImage()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        box = QRectF(self.rect())
        shape = QPainterPath()
        shape.addRoundedRect(box, 5, 5)
        painter.setClipPath(shape)
        painter.fillRect(box, colour("field"))
        if not self.image.isNull():
            if self._whole:
                painter.drawImage(_fitted(self.image, box), self.image)
            else:
                painter.drawImage(box, self.image, covering(self.image, box))
        painter.end()


def _fitted(image: QImage, box: QRectF) -> QRectF:
    """The largest place in the box that has the image's shape."""
    scale = min(box.width() / image.width(), box.height() / image.height())
    place = QRectF(0, 0, image.width() * scale, image.height() * scale)
    place.moveCenter(box.center())
    return place


class RenderingCard(QFrame):
    """Hidden where nothing is rendered. cancel_asked(): the button, as Esc."""

    cancel_asked = Signal()

    def __init__(self, rendering: Rendering) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._rendering = rendering
        self.picture = Picture(QSize(84, 63))
        self._title, self._state = QLabel(), QLabel()
        self._state.setProperty("tone", "small")
        self.pause = tool_button("pause", self.tr("Pause"))
        self.pause.clicked.connect(self._pause)
        self.cancel = tool_button("close", self.tr("Stop; what is rendered is kept"))
        self.cancel.clicked.connect(self.cancel_asked)
        for button in (self.pause, self.cancel):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves Space to the canvas
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 1000)
        self._bar.setAccessibleName(self.tr("Progress"))
        self._lay_out()
        rendering.state_changed.connect(self.show_state)
        rendering.advanced.connect(self._on_advance)
        rendering.pictured.connect(self.picture.show_patch)
        self.show_state()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addStretch(1)
        words.addWidget(self._title)
        words.addWidget(self._state)
        words.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self._bar, 1)
        row.addWidget(self.pause)
        row.addWidget(self.cancel)
        beside = QVBoxLayout()
        beside.setSpacing(2)
        beside.addLayout(words)
        beside.addLayout(row)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(8, 8, 4, 4)
        whole.setSpacing(10)
        whole.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignVCenter)
        whole.addLayout(beside, 1)

    @property
    def state_text(self) -> str:
        """What it says."""
        return self._state.text()

    def show_state(self) -> None:
        """Show what is rendered, if anything is."""
        state = self._rendering.state
        self.setVisible(state != "idle")
        paused = state == "paused"
        set_icon(self.pause, "play" if paused else "pause", "secondary")
        tip = self.tr("Continue") if paused else self.tr("Pause")
        self.pause.setToolTip(tip)
        self.pause.setAccessibleName(tip)
        if state == "idle":
            self.picture.clear()
        self._on_advance(self._rendering.advance)

    def _on_advance(self, advance: Advance) -> None:
        self._bar.setValue(round(advance.share * 1000))
        self._title.setText(
            self.tr("{done} of {count} frames").format(done=advance.done, count=advance.frames)
        )
        paused = self._rendering.state == "paused"
        self._state.setText(self.tr("Paused") if paused else pace_words(advance))

    def _pause(self) -> None:
        if self._rendering.state == "paused":
            self._rendering.resume()
        else:
            self._rendering.pause()


def pace_words(advance: Advance) -> str:
    """ "12.4 frames/s · 3 min left"; "Waiting…" while too little is known."""
    if advance.rate is None or advance.seconds_left is None:
        return QCoreApplication.translate("RenderingCard", "Waiting…")
    words = QCoreApplication.translate("RenderingCard", "{rate} frames/s · {time} left")
    return words.format(rate=f"{advance.rate:.1f}", time=duration(advance.seconds_left))
