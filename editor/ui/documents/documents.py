"""Which documents are open, in which order, and which one is in front."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from editor.core.document import Document
from editor.core.geometry import Size
from editor.core.history import History
from editor.core.past import Past
from editor.ui.documents.sheet import Sheet


class Documents(QObject):
    """There is always one in front; where nothing is open it is a blank one.

    leaving(Sheet): it will not be in front any more; views keep how it stands. switching: now
    everything ends that belongs to what is in front alone. arrived(Sheet): it is in front now.
    ending(Past): its document goes for good. changed: order, names, what is unsaved.
    """

    leaving = Signal(object)
    switching = Signal()
    arrived = Signal(object)
    ending = Signal(object)
    changed = Signal()

    def __init__(self, history: History) -> None:
        super().__init__()
        self.history = history
        self._sheets = [Sheet(history.past)]
        self.destroyed.connect(history.subscribe_aside(lambda _past: self.changed.emit()))

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """All that are open, in the order of their tabs."""
        return tuple(self._sheets)

    @property
    def front(self) -> Sheet:
        """The one that is shown and edited."""
        return next(sheet for sheet in self._sheets if sheet.past is self.history.past)

    @property
    def unsaved(self) -> tuple[Sheet, ...]:
        """Those that would lose something."""
        return tuple(sheet for sheet in self._sheets if sheet.unsaved)

    def find(self, path: Path) -> Sheet | None:
        """The one that stands for a file; None where it is not open."""
        wanted = path.resolve()
        for sheet in self._sheets:
            file = sheet.path or sheet.origin
            if file is not None and file.resolve() == wanted:
                return sheet
        return None

    def of(self, past: Past) -> Sheet | None:
        """The one with that past; None where it is closed."""
        return next((sheet for sheet in self._sheets if sheet.past is past), None)

    # ---- opening and closing

    def add(
        self, document: Document, path: Path | None, origin: Path | None = None, given: str = ""
    ) -> Sheet:
        """Open another document in front, in place of one that nobody misses."""
        front = self.front
        self._leave()
        sheet = Sheet(self.history.add(document), path, origin or path, given)
        self._sheets.insert(self._sheets.index(front) + 1, sheet)
        self.history.bring(sheet.past)
        if front.spare:
            self._end(front)
        self._arrive()
        return sheet

    def bring(self, sheet: Sheet) -> None:
        """Show an open document."""
        if sheet is not self.front and sheet in self._sheets:
            self._leave()
            self.history.bring(sheet.past)
            self._arrive()

    def step(self, by: int) -> None:
        """Show the document so many tabs to the right (left where negative), round the ends."""
        place = self._sheets.index(self.front) + by
        self.bring(self._sheets[place % len(self._sheets)])

    def close(self, sheet: Sheet) -> None:
        """Put a document away; whether it is saved is somebody else's question."""
        if sheet is self.front:
            others = [each for each in self._sheets if each is not sheet]
            place = min(self._sheets.index(sheet), len(others) - 1)
            if others:
                self.bring(others[place])
            else:
                self.add(Document(Size(0, 0)), None)
        if sheet in self._sheets:
            self._end(sheet)
            self.changed.emit()

    def move(self, sheet: Sheet, place: int) -> None:
        """Give a document another place among the tabs."""
        self._sheets.remove(sheet)
        self._sheets.insert(place, sheet)
        self.changed.emit()

    def _leave(self) -> None:
        self.leaving.emit(self.front)
        self.switching.emit()

    def _arrive(self) -> None:
        self.arrived.emit(self.front)
        self.changed.emit()

    def _end(self, sheet: Sheet) -> None:
        self._sheets.remove(sheet)
        self.history.close(sheet.past)
        self.ending.emit(sheet.past)
