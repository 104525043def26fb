"""The healing brush: a stroke over a fault, filled at once into a layer of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary, WeakSet

from PySide6.QtCore import QObject, Signal

from editor.core.brush import begin
from editor.core.clone import Clone
from editor.core.depth import depth_of, raster_at
from editor.core.document import Document
from editor.core.errors import UnderpaintError
from editor.core.fill import laid
from editor.core.history import History
from editor.core.layer import LayerId, PixelLayer
from editor.core.past import Past
from editor.core.raster import Raster
from editor.core.select import whole
from editor.jobs.inpaint import inpaint_job, patch_layer
from editor.jobs.job import Cancelled, InpaintJob, Patch
from editor.jobs.queue import Event, Ticket
from editor.render.compositor import flatten
from editor.ui.background import Background
from editor.ui.canvas.press import Press, Sample
from editor.ui.canvas.target import why_not
from editor.ui.painting.filling import Still
from editor.ui.painting.reach import outside_words, selection_for, symmetry_for
from editor.ui.painting.tint import Tint
from editor.ui.painting.wishes import HealWish
from editor.ui.studio import Studio

if TYPE_CHECKING:
    from editor.ui.canvas.canvas import Canvas


def begin_heal(canvas: Canvas, press: Press) -> HealDrag | None:
    """A stroke over what is to go."""
    return HealDrag(canvas) if press.left else None


class HealDrag:
    """A stroke that is only tinted; what it covers is asked for when the pen is lifted."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas, self._brush = canvas, canvas.tools.brush
        self._points: list[tuple[float, float, float]] = []
        self._symmetry = symmetry_for(canvas.history.committed, canvas.tools)
        self._tint = Tint(canvas, self._brush, self._symmetry)
        if canvas.hand.shift and canvas.hand.tip is not None:  # a straight line from the last one
            self._points.append((canvas.hand.tip.x(), canvas.hand.tip.y(), 1.0))

    def take(self, samples: Sequence[Sample]) -> None:
        for sample in samples:
            place = self._canvas.view.to_document(sample.point)
            self._points.append((place.x(), place.y(), sample.pressure))
        self._tint.show(self._points)

    def finish(self) -> None:
        mask = self._mask()
        if mask.tiles:
            self._canvas.tools.asked.emit(HealWish(mask, self._tint))
        else:
            self._tint.put_away()
            if selection_for(self._canvas.history.committed, self._canvas.tools) is not None:
                self._canvas.hint.emit(outside_words())

    def cancel(self) -> None:
        self._tint.put_away()

    def _mask(self) -> Raster:
        document = self._canvas.history.committed
        selection = selection_for(document, self._canvas.tools)
        stroke = begin(Raster(1), self._brush, document.bounds, False, selection, self._symmetry)
        return stroke.to(self._points).raster


@dataclass(eq=False)
class _Asked:
    """A stroke that waits for its answer. ticket: None while its job is being made."""

    past: Past
    wish: HealWish
    tries: int
    ticket: Ticket | None = None

    @property
    def tint(self) -> Tint:
        """What shows that it waits."""
        return self.wish.tint


@dataclass(frozen=True, eq=False)
class _Healed:
    """The last stroke that was filled, and the document that came of it. tries: seeds tried."""

    past: Past
    document: Document
    wish: HealWish
    tries: int


class Healing(QObject):
    """Sends strokes to the engine and lays the answers, one undo step each, into one layer."""

    refused = Signal(str)

    def __init__(
        self,
        history: History,
        studio: Studio,
        background: Background,
        still: Still,
    ) -> None:
        super().__init__()
        self._history, self._studio, self._background = history, studio, background
        self._still = still
        self._waiting: list[_Asked] = []
        self._last: _Healed | None = None
        self._ours: WeakSet[Ticket] = WeakSet()
        self._layers: WeakKeyDictionary[Past, LayerId] = WeakKeyDictionary()
        studio.worker.reported.connect(self._on_event)

    @property
    def working(self) -> bool:
        """True while a stroke waits for its answer."""
        return bool(self._waiting)

    @property
    def repeatable(self) -> bool:
        """True where the stroke healed last is also the last step."""
        last = self._last
        return last is not None and last.document is self._history.committed

    def again(self) -> None:
        """Take the last healing back, and fill the same stroke by the next seed."""
        if self._last is not None and self.repeatable:
            last, self._last = self._last, None
            self._history.undo()
            self.heal(last.wish, last.tries + 1)

    def heal(self, wish: HealWish, tries: int = 0) -> None:
        """Fill what the stroke covers; the artist's own mask stays out of it.

        tries: how many seeds have been tried for it.
        """
        base = self._history.committed
        asked = _Asked(self._history.past, wish, tries)
        self._waiting.append(asked)
        wish.tint.wait()
        shown = self._still(base)
        stroke = replace(base, masks={base.active_mask: wish.mask})

        def work() -> InpaintJob | None:
            model, seed = self._studio.model, self._studio.seed + tries
            return inpaint_job(stroke, lambda rect: flatten(shown, rect), model=model, seed=seed)

        def failed(error: UnderpaintError) -> None:
            self._give_up(asked, str(error))

        self._background.run(work, lambda job: self._submit(asked, job, base), failed)

    def cancel(self) -> None:
        """Give up all strokes that wait."""
        for asked in tuple(self._waiting):
            if asked.ticket is not None:
                self._studio.worker.cancel(asked.ticket)
            self._give_up(asked, "")

    def _submit(self, asked: _Asked, job: InpaintJob | None, base: Document) -> None:
        if job is None or asked not in self._waiting:
            self._give_up(asked, "")
            return
        title = self.tr("Heal {size}").format(size=f"{job.place.w} × {job.place.h}")
        asked.ticket = self._studio.worker.submit(job, base, key=object(), title=title)
        self._ours.add(asked.ticket)

    def _on_event(self, event: Event) -> None:
        asked = next((a for a in self._waiting if a.ticket is event.ticket), None)
        if asked is not None:
            self._heard(asked, event)
        if event.ticket in self._ours and event.final:
            event.ticket.release()

    def _heard(self, asked: _Asked, event: Event) -> None:
        if event.ticket.cancelled or event.error is not None:
            ours = not (event.ticket.cancelled or isinstance(event.error, Cancelled))
            self._give_up(asked, str(event.error) if ours else "")
        elif event.patch is not None and event.patch.final:
            self._land(asked, event.ticket, event.patch)
        elif event.done:
            self._give_up(asked, "")

    def _land(self, asked: _Asked, ticket: Ticket, patch: Patch) -> None:
        document, past = asked.past.committed, asked.past
        assert isinstance(ticket.job, InpaintJob)
        fresh = replace(patch_layer(ticket.job, patch), name=self.tr("Healing"), recipe=None)
        fresh = replace(fresh, pixels=raster_at(fresh.pixels, depth_of(document)))
        old = document.find(self._layers.get(past))
        if isinstance(old, PixelLayer) and not why_not(document, old):
            clone = Clone(fresh.pixels.read, 0, 0)
            pixels = laid(old.pixels, whole(patch.place), clone, document.bounds)
            layer = replace(old, pixels=pixels)
        else:
            layer = fresh
        self._layers[past] = layer.id
        healed = document.with_layer(layer)
        if self._history.land(past, "Heal", healed):
            self._last = _Healed(past, healed, asked.wish, asked.tries)
        self._give_up(asked, "")

    def _give_up(self, asked: _Asked, words: str) -> None:
        """The stroke is dealt with, for better or worse."""
        if asked in self._waiting:
            self._waiting.remove(asked)
            asked.tint.put_away()
        if words:
            self.refused.emit(words)
