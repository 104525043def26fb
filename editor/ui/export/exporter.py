"""Writes the document as a clip: what is asked for, how far it is, what was written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from editor.core.history import History
from editor.core.past import Past
from editor.core.time import FrameRange
from editor.jobs.clip import ExportJob, ExportSettings
from editor.jobs.job import Patch
from editor.ui.video.rendering import Order, Rendering
from editor.ui.worker import GpuWorker

if TYPE_CHECKING:
    from editor.ui.look.looker import Looker


@dataclass(frozen=True)
class Request:
    """range: document frames, None = all there are when it begins. styled: first have what is
    being looked at applied to the clip."""

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

    `stage` is the rendering to watch: that of what comes first, then our own. lookers: whose
    answers can come first.
    """

    stage_changed = Signal()
    finished = Signal(object)
    failed = Signal(str)

    def __init__(self, history: History, worker: GpuWorker, lookers: Sequence[Looker]) -> None:
        super().__init__()
        self._history, self._lookers = history, tuple(lookers)
        self._first: Looker | None = None
        self.rendering = Rendering(worker)
        self._waiting: tuple[Request, Past] | None = None
        self._asking = False
        self.rendering.ended.connect(self._ended)
        self.rendering.failed.connect(self.failed)
        self.rendering.cancelled.connect(self.stage_changed)
        for looker in lookers:
            looker.landed.connect(partial(self._styled, looker))
            looker.failed.connect(partial(self._not_styled, looker))
            looker.notice.connect(partial(self._refused, looker))
            looker.clip.notice.connect(partial(self._not_styled, looker))
            looker.clip.landed_aside.connect(partial(self._styled, looker))
            looker.clip.cancelled.connect(partial(self._style_cancelled, looker))

    @property
    def looker(self) -> Looker | None:
        """Who looks at something that is not applied yet, else who has a clip rendered, or None."""
        live = [looker for looker in self._lookers if looker.live]
        busy = [looker for looker in self._lookers if not looker.clip.idle]
        return next(iter(live + busy), None)

    @property
    def styling(self) -> bool:
        """True while what was looked at comes first."""
        return self._waiting is not None

    @property
    def stage(self) -> Rendering:
        """What is being rendered for the export now."""
        first = self._first if self.styling else None
        return self.rendering if first is None else first.clip.rendering

    @property
    def busy(self) -> bool:
        """True while an export is under way or paused."""
        return self.styling or self.rendering.state != "idle"

    def begin(self, request: Request) -> None:
        """Export what is committed, as soon as what comes first is done."""
        first = self._first = self.looker if request.styled else None
        if first is None:
            self._submit(request, self._history.past)
            return
        self._waiting = request, self._history.past
        self.stage_changed.emit()
        if first.clip.idle:
            self._asking = True
            first.apply()
            self._asking = False

    def cancel(self) -> None:
        """Stop; what is written stays, and the same export goes on from there."""
        stage, self._waiting = self.stage, None
        stage.cancel()
        self.stage_changed.emit()

    def forget(self) -> None:
        """A document goes; an export under way goes on."""
        if self._waiting is not None and self._waiting[1] not in self._history.pasts:
            self._waiting = None
            self.stage_changed.emit()
        self.rendering.forget()

    def _submit(self, request: Request, past: Past) -> None:
        document = past.committed
        whole = document.timeline.whole
        range = (request.range or whole).intersect(whole)
        if range.empty:  # the document has become shorter since
            range = whole
        job = ExportJob(document, range, str(request.out), request.settings)
        title = self.tr("Export {name}").format(name=request.out.name)
        self.rendering.begin(Order(job, document, range.length, title, request))
        self.stage_changed.emit()

    def _waits_for(self, looker: Looker) -> bool:
        return self.styling and looker is self._first

    def _styled(self, looker: Looker, _id: object) -> None:
        if self._waits_for(looker):
            waiting, self._waiting = self._waiting, None
            assert waiting is not None
            self._submit(*waiting)

    def _refused(self, looker: Looker, sentence: str) -> None:
        """What a looker says when it is asked is why it does not begin."""
        if self._asking:
            self._not_styled(looker, sentence)

    def _not_styled(self, looker: Looker, sentence: str) -> None:
        if self._waits_for(looker):
            self._waiting = None
            self.stage_changed.emit()
            self.failed.emit(sentence)

    def _style_cancelled(self, looker: Looker) -> None:
        if self._waits_for(looker):
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
