"""A still job over a whole clip: planned, rendered into the frame store, laid above its source."""

from __future__ import annotations

from pathlib import Path

from platformdirs import user_data_path
from PySide6.QtCore import QObject, Signal

from editor.core.clip import ClipSource
from editor.core.history import History
from editor.core.past import Past
from editor.ui.background import IMPORTING, Background
from editor.ui.video.rendering import Order, Rendering
from editor.ui.video.wish import Planned, Wanted
from editor.ui.worker import GpuWorker


class ClipRenderer(QObject):
    """Renders one wish at a time. landed(LayerId): the rendered clip is a layer (one undo step).

    landed_aside(Past): so it is, in a document that is not in front.
    cancelled(): it will not land, as the artist wished; be it while it is planned.
    `folder`: the frame store, whose files are never deleted here.
    """

    landed = Signal(object)
    landed_aside = Signal(object)
    notice = Signal(str)
    failed = Signal(str)
    cancelled = Signal()

    def __init__(
        self,
        history: History,
        worker: GpuWorker,
        background: Background,
        folder: Path | None = None,
    ) -> None:
        super().__init__()
        self._history, self._background = history, background
        self.folder = folder or user_data_path("underpaint", appauthor=False) / "clips"
        self._planned: Wanted | None = None
        self.rendering = Rendering(worker)
        self.rendering.ended.connect(self._rendered)
        self.rendering.failed.connect(self.failed)
        self.rendering.cancelled.connect(self.cancelled)

    @property
    def idle(self) -> bool:
        """True where nothing is rendered, or waits to be continued."""
        return self.rendering.state == "idle"

    @property
    def in_front(self) -> bool:
        """False where what is rendered belongs to a document that lies aside."""
        order = self.rendering.order
        return order is None or order.tag[0] is self._history.past

    def order(self, wish: Wanted) -> None:
        """Plan in the background, then render; land at once where it was rendered before."""
        self._planned, past = wish, self._history.past
        self._background.run(
            lambda: wish.plan(self.folder), lambda made: self._begin(past, made), self._fail
        )

    def cancel(self) -> None:
        """Stop, and say that what is rendered is kept."""
        planned, self._planned = self._planned, None
        if not self.idle:
            self.rendering.cancel()
            self.notice.emit(self.tr("Stopped. What was rendered is kept for the next time."))
        elif planned is not None:
            self.cancelled.emit()

    def forget(self) -> None:
        """A document goes; a rendering under way goes on."""
        self.rendering.forget()

    def _begin(self, past: Past, made: Planned) -> None:
        if made.wish is not self._planned:
            return  # nobody wants it any more
        self._planned = None
        if made.finished:
            self._fetch(past, made)
            return
        title = self.tr("{name}, {count} frames").format(name=made.wish.name, count=made.frames)
        self.rendering.begin(Order(made.job, made.wish.base, made.frames, title, (past, made)))

    def _rendered(self, order: Order, _last: object) -> None:
        self._fetch(*order.tag)

    def _fetch(self, past: Past, made: Planned) -> None:
        self._background.run(
            lambda: _source(Path(made.job.out)),
            lambda source: self._land(past, made, source),
            self._fail,
        )

    def _fail(self, error: Exception) -> None:
        self.failed.emit(str(error))

    def _land(self, past: Past, made: Planned, source: ClipSource) -> None:
        committed, wish = past.committed, made.wish
        if past not in self._history.pasts or not made.stands(committed):
            self.notice.emit(
                self.tr("The rendered clip is in {file}; the one it belongs to is gone.").format(
                    file=made.job.out
                )
            )
            return
        document, id = made.landed(committed, source)
        self._history.land(past, wish.step, document)
        if past is self._history.past:
            self.landed.emit(id)
        else:
            self.landed_aside.emit(past)


def _source(path: Path) -> ClipSource:
    with IMPORTING:
        from editor.media.video.probe import probe

    return probe(path).source
