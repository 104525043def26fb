"""Writes the document as a clip: what is asked for, how far it is, what was written."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from editor.core.history import History
from editor.core.time import FrameRange
from editor.jobs.clip import ExportJob, ExportSettings
from editor.jobs.job import Patch
from editor.ui.video.rendering import Order, Rendering
from editor.ui.worker import GpuWorker

if TYPE_CHECKING:
    from editor.ui.stylist import Stylist


@dataclass(frozen=True)
class Request:
    """range: document frames, None = all there are when it begins. styled: first have the style
    that is being looked at applied to the clip."""

    out: Path
    settings: ExportSettings
    range: FrameRange | None = None
    styled: bool = False


@dataclass(frozen=True)
class Written:
    """What an export made, read back from the disk. note: what an artist should know, or ""."""

    out: Path
    frames: int
    seconds: float
    nbytes: int
    note: str = ""


class Exporter(QObject):
    """One export at a time. Lives in the GUI thread.

    `stage` is the rendering to watch: the style's while that comes first, then our own.
    """

    stage_changed = Signal()
    finished = Signal(object)
    failed = Signal(str)

    def __init__(self, history: History, worker: GpuWorker, stylist: Stylist) -> None:
        super().__init__()
        self._history, self._stylist = history, stylist
        self.rendering = Rendering(worker)
        self._waiting: Request | None = None
        self._asking = False
        self.rendering.ended.connect(self._ended)
        self.rendering.failed.connect(self.failed)
        self.rendering.cancelled.connect(self.stage_changed)
        stylist.landed.connect(self._styled)
        stylist.failed.connect(self._not_styled)
        stylist.notice.connect(self._refused)
        stylist.clip.notice.connect(self._not_styled)
        stylist.clip.cancelled.connect(self._style_cancelled)

    @property
    def styling(self) -> bool:
        """True while the style comes first."""
        return self._waiting is not None

    @property
    def stage(self) -> Rendering:
        """What is being rendered for the export now."""
        return self._stylist.clip.rendering if self.styling else self.rendering

    @property
    def busy(self) -> bool:
        """True while an export is under way or paused."""
        return self.styling or self.rendering.state != "idle"

    def begin(self, request: Request) -> None:
        """Export what is committed, as soon as what comes first is done."""
        if request.styled:
            self._waiting = request
            self.stage_changed.emit()
            if self._stylist.clip.idle:
                self._asking = True
                self._stylist.apply()
                self._asking = False
        else:
            self._submit(request)

    def cancel(self) -> None:
        """Stop; what is written stays, and the same export goes on from there."""
        stage, self._waiting = self.stage, None
        stage.cancel()
        self.stage_changed.emit()

    def forget(self) -> None:
        """Another document is about to be shown; an export under way goes on."""
        if self.styling:
            self._waiting = None
            self.stage_changed.emit()
        self.rendering.forget()

    def _submit(self, request: Request) -> None:
        document = self._history.committed
        whole = document.timeline.whole
        range = (request.range or whole).intersect(whole)
        if range.empty:  # the document has become shorter since
            range = whole
        job = ExportJob(document, range, str(request.out), request.settings)
        title = self.tr("Export {name}").format(name=request.out.name)
        self.rendering.begin(Order(job, document, range.length, title, request))
        self.stage_changed.emit()

    def _styled(self, _id: object) -> None:
        request, self._waiting = self._waiting, None
        if request is not None:
            self._submit(request)

    def _refused(self, sentence: str) -> None:
        """What the stylist says when it is asked is why it does not begin."""
        if self._asking:
            self._not_styled(sentence)

    def _not_styled(self, sentence: str) -> None:
        if self.styling:
            self._waiting = None
            self.stage_changed.emit()
            self.failed.emit(sentence)

    def _style_cancelled(self) -> None:
        if self.styling:
            self._waiting = None
            self.stage_changed.emit()

    def _ended(self, order: Order, last: Patch | None) -> None:
        notes = {} if last is None else last.notes
        out = Path(str(notes.get("file", order.tag.out)))
        written = Written(
            out,
            int(notes.get("frames", order.frames)),
            float(notes.get("seconds", 0.0)),
            _nbytes(out),
            str(notes.get("note", "")),
        )
        self.stage_changed.emit()
        self.finished.emit(written)


def _nbytes(out: Path) -> int:
    files = out.iterdir() if out.is_dir() else [out]
    return sum(file.stat().st_size for file in files if file.is_file())
