"""What the artist asks of latents: to take a picture, or their own, to mix and go back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from weakref import WeakKeyDictionary

from PySide6.QtCore import Signal

from editor.core.document import Document
from editor.core.geometry import Rect
from editor.core.history import History
from editor.core.layer import LayerId
from editor.core.past import Past
from editor.jobs.attributes import AS_SUITS, Latents
from editor.jobs.job import Patch
from editor.jobs.queue import Ticket
from editor.ui.background import Background
from editor.ui.latents.carving import Carving
from editor.ui.latents.edits import Edit
from editor.ui.latents.ground import Still
from editor.ui.latents.groups import Groups
from editor.ui.latents.inversion import Found, Inversion, Wish
from editor.ui.latents.models import side_of
from editor.ui.latents.points import Point, between, mixed, thumbnail, with_point
from editor.ui.latents.samples import Sample
from editor.ui.latents.square import NEW, first_square, free_square
from editor.ui.tools import Tools
from editor.ui.video.playhead import Playhead
from editor.ui.worker import GpuWorker

__all__ = ["Point", "Sample", "Sculptor"]

Report = tuple[LayerId | None, str, bool]
"""Of which layer, in words, whether it warns."""
NO_REPORT: Report = (None, "", False)


class Sculptor(Carving):
    """The imperative shell round latents. Lives in the GUI thread.

    changed: model, state or what can be done. landed(LayerId): a layer was made or changed.
    landed_aside(Past): so it was, in a document that is not in front. document_wanted(Document):
    show this new one.
    """

    points_changed = Signal()
    landed = Signal(object)
    landed_aside = Signal(object)
    document_wanted = Signal(object)

    def __init__(
        self,
        history: History,
        worker: GpuWorker,
        background: Background,
        tools: Tools,
        still: Still = lambda document: document,
        playhead: Playhead | None = None,
    ) -> None:
        super().__init__(history, worker, background, tools, still, playhead)
        self.history = history
        self._inversion = Inversion(history, worker, background, still)
        self._groups = Groups(history, worker, background)
        self.points: tuple[Point, ...] = ()
        self._report = NO_REPORT
        self._kept: WeakKeyDictionary[Past, tuple[tuple[Point, ...], Report]] = WeakKeyDictionary()
        self._connect()

    def _connect(self) -> None:
        for part in (self._inversion, self._groups):
            part.failed.connect(self.failed)
            part.progressed.connect(self.progressed)
            part.changed.connect(self.changed)
        self._subject.landed.connect(self._on_landed)
        self._inversion.found.connect(self._on_found)
        self._groups.found.connect(self.reload_directions)

    # ---- pictures to begin with

    def take(self, sample: Sample) -> None:
        """Make a sample a layer; in place of one that was taken and not changed yet."""
        if self.model is None:
            return
        if self.history.committed.bounds.empty:
            self.document_wanted.emit(Document(NEW))
        state, place = self.state, free_square(self.history.committed)
        code, drawn, seed = sample.code, sample.drawn, sample.seed
        latents = Latents(self.model.name, code, {}, code, place, drawn, seed)
        if state is not None and state.untouched and not self._subject.refusal:
            self._subject.commit(replace(latents, place=state.place), "Portrait")
        else:
            self._subject.add(latents, "Portrait", self.tr("Portrait"))

    # ---- the artist's own picture

    @property
    def placing(self) -> Rect | None:
        """Where the square stands that shall be used; None where none is placed."""
        return self._inversion.placing

    @property
    def inverting(self) -> bool:
        """True while what the square holds is being found."""
        return self._inversion.working

    @property
    def report(self) -> str:
        """How near the redrawn picture came, while its layer is the active one."""
        id, text, _ = self._report
        return text if id is not None and id == self.layer else ""

    @property
    def strange(self) -> bool:
        """True where the report warns: the model does not know such pictures."""
        return bool(self.report) and self._report[2]

    @property
    def fixed(self) -> bool:
        """True while the square stays where it is."""
        return self.inverting

    def first_place(self, seen: Rect) -> Rect:
        """Where the square begins. seen: the part of the picture in sight."""
        return first_square(self.history.committed, seen)

    def use_picture(self) -> None:
        """Begin to place the square."""
        if self.model is None:
            self.notice.emit(self.tr("No generator is installed."))
        elif self.history.committed.bounds.empty:
            self.notice.emit(self.tr("Open a picture first."))
        elif self._inversion.working_aside:
            self.notice.emit(self.tr("A picture in another tab is still being redrawn."))
        else:
            self.release()
            self.began.emit()
            self._inversion.begin()

    def place(self, square: Rect) -> None:
        """Put the square there, where nothing is being found yet."""
        if self.placing is not None and not self.inverting:
            self._inversion.place(square)

    def begin_inversion(self, steps: int = AS_SUITS, tune: int = 0) -> None:
        """Look for what the square holds, as `InvertJob` says."""
        if self.model is not None:
            self._inversion.invert(Wish(self.model.name, side_of(self.model), steps, tune))

    def retry(self, ticket: Ticket) -> bool:
        """Begin a search again that failed or was cancelled. False where it is none of ours."""
        return self._inversion.retry(ticket)

    def _on_found(self, found: Found) -> None:
        latents, target = found.latents, found.latents.target
        name = self.tr("My picture")
        id = self._subject.add_undrawn(latents, "Use my picture", name, found.past)
        report, point = (id, found.report, found.strange), Point(latents, thumbnail(None, target))
        if found.past is self.history.past:
            self._report = report
            self._point(point)
            self.landed.emit(id)
        else:
            points, _ = self._kept.get(found.past, ((), NO_REPORT))
            self._kept[found.past] = with_point(points, point), report
            self.landed_aside.emit(found.past)

    # ---- points and mixes

    def go(self, point: Point) -> None:
        """Show a point's latents in the layer under edit, else in a new one."""
        state, latents = self.state, point.latents
        if state is None and not self.history.committed.bounds.empty:
            free = free_square(self.history.committed)
            place = free if latents.place.empty else latents.place
            self._subject.add(replace(latents, place=place), "Portrait", self.tr("Portrait"))
        elif state is not None and self._akin(state, latents):
            there = replace(
                state.rebased(latents.base), values=latents.values, code=latents.code,
                noise=latents.noise, drawn=latents.drawn, seed=latents.seed,
                curves=latents.curves,
            )  # fmt: skip
            self.apply(there, "Point")

    def mix(self, point: Point, first_layer: int, last_layer: int) -> None:
        """Take layers first .. last (0-based, inclusive) of the code from a point."""
        state = self.state
        if state is not None and self._akin(state, point.latents):
            code = mixed(state.code, point.latents.code, first_layer, last_layer)
            self.apply(state.rebased(code), "Mix")

    def between(self, a: Point, b: Point, t: float) -> None:
        """Show what lies between two points, live: `release` ends it. t: 0 = a .. 1 = b."""
        state = self.state
        if state is not None and self._akin(state, a.latents) and self._akin(state, b.latents):
            code = between(a.latents.code, b.latents.code, t)
            self._drag(state.rebased(code), "Between")

    def _akin(self, state: Latents, other: Latents) -> bool:
        akin = state.model == other.model and state.code.shape == other.code.shape
        if not akin:
            self.notice.emit(self.tr("That picture is of another generator."))
        return akin

    def _on_landed(self, edit: Edit, patch: Patch) -> None:
        self._point(Point(edit.latents, thumbnail(patch.pixels, edit.latents.target)))
        self.landed.emit(edit.id)

    def _point(self, point: Point) -> None:
        self.points = with_point(self.points, point)
        self.points_changed.emit()

    def own_direction(self, title: str, having: Sequence[Path], lacking: Sequence[Path]) -> None:
        """A new slider that leads from pictures that lack something to those that have it."""
        if self.model is not None:
            self._groups.learn(self.model, title, having, lacking)

    # ---- the rest

    @property
    def working(self) -> bool:
        """True while Esc has something to end."""
        placing = self.placing is not None or self.inverting
        return self.dragging or placing or self._groups.working

    def cancel(self) -> None:
        """Esc: give up the drag, or the search, or the placing, or the learning."""
        if self.dragging:
            self._live.give_up()
        elif self.placing is not None or self.inverting:
            self._inversion.cancel()
        else:
            self._groups.cancel()

    def step_aside(self) -> None:
        """Another document comes in front: points and a search stay with the one that leaves."""
        self._kept[self.history.past] = self.points, self._report
        if not self.settled:
            self.notice.emit(self.tr("What the slider was set to last was not drawn yet."))
        self._subject.forget()
        self._ground.forget()
        self._inversion.step_aside()
        self._show_kept(((), NO_REPORT))

    def come_forward(self) -> None:
        """Another document is in front: take up the points that were left there."""
        self._show_kept(self._kept.pop(self.history.past, ((), NO_REPORT)))

    def end(self, past: Past) -> None:
        """A document goes."""
        self._inversion.end(past)

    def forget(self) -> None:
        """Hold nothing of any document."""
        self._subject.forget()
        self._ground.forget()
        self._inversion.forget()
        self._show_kept(((), NO_REPORT))

    def _show_kept(self, kept: tuple[tuple[Point, ...], Report]) -> None:
        self.points, self._report = kept
        self.points_changed.emit()
