"""An export at work: the picture just written, frames a second, time left; and how it ended."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from editor.jobs.job import Patch
from editor.ui.export.exporter import Exporter, Written
from editor.ui.icons import pixmap
from editor.ui.panels.rendering import Picture, pace_words
from editor.ui.said import said
from editor.ui.theme import colours
from editor.ui.video.rendering import Advance, Rendering
from editor.ui.words import data_size, duration

PICTURE = QSize(480, 270)


class ExportProgress(QWidget):
    """Follows an exporter. `left()`: the window can go; `again()`: back to the settings."""

    left = Signal()
    again = Signal()

    def __init__(self, exporter: Exporter) -> None:
        super().__init__()
        self._exporter = exporter
        self._watched: Rendering | None = None
        self._written: Written | None = None
        self.picture = Picture(PICTURE, whole=True)
        self._sign, self.title, self.words = QLabel(), QLabel(), QLabel()
        self.title.setProperty("tone", "strong")
        self.words.setProperty("tone", "small")
        for label in (self.title, self.words):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 1000)
        self._bar.setAccessibleName(self.tr("Progress"))
        self._make_buttons()
        self._lay_out()
        exporter.stage_changed.connect(self.show_stage)
        exporter.finished.connect(self._finished)
        exporter.failed.connect(self._failed)

    def _make_buttons(self) -> None:
        self.pause = _button(self.tr("Pause"), self.tr("Stop for now; what is written stays"))
        self.cancel = _button(
            self.tr("Cancel export"), self.tr("Stop; the same export later goes on from here")
        )
        self.hide_it = _button(self.tr("Hide"), self.tr("Go on in the background"))
        self.folder = _button(self.tr("Show in folder"), self.tr("Open the folder of the file"))
        self.retry = _button(self.tr("Try again"), self.tr("Go on from what is written"))
        self.back = _button(self.tr("Back"), self.tr("Change what is exported"))
        self.close_ = _button(self.tr("Close"), self.tr("Close this window"))
        self.pause.clicked.connect(self._pause)
        self.cancel.clicked.connect(self._cancel)
        self.hide_it.clicked.connect(self.left)
        self.folder.clicked.connect(self._show_folder)
        self.retry.clicked.connect(self._resume)
        self.back.clicked.connect(self.again)
        self.close_.clicked.connect(self.left)
        self.close_.setProperty("primary", True)
        self.retry.setProperty("primary", True)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._sign)
        head.addWidget(self.title, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.back)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        for button in (self.hide_it, self.pause, self.folder, self.retry, self.close_):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addLayout(head)
        column.addWidget(self._bar)
        column.addWidget(self.words)
        column.addStretch(1)
        column.addLayout(buttons)

    # ---- what is shown

    def show_stage(self) -> None:
        """Show what is at work now, and how far it is."""
        stage = self._exporter.stage
        self._watch()
        if not self._exporter.busy:
            return
        paused = stage.state == "paused"
        name = stage.order.title if stage.order is not None else ""
        first = self.tr("First: {name}").format(name=name) if name else ""
        waits = first or self.tr("First what is looked at…")
        self._show(waits if self._exporter.styling else name, "export", colours().accent)
        self._buttons(running=True, paused=paused)
        self._on_advance(stage.advance)

    def _watch(self) -> None:
        """Follow the rendering that is the stage now, and no other."""
        stage = self._exporter.stage
        if self._watched is stage:
            return
        if self._watched is not None:
            self._watched.advanced.disconnect(self._on_advance)
            self._watched.pictured.disconnect(self._on_picture)
            self._watched.state_changed.disconnect(self._on_state)
        self._watched = stage
        stage.advanced.connect(self._on_advance)
        stage.pictured.connect(self._on_picture)
        stage.state_changed.connect(self._on_state)

    def _on_state(self) -> None:
        if self._exporter.busy:
            self.show_stage()

    def _on_picture(self, patch: Patch) -> None:
        self.picture.show_patch(patch)

    def _on_advance(self, advance: Advance) -> None:
        self._bar.setValue(round(advance.share * 1000))
        done = self.tr("{done} of {count} frames").format(done=advance.done, count=advance.frames)
        paused = self._exporter.stage.state == "paused"
        pace = self.tr("paused") if paused else pace_words(advance)
        self.words.setText(f"{done} · {pace}")

    def _finished(self, written: Written) -> None:
        self._written = written
        self._show(self.tr("{name} is written.").format(name=written.out.name), "check",
                   colours().good)  # fmt: skip
        told = self.tr("{frames} frames, {size}, in {time}; read back and found whole.").format(
            frames=written.frames, size=data_size(written.nbytes), time=duration(written.seconds)
        )
        self.words.setText(f"{told}\n{said(written.note)}".strip())
        self._bar.setValue(1000)
        self._buttons(running=False)
        self.folder.show()
        self.close_.show()
        self.close_.setFocus()

    def _failed(self, sentence: str) -> None:
        self._show(self.tr("The export stopped."), "warning", colours().danger)
        self.words.setText(said(sentence))
        self._buttons(running=False)
        self.retry.setVisible(self._exporter.rendering.state == "paused")
        self.back.show()
        self.back.setFocus()

    def _show(self, title: str, sign: str, shade: str) -> None:
        self.title.setText(title)
        self._sign.setPixmap(pixmap(sign, shade, 20, self.devicePixelRatioF()))

    def _buttons(self, *, running: bool, paused: bool = False) -> None:
        for button in (self.folder, self.retry, self.back, self.close_):
            button.hide()
        for button in (self.pause, self.cancel, self.hide_it):
            button.setVisible(running)
        self.pause.setText(self.tr("Continue") if paused else self.tr("Pause"))
        self.pause.setAccessibleName(self.pause.text())

    # ---- hands

    def _pause(self) -> None:
        stage = self._exporter.stage
        if stage.state == "paused":
            stage.resume()
        else:
            stage.pause()

    def _resume(self) -> None:
        self._exporter.rendering.resume()
        self.show_stage()

    def _cancel(self) -> None:
        self._exporter.cancel()
        self.again.emit()

    def _show_folder(self) -> None:
        if self._written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written.out.parent)))


def _button(text: str, tip: str) -> QPushButton:
    button = QPushButton(text)
    button.setAccessibleName(text)
    button.setToolTip(tip)
    return button
