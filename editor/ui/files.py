"""Opening, saving and exporting: everything that touches a disk, always in a background thread."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from editor.core.document import Document
from editor.core.errors import UnderpaintError
from editor.core.history import History
from editor.core.past import Past
from editor.media.export_options import ExportOptions
from editor.media.opened import Opened
from editor.media.video.kinds import VIDEO_EXTENSIONS
from editor.ui.background import Background
from editor.ui.documents.documents import Documents
from editor.ui.documents.reading import laid_above, read_document
from editor.ui.documents.sheet import Sheet
from editor.ui.documents.writing import write_document, write_mask_file
from editor.ui.exporting.stills import PHOTOSHOP_SUFFIXES, still_of, write_layers, write_picture
from editor.ui.recent import Recent, sample_title
from editor.ui.video.playhead import Playhead

PICTURE_SUFFIXES = (".png", ".jpg", ".jpeg", ".webp", ".tif", ".tiff", ".bmp", ".gif", ".avif")
OPENED_SUFFIXES = (
    *PICTURE_SUFFIXES,
    ".ora",
    *PHOTOSHOP_SUFFIXES,
    *sorted(VIDEO_EXTENSIONS - {".gif"}),
)
EXPORTED_SUFFIXES = (".png", ".jpg", ".webp", ".tif", ".avif")
DOCUMENT_SUFFIX = ".ora"


class Files(QObject):
    """Which files are open and what becomes of them; what is asked is asked of the one in front.

    failed(sentence, retry): `retry` may be None. opened: a document is shown now. saved(path): the
    document is on disk. written: whatever was being written (a document, an export, a mask) is.
    state_changed: the name or "unsaved" changed. The document's own changes are the history's.
    about_to_replace: another document comes in front. reported(path, notes): several things of
    what was opened differ from what its file says. left_out(path, notes): what a Photoshop document
    that was written could not hold.
    """

    opened = Signal()
    saved = Signal(object)
    written = Signal()
    failed = Signal(str, object)
    notice = Signal(str)
    reported = Signal(object, object)
    left_out = Signal(object, object)
    state_changed = Signal()
    about_to_replace = Signal()

    def __init__(
        self,
        history: History,
        recent: Recent,
        background: Background,
        playhead: Playhead | None = None,
    ) -> None:
        super().__init__()
        self.history, self.recent, self._background = history, recent, background
        self._playhead = playhead
        self._reading = Background(threads=1)  # dropped files arrive in their order
        self._writing = Background(threads=1)  # the later of two saves is the one that stays
        self.documents = Documents(history)
        self._opening = 0
        self._saving = 0
        self.documents.switching.connect(self.about_to_replace)
        self.documents.arrived.connect(self.state_changed)
        self.destroyed.connect(history.subscribe(self._on_document))

    # ---- reading the state

    @property
    def blank(self) -> bool:
        """True where no document is open."""
        return self.history.committed.bounds.empty

    @property
    def title(self) -> str:
        """The document's name for the window's title."""
        if self.blank:
            return ""
        return self.title_of(self.documents.front)

    def title_of(self, sheet: Sheet) -> str:
        """What an open document is called."""
        return sheet.path.name if sheet.path else sheet.given or self.tr("Untitled")

    @property
    def path(self) -> Path | None:
        """Where Save writes; None where it must ask."""
        return self.documents.front.path

    @property
    def frame(self) -> int:
        """The frame that shows."""
        return 0 if self._playhead is None else self._playhead.frame

    def _frame_of(self, sheet: Sheet) -> int:
        return self.frame if sheet is self.documents.front else sheet.look.frame

    @property
    def unsaved(self) -> bool:
        """True where closing would lose something."""
        return self.documents.front.unsaved

    @property
    def saving(self) -> bool:
        """True while a file is being written."""
        return self._saving > 0

    @property
    def opening(self) -> bool:
        """True while a file is being read."""
        return self._opening > 0

    def close(self) -> None:
        """Wait for what is being read or written."""
        self._reading.close()
        self._writing.close()
        self._background.close()

    # ---- opening

    def open(self, path: Path) -> None:
        """Show a picture or a document as another one; a file that is open comes in front."""
        sheet = self.documents.find(path)
        if sheet is not None:
            self.documents.bring(sheet)
            self.opened.emit()
        else:
            self._read(path, partial(self._show_opened, path), lambda: self.open(path))

    def open_as_layer(self, path: Path) -> None:
        """Put a picture (the layers of a document) above what is there, if anything is."""
        past, frame = None if self.blank else self.history.past, self.frame
        self._read(
            path,
            partial(self._add_opened, path, past, frame),
            lambda: self.open_as_layer(path),
        )

    def show(
        self,
        document: Document,
        path: Path | None,
        title: str = "",
        origin: Path | None = None,
    ) -> None:
        """Show a document as just opened; `path` is where Save will write."""
        self.documents.add(document, path, origin, title)
        self.opened.emit()

    def close_document(self) -> None:
        """Put the document in front away."""
        self.documents.close(self.documents.front)

    def _read(
        self,
        path: Path,
        then: Callable[[Opened], None],
        again: Callable[[], None],
    ) -> None:
        def arrived(opened: Opened) -> None:
            self._opening -= 1
            then(opened)

        def failed(error: UnderpaintError) -> None:
            self._not_opened(error, again)

        self._opening += 1
        self._reading.run(partial(read_document, path, self.recent), arrived, failed)
        self.state_changed.emit()

    def _show_opened(self, path: Path, opened: Opened) -> None:
        own = path.suffix.lower() == DOCUMENT_SUFFIX
        self.show(opened.document, path if own else None, sample_title(path) or path.name, path)
        self.recent.add(path)
        self._report(path, opened.notes)

    def _add_opened(self, path: Path, past: Past | None, frame: int, opened: Opened) -> None:
        past = past or self.history.past  # nothing was open then; what came before it is by now
        if past.committed.bounds.empty or past not in self.history.pasts:
            self._show_opened(path, opened)
            return
        name = sample_title(path) or path.stem
        after = laid_above(past.committed, opened.document, name, frame)
        self.history.land(past, "Open as layer", after)
        self.recent.add(path)
        self.state_changed.emit()
        self._report(path, opened.notes)

    def _not_opened(self, error: UnderpaintError, again: Callable[[], None]) -> None:
        self._opening -= 1
        self.failed.emit(str(error), again)
        self.state_changed.emit()

    # ---- writing

    def save(
        self, path: Path, then: Callable[[], None] | None = None, sheet: Sheet | None = None
    ) -> None:
        """Write the document in front, or that of another sheet, as OpenRaster or, by its suffix,
        for Photoshop; `then` is called once it is on disk. It counts as saved where the file holds
        all of it."""
        sheet = sheet or self.documents.front
        document, frame = sheet.document, self._frame_of(sheet)

        def done(left_out: tuple[str, ...]) -> None:
            self._saving -= 1
            self.recent.add(path)
            if left_out:
                self.left_out.emit(path, left_out)
            else:
                sheet.path = path
                sheet.past.mark_saved(document)
                self.documents.changed.emit()
                self.saved.emit(path)
            self.state_changed.emit()
            if then is not None:
                then()
            self.written.emit()

        def again() -> None:
            self.save(path, then, sheet)

        self._saving += 1
        write = partial(write_document, path, document, frame, self.recent)
        self._writing.run(write, done, lambda e: self._not_saved(e, again))

    def export(self, path: Path, options: ExportOptions, sheet: Sheet | None = None) -> None:
        """Write a flat picture, or the layers for Photoshop, of the frame that shows, of the
        document in front or of another sheet; the format follows the suffix."""
        sheet = sheet or self.documents.front
        document, frame = sheet.document, self._frame_of(sheet)
        layered = path.suffix.lower() in PHOTOSHOP_SUFFIXES

        def work() -> tuple[str, ...]:
            still = still_of(document, frame)
            if layered:
                return write_layers(path, document, still)
            return write_picture(path, still, options)

        def done(notes: tuple[str, ...]) -> None:
            self._saving -= 1
            if layered and notes:
                self.left_out.emit(path, notes)
            else:
                self._tell((self.tr("Exported {name}.").format(name=path.name), *notes))
            self.written.emit()

        self._saving += 1
        again = partial(self.export, path, options, sheet)
        self._writing.run(work, done, lambda e: self._not_saved(e, again))

    def save_mask(self, path: Path, sheet: Sheet | None = None) -> None:
        """Write the active mask of the document in front, or of another sheet, as a grey
        picture."""
        sheet = sheet or self.documents.front
        document = sheet.document

        def done(_: None) -> None:
            self._saving -= 1
            self.notice.emit(self.tr("Mask saved as {name}.").format(name=path.name))
            self.written.emit()

        def again() -> None:
            self.save_mask(path, sheet)

        self._saving += 1
        write = partial(write_mask_file, path, document)
        self._writing.run(write, done, lambda e: self._not_saved(e, again))

    def _not_saved(self, error: UnderpaintError, again: Callable[[], None]) -> None:
        self._saving -= 1
        self.failed.emit(str(error), again)

    def _report(self, path: Path, notes: tuple[str, ...]) -> None:
        """One thing is said in passing; several are a list that waits to be read."""
        if len(notes) > 1:
            self.reported.emit(path, notes)
        else:
            self._tell(notes)

    def _tell(self, notes: tuple[str, ...]) -> None:
        if notes:
            self.notice.emit("\n".join(notes))

    def _on_document(self, before: Document, after: Document) -> None:
        if after is self.history.committed:
            self.state_changed.emit()
