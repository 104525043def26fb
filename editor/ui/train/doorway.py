"""Trainings when the window opens and closes: they go on without it, wait for it, or end."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMainWindow, QMessageBox, QPushButton

from editor.ui.controls.message import MessageBar
from editor.ui.controls.question import Icon, question
from editor.ui.train.reading import Summary
from editor.ui.train.trainer import Trainer
from editor.ui.train.words import phase_words
from editor.ui.workspaces import TRAIN


class Doorway(QObject):
    """Asked by whoever closes the window: `may_close`. notice(str): what goes on or is taken up."""

    notice = Signal(str)

    def __init__(self, window: QMainWindow, trainer: Trainer, message: MessageBar) -> None:
        super().__init__(window)
        self._window, self._trainer, self._message = window, trainer, message
        self._answered = False
        self._offered = ""
        self.question: QMessageBox | None = None
        self.go_on: QPushButton | None = None
        self.wait: QPushButton | None = None
        self.end: QPushButton | None = None
        trainer.seen_first.connect(self._on_first_sight)

    # ---- going

    def may_close(self) -> bool:
        """True where nothing trains, or it was said what becomes of it; else that is asked, and
        the window closes after the answer."""
        if self._answered or not self._trainer.live:
            self._trainer.let_waiting_rest()
            return True
        self._ask(self._trainer.live)
        return False

    def _ask(self, live: tuple[Summary, ...]) -> None:
        one = self.tr("“{name}” is still training.").format(name=live[0].title)
        many = self.tr("{n} trainings are still at work.").format(n=len(live))
        words = "\n".join(phase_words(each) for each in live) if len(live) == 1 else ""
        rest = self.tr("It can go on without the window, and is here again when you are.")
        text, more = one if len(live) == 1 else many, f"{words}\n{rest}".strip()
        box = self.question = question(self._window, Icon.Question, text, more)
        role = QMessageBox.ButtonRole
        self.go_on = box.addButton(self.tr("Go on without the window"), role.AcceptRole)
        self.wait = box.addButton(self.tr("Pause until I am back"), role.ActionRole)
        self.end = box.addButton(self.tr("Stop"), role.DestructiveRole)
        stay = box.addButton(self.tr("Stay here"), role.RejectRole)
        box.setDefaultButton(self.go_on)
        box.setEscapeButton(stay)
        box.buttonClicked.connect(self._on_answer)
        box.open()

    def _on_answer(self, button: object) -> None:
        if button is self.wait:
            self._trainer.resume_next_time()
        elif button is self.end:
            self._trainer.stop_all()
        elif button is not self.go_on:
            return
        self._answered = True
        self._window.close()
        self._answered = False

    # ---- coming

    def _on_first_sight(self) -> None:
        trainer = self._trainer
        if again := trainer.resume():
            names = ", ".join(one.title for one in again)
            self.notice.emit(self.tr("Training goes on: {names}").format(names=names))
        elif trainer.live:
            one = trainer.live[0]
            self.notice.emit(f"“{one.title}”: {phase_words(one)}")
        broken = [one for one in trainer.broken() if one not in again]
        if broken and not trainer.watched:  # else the list says it
            self._offer(broken[0])

    def on_workspace(self, _before: str, after: str) -> None:
        """Put away what was offered where the list of runs says it."""
        if after == TRAIN and self._offered and self._message.text == self._offered:
            self._message.hide()

    def _offer(self, one: Summary) -> None:
        text = self.tr("The training of “{name}” broke off at {part}. It can go on from there.")
        part = f"{100 * one.state.progress:.0f} %"
        out: Path = one.run.out
        words = text.format(name=one.title, part=part)
        self._offered = words
        self._message.ask(words, self.tr("Go on"), lambda: self._trainer.go_on(out))
