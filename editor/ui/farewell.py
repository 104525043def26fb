"""Coming and going: what a window remembers, and that nothing is lost when it closes."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QObject, Signal
from PySide6.QtWidgets import QMainWindow, QMessageBox

from editor.core.document import Document
from editor.ui.choices import Choices
from editor.ui.controls.question import Icon, offer, question
from editor.ui.desk import Desk
from editor.ui.session import Session
from editor.ui.train.doorway import Doorway


class Farewell(QObject):
    """Asked by the window's close event; closes the window itself once that is safe.

    leaving(): it closes now; whoever has something to keep or to end does so.
    """

    waiting = Signal(str)
    leaving = Signal()

    def __init__(
        self,
        window: QMainWindow,
        session: Session,
        desk: Desk,
        choices: Choices,
        doorway: Doorway,
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._desk = window, session, desk
        self._choices, self._doorway = choices, doorway
        self._close_when_written = False
        self._given_up: tuple[Document, ...] = ()  # what the artist chose to lose
        self._let_go = False
        self.question: QMessageBox | None = None
        session.files.written.connect(self._on_written)
        session.files.failed.connect(self._stay)

    def restore(self) -> None:
        """Put the window where it was when it was closed last."""
        settings = self._session.settings
        geometry = settings.value("window/geometry")
        if isinstance(geometry, QByteArray):
            self._window.restoreGeometry(geometry)

    def may_close(self) -> bool:
        """True where the window can close now; otherwise it is closed later, or stays."""
        files = self._session.files
        if files.saving:
            self._close_when_written = True
            self.waiting.emit(self.tr("The file is being saved; the window closes then."))
            return False
        if not self._desk.finishing.settled(self._window.close):
            return False
        if any(sheet.document not in self._given_up for sheet in files.documents.unsaved):
            self._desk.settle_all(self._leave)
            return False
        if self._session.rendering and not self._let_go:
            self._ask_about_rendering()
            return False
        if not self._doorway.may_close():
            return False
        self._take_leave()
        return True

    def _ask_about_rendering(self) -> None:
        box = self.question = question(
            self._window,
            Icon.Question,
            self.tr("A clip is still being written. Close Underpaint?"),
            self.tr("What is finished is kept; the same request goes on from there."),
        )
        offer(box, self.tr("Close"), self.tr("Go on writing"), careful=True)
        box.accepted.connect(self._let_rendering_go)
        box.open()

    def _let_rendering_go(self) -> None:
        self._let_go = True
        self._window.close()
        self._let_go = False

    def _on_written(self) -> None:
        if self._close_when_written and not self._session.files.saving:
            self._close_when_written = False
            self._window.close()

    def _stay(self) -> None:
        self._close_when_written = False

    def _leave(self) -> None:
        self._given_up = tuple(sheet.document for sheet in self._session.files.documents.unsaved)
        self._window.close()

    def _take_leave(self) -> None:
        session, settings = self._session, self._session.settings
        settings.setValue("window/geometry", self._window.saveGeometry())
        self.leaving.emit()
        session.tools.save(settings)
        self._choices.save(settings)
        session.studio.forget()
        session.sculptor.forget()
        for looker in (session.stylist, session.translator):
            looker.stop()  # its timers would ask a worker that is closed
        session.trainer.close()
        session.library.close()
        session.supply.close()
        session.files.close()
        session.safety.close()
        session.worker.close()
        settings.sync()
