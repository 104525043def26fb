"""What the artist asks of latents: pictures to begin with, sliders, points, mixes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal

from editor.core.document import Document
from editor.core.geometry import Rect
from editor.core.history import History
from editor.core.layer import LayerId
from editor.jobs.attributes import Latents
from editor.jobs.job import Patch
from editor.jobs.latent_keys import followed
from editor.jobs.queue import Ticket
from editor.ui.background import Background
from editor.ui.latents.edits import Edit
from editor.ui.latents.gallery import Gallery
from editor.ui.latents.ground import Ground, Still
from editor.ui.latents.groups import Groups
from editor.ui.latents.inversion import Found, Inversion, Wish
from editor.ui.latents.live import LiveEdits
from editor.ui.latents.models import side_of
from editor.ui.latents.moment import Moment
from editor.ui.latents.points import Point, between, mixed, thumbnail, with_point
from editor.ui.latents.samples import Sample
from editor.ui.latents.square import NEW, free_square
from editor.ui.latents.subject import Subject
from editor.ui.tools import Tools
from editor.ui.video.playhead import Playhead
from editor.ui.worker import GpuWorker

__all__ = ["Point", "Sample", "Sculptor"]


class Sculptor(Gallery):
    """The imperative shell round latents. Lives in the GUI thread.

    `state` is what the active layer shows, where sliders have made it: the document's recipe, or
    what is dragged and drawn just now. A drag ends by `release`, which is one undo step as soon as
    exactly the last position is drawn. changed: model, state or what can be done.
    began: its looks want the canvas for themselves. landed(LayerId): a layer was made or changed.
    document_wanted(Document): show this new one.
    """

    points_changed = Signal()
    progressed = Signal(float)
    notice = Signal(str)
    began = Signal()
    landed = Signal(object)
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
        super().__init__(history, worker, background)
        self.history, self._playhead = history, playhead
        self._ground = Ground(background, still)
        self._live = LiveEdits(history, worker, self._ground)
        self._subject = Subject(history, tools, self._live)
        self._inversion = Inversion(history, worker, background, still)
        self._groups = Groups(history, worker, background)
        self.points: tuple[Point, ...] = ()
        self._report: tuple[LayerId | None, str, bool] = (None, "", False)
        self._moment = Moment()
        self._connect()

    def _connect(self) -> None:
        for part in (self._live, self._inversion, self._groups):
            part.failed.connect(self.failed)
            part.progressed.connect(self.progressed)
        for shown in (self._subject, self._inversion, self._groups):
            shown.changed.connect(self.changed)
        self._live.changed.connect(lambda: self.sampling.hold(not self._live.idle))
        self._subject.changed.connect(self._use_its_model)
        self.changed.connect(self._look)
        if self._playhead is not None:
            self._playhead.changed.connect(self._on_frame)
        self._subject.landed.connect(self._on_landed)
        self._inversion.found.connect(self._on_found)
        self._groups.found.connect(self.reload_directions)

    # ---- pictures to begin with

    def _use_its_model(self) -> None:
        """The sliders are those of the layer under edit."""
        state, model = self.state, self.model
        if state is None or model is None or state.model == model.name:
            return
        if any(card.name == state.model for card in self.models):
            self.choose_model(state.model)

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

    def use_picture(self) -> None:
        """Begin to place the square."""
        if self.model is None:
            self.notice.emit(self.tr("No generator is installed."))
        elif self.history.committed.bounds.empty:
            self.notice.emit(self.tr("Open a picture first."))
        else:
            self.release()
            self.began.emit()
            self._inversion.begin()

    def place(self, square: Rect) -> None:
        """Put the square there, where nothing is being found yet."""
        if self.placing is not None and not self.inverting:
            self._inversion.place(square)

    def begin_inversion(self, steps: int = 100, tune: int = 0) -> None:
        """Look for what the square holds, as `InvertJob` says."""
        if self.model is not None:
            self._inversion.invert(Wish(self.model.name, side_of(self.model), steps, tune))

    def retry(self, ticket: Ticket) -> bool:
        """Begin a search again that failed or was cancelled. False where it is none of ours."""
        return self._inversion.retry(ticket)

    def _on_found(self, found: Found) -> None:
        latents = found.latents
        id = self._subject.add_undrawn(latents, "Use my picture", self.tr("My picture"))
        self._report = id, found.report, found.strange
        self._point(Point(latents, thumbnail(None, latents.target)))
        self.landed.emit(id)

    # ---- sliders

    @property
    def state(self) -> Latents | None:
        """What the layer under edit shows at the playhead, or is on its way to."""
        latents = self._subject.latents
        return None if latents is None else self._at_playhead(latents)

    def _at_playhead(self, latents: Latents) -> Latents:
        if not latents.curves or self.foreign(latents):
            return latents
        return self._moment.of(latents, self.directions, self.frame)

    @property
    def frame(self) -> int:
        """The playhead's; 0 in a still."""
        return 0 if self._playhead is None else self._playhead.frame

    @property
    def layer(self) -> LayerId | None:
        """The layer under edit."""
        return self._subject.layer

    def set_value(self, name: str, value: float) -> None:
        """A slider stands there while it is dragged; `release` ends the drag."""
        if (state := self._movable()) is not None:
            moved = state.with_values(self.directions, {**state.values, name: value})
            self._drag(followed(moved, {name: value}, self.frame), "Slider")

    @property
    def settled(self) -> bool:
        """True where the document holds what the sliders say: nothing is on its way."""
        return self._live.idle

    def release(self) -> None:
        """The drag ends: one undo step, as soon as exactly this is drawn."""
        self._live.release()

    def reset(self, name: str) -> None:
        """A slider goes back to where the picture had it."""
        state = self._movable()
        if state is not None and name in state.values:
            values = {each: value for each, value in state.values.items() if each != name}
            curves = {each: curve for each, curve in state.curves.items() if each != name}
            there = replace(state.with_values(self.directions, values), curves=curves)
            self._commit(there, "Reset slider")

    def reset_all(self) -> None:
        """All go back; an own picture is as it was, whatever was mixed in."""
        if (state := self.state) is not None:
            there = state if state.found is None else state.rebased(state.found)
            there = replace(there.with_values((), {}), curves={})
            self._commit(there, "Reset sliders")

    def apply(self, latents: Latents, label: str) -> None:
        """Have the layer under edit show these as one step, as they are at the playhead."""
        self._commit(latents, label)

    def set_noise(self, seed: int) -> None:
        """Other details that no slider says."""
        if (state := self.state) is not None:
            self._commit(replace(state, noise=seed), "Fine detail")

    @property
    def limited(self) -> bool:
        """True where sliders act only inside a mask."""
        return self._subject.limited

    def set_limited(self, limited: bool) -> None:
        """Let them act only where the mask is painted, or anywhere."""
        if limited == self.limited or self._refused():
            return
        if not self._subject.limit(limited):
            self.notice.emit(self.tr("Paint over what may change; sliders then act only there."))
            self.changed.emit()

    def _drag(self, latents: Latents, label: str) -> None:
        if self._refused():
            return
        if not self._live.dragging:
            self.began.emit()
        self._subject.drag(self._at_playhead(latents), label)

    def _refused(self) -> bool:
        if reason := self._subject.refusal:
            self.notice.emit(reason)
            self.changed.emit()  # sliders go back
        return bool(reason)

    def _commit(self, latents: Latents, label: str) -> None:
        self._drag(latents, label)
        self._live.release()

    def _on_frame(self, _frame: int) -> None:
        latents = self._subject.latents
        if latents is not None and latents.curves:
            self.changed.emit()

    def _look(self) -> None:
        """Show the layer as its keys have it at the playhead, where it is drawn otherwise."""
        latents, state = self._subject.latents, self.state
        self._subject.look(None if state is latents else state)

    def _movable(self) -> Latents | None:
        """The state, where the sliders at hand can move it."""
        state = self.state
        if state is None:
            return None
        if reason := self.foreign(state):
            self.notice.emit(reason)
            return None
        known = {direction.name for direction in self.directions}
        return state if known >= state.values.keys() else state.rebased(state.code)

    def own_direction(self, title: str, having: Sequence[Path], lacking: Sequence[Path]) -> None:
        """A new slider that leads from pictures that lack something to those that have it."""
        if self.model is not None:
            self._groups.learn(self.model, title, having, lacking)

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
            self._commit(there, "Point")

    def mix(self, point: Point, first_layer: int, last_layer: int) -> None:
        """Take layers first .. last (0-based, inclusive) of the code from a point."""
        state = self.state
        if state is not None and self._akin(state, point.latents):
            code = mixed(state.code, point.latents.code, first_layer, last_layer)
            self._commit(state.rebased(code), "Mix")

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

    # ---- the rest

    @property
    def working(self) -> bool:
        """True while Esc has something to end."""
        placing = self.placing is not None or self.inverting
        return self._live.dragging or placing or self._groups.working

    def cancel(self) -> None:
        """Esc: give up the drag, or the search, or the placing, or the learning."""
        if self._live.dragging:
            self._live.give_up()
        elif self.placing is not None or self.inverting:
            self._inversion.cancel()
        else:
            self._groups.cancel()

    def take_back(self) -> bool:
        """Undo what has not landed yet. False where there is nothing of the kind."""
        return self._live.take_back()

    def give_way(self, busy: bool) -> None:
        """Something else is about to be shown above the picture."""
        if busy:
            self._live.give_up()

    def forget(self) -> None:
        """Another document is about to be shown."""
        self._subject.forget()
        self._ground.forget()
        self._inversion.forget()
        self.points, self._report = (), (None, "", False)
        self.points_changed.emit()
