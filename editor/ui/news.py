"""What the artist is told: failures with a way out, notices, recovery, first steps, about."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox

from editor import __version__
from editor.core.past import Past
from editor.ui.controls.message import Message, MessageBar
from editor.ui.controls.question import Icon, question
from editor.ui.documents.sheet import Sheet
from editor.ui.safety import source_name
from editor.ui.session import Session

if TYPE_CHECKING:
    from editor.media.autosave import Recovery


NAMED = 3
"""Documents that a crash left are named up to so many; the others are counted."""


class News(QObject):
    """Turns signals into messages at the top of the canvas; nothing here stops the work.

    What is said of a document goes while another one is in front, and comes back with it.
    """

    def __init__(self, session: Session, bar: MessageBar) -> None:
        super().__init__(bar)
        self._session, self._bar = session, bar
        self._waiting: WeakKeyDictionary[Past, Message] = WeakKeyDictionary()
        session.studio.failed.connect(self._job_failed)
        session.studio.notice.connect(self._notice)
        lookers = (session.stylist, session.translator)
        for part in (*lookers, session.sculptor, session.mover, session.healer):
            part.failed.connect(self._failed)
            part.notice.connect(self._notice)
        session.files.failed.connect(self._file_failed)
        session.files.notice.connect(self._notice)
        session.files.documents.leaving.connect(self._on_leaving)
        session.files.documents.arrived.connect(self._on_arrived)
        session.safety.failed.connect(self._file_failed)
        session.safety.found.connect(self._found)
        session.files.opened.connect(bar.dismiss)

    def language_chosen(self, code: str) -> None:
        """Words of widgets that exist already stay as they are until the next start."""
        self._bar.notice(self.tr("The language changes when Underpaint is started again."))

    def first_steps(self) -> None:
        """Say in three steps what this program is for."""
        self._bar.notice(
            self.tr(
                "1. Paint over what should go (mask brush, M).   2. Press Enter: the picture heals."
                "   3. The answer is a layer of its own; Ctrl+Z takes it back."
            )
        )

    def about(self) -> QMessageBox:
        """Version, licence, engine."""
        state, detail = self._session.worker.engine_state
        more = self.tr(
            "An image editor for artists, built on generative models. It works offline; "
            "nothing leaves this computer.\n\nLicence: Apache 2.0\nEngine: {engine}"
        ).format(engine=detail or state)
        box = question(self._bar.window(), Icon.NoIcon, f"Underpaint {__version__}", more)
        box.setWindowTitle(self.tr("About Underpaint"))
        box.open()
        return box

    def _notice(self, sentence: str) -> None:
        self._bar.notice(sentence, self._session.history.past)

    def _failed(self, sentence: str, again: Callable[[], None] | None = None) -> None:
        self._bar.error(sentence, again, about=self._session.history.past)

    def _job_failed(self, sentence: str) -> None:
        self._failed(sentence, self._session.studio.again)

    def _on_leaving(self, sheet: Sheet) -> None:
        message = self._bar.message
        if message.about is sheet.past and not self._bar.isHidden():
            self._bar.hide()
            if message.kind != "notice":
                self._waiting[sheet.past] = message

    def _on_arrived(self, sheet: Sheet) -> None:
        message = self._waiting.pop(sheet.past, None)
        if message is not None:
            self._bar.put(message)

    def _file_failed(self, sentence: str, retry: object) -> None:
        self._bar.error(sentence, retry if callable(retry) else None)

    def _found(self, recoveries: list[Recovery]) -> None:
        names = [source_name(each.source) or self.tr("an untitled document") for each in recoveries]
        told, more = ", ".join(names[:NAMED]), len(names) - NAMED
        if len(names) == 1:
            text = self.tr("Underpaint ended unexpectedly while {name} was open.")
        elif more <= 0:
            text = self.tr("Underpaint ended unexpectedly while {name} were open.")
        else:
            text = self.tr("Underpaint ended unexpectedly while {name} and {more} more were open.")
        self._bar.ask(
            text.format(name=told, more=more),
            self.tr("Recover"),
            lambda: self._session.safety.recover(recoveries),
        )
