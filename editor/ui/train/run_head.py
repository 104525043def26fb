"""The head of a run: its name, how it stands, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QProgressBar,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from editor.ui.controls.labels import ElidedLabel, text_button
from editor.ui.controls.tool import tool_button
from editor.ui.icons import set_icon
from editor.ui.said import said
from editor.ui.train.reading import Detail, Summary
from editor.ui.train.words import phase_words


class RunHead(QFrame):
    """`pause_asked`, `go_on_asked`, `stop_asked`, `further_asked`, `use_asked`, `folder_asked`,
    `delete_asked`."""

    pause_asked = Signal()
    go_on_asked = Signal()
    stop_asked = Signal()
    further_asked = Signal()
    use_asked = Signal()
    folder_asked = Signal()
    delete_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("train_head")
        self._summary: Summary | None = None
        self._make_words()
        self._make_buttons()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.phase)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addLayout(words, 1)
        buttons: tuple[QWidget, ...] = (
            self.pause, self.stop, self.further, self.use, self.more
        )  # fmt: skip
        for button in buttons:
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 12, 10)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self.bar)
        column.addWidget(self.message)

    def _make_words(self) -> None:
        self.title, self.phase, self.message = ElidedLabel(), ElidedLabel(), QLabel()
        self.title.setProperty("tone", "heading")
        self.phase.setProperty("tone", "secondary")
        self.message.setObjectName("train_message")
        self.message.setWordWrap(True)
        self.message.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self.bar = QProgressBar()
        self.bar.setRange(0, 1000)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress of the training"))

    def _make_buttons(self) -> None:
        self.pause: QPushButton = text_button(self.tr("Pause"), self.tr("Nothing runs"))
        self.pause.clicked.connect(self.toggle)
        self.stop = text_button(self.tr("Stop"), self.tr("Save and end; it can go on later"))
        set_icon(self.stop, "stop", size=14)
        self.stop.clicked.connect(self.stop_asked)
        self.further = text_button(
            self.tr("Train further…"), self.tr("Train this model for longer")
        )
        self.further.clicked.connect(self.further_asked)
        self.use = text_button(self.tr("Use"), self.tr("Nothing is trained yet"))
        self.use.setProperty("primary", True)
        self.use.clicked.connect(self.use_asked)
        self.more: QToolButton = tool_button("more", self.tr("More"))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.more)
        menu.addAction(self.tr("Open its folder"), self.folder_asked.emit)
        self._delete = menu.addAction(self.tr("Delete…"), self.delete_asked.emit)
        self.more.setMenu(menu)

    # ---- what is shown

    def show_run(self, summary: Summary, detail: Detail | None) -> None:
        """Show how this run stands."""
        self._summary = summary
        state = summary.state
        self.title.setText(summary.title)
        self.title.setToolTip(f"{summary.title}\n{summary.run.out}")
        self.phase.setText(self._words(summary))
        self.phase.setToolTip(self.phase.text())
        self.bar.setValue(round(1000 * state.progress))
        self.bar.setVisible(summary.live)
        failed = state.phase == "failed"
        self.message.setVisible(failed)
        self.message.setText(said(state.message) or self.tr("It ended without saying why."))
        self._show_pause(summary)
        self.stop.setVisible(summary.live)
        self.stop.setEnabled(not summary.preparing and summary.wish != "stop")
        self.further.setVisible(state.phase == "done" and not summary.live)
        self._delete.setEnabled(not summary.live)
        self._show_use(detail)

    def _words(self, summary: Summary) -> str:
        words = phase_words(summary)
        if summary.state.phase == "training" and summary.state.rate and not summary.preparing:
            rate = self.tr("{n} pictures a second").format(n=f"{summary.state.rate:.0f}")
            step = self.tr("step {n}").format(n=summary.state.step)
            return f"{words}  ·  {step}  ·  {rate}"
        if summary.state.step:
            return f"{words}  ·  " + self.tr("step {n}").format(n=summary.state.step)
        return words

    def _show_pause(self, summary: Summary) -> None:
        waits = not summary.working or summary.pausing
        again = summary.state.phase == "failed"
        text = self.tr("Try again") if again else self.tr("Go on") if waits else self.tr("Pause")
        if text != self.pause.text() or self.pause.icon().isNull():
            self.pause.setText(text)
            self.pause.setAccessibleName(text)
            tip = self.tr("Go on training (Ctrl+P)") if waits else self.tr("Wait (Ctrl+P)")
            self.pause.setToolTip(tip)
            set_icon(self.pause, "play" if waits else "pause", size=14)
        self.pause.setVisible(summary.state.phase != "done" or summary.live)
        self.pause.setEnabled(not summary.preparing)

    def _show_use(self, detail: Detail | None) -> None:
        task = detail.task if detail is not None else ""
        draws = task in ("generate", "portraits")
        self.use.setText(self.tr("Open in Latents") if draws else self.tr("Use it"))
        self.use.setAccessibleName(self.use.text())
        self.use.setToolTip(self.tr("Take this model into use; it is on the shelf already"))
        self.use.setVisible(bool(task))

    # ---- hands

    def toggle(self) -> None:
        """Pause what trains, let go on what waits."""
        if self._summary is not None:
            going = self._summary.working and not self._summary.pausing
            (self.pause_asked if going else self.go_on_asked).emit()
