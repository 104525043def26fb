"""Sliders on the layer under edit: dragged live, one undo step when they are let go."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal

from editor.core.history import History
from editor.core.layer import LayerId
from editor.jobs.attributes import Latents
from editor.jobs.latent_keys import followed
from editor.ui.background import Background
from editor.ui.latents.gallery import Gallery
from editor.ui.latents.ground import Ground, Still
from editor.ui.latents.live import LiveEdits
from editor.ui.latents.moment import Moment
from editor.ui.latents.subject import Subject
from editor.ui.latents.words import step_title
from editor.ui.tools import Tools
from editor.ui.video.playhead import Playhead
from editor.ui.worker import GpuWorker


class Carving(Gallery):
    """`state` is what the active layer shows, where sliders have made it: the document's recipe,
    or what is dragged and drawn just now. A drag ends by `release`, which is one undo step as soon
    as exactly the last position is drawn.

    began: its looks want the canvas for themselves. notice: why something cannot be done.
    learning_changed: `learning`.
    """

    progressed = Signal(float)
    learning_changed = Signal()
    notice = Signal(str)
    began = Signal()

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
        self._playhead = playhead
        self._ground = Ground(background, still)
        self._live = LiveEdits(history, worker, self._ground)
        self._subject = Subject(history, tools, self._live)
        self._moment = Moment()
        self._live.failed.connect(self.failed)
        self._live.learning_changed.connect(self.learning_changed)
        self._live.changed.connect(lambda: self.sampling.hold(not self._live.idle))
        self._subject.changed.connect(self.changed)
        self._subject.changed.connect(self._use_its_model)
        self.changed.connect(self._look)
        if playhead is not None:
            playhead.changed.connect(self._on_frame)

    # ---- what it shows

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

    @property
    def dragging(self) -> bool:
        """True between the first move of a slider and its release."""
        return self._live.dragging

    @property
    def settled(self) -> bool:
        """True where the document holds what the sliders say: nothing is on its way."""
        return self._live.idle

    @property
    def learning(self) -> float | None:
        """How far a generator is tuned again to a picture found earlier, 0..1; None: it is not."""
        return self._live.learning

    # ---- hands

    def set_value(self, name: str, value: float) -> None:
        """A slider stands there while it is dragged; `release` makes it a step."""
        if (state := self._movable()) is not None:
            moved = state.with_values(self.directions, {**state.values, name: value})
            label = step_title(self.directions, name)
            self._drag(followed(moved, {name: value}, self.frame), label)

    def release(self) -> None:
        """The drag ends: one undo step, as soon as exactly this is drawn."""
        self._live.release()

    def reset(self, *names: str) -> None:
        """Sliders go back to where the picture had them."""
        state = self._movable()
        if state is not None and not state.values.keys().isdisjoint(names):
            values = {name: value for name, value in state.values.items() if name not in names}
            curves = {name: curve for name, curve in state.curves.items() if name not in names}
            there = replace(state.with_values(self.directions, values), curves=curves)
            self.apply(there, "Reset slider")

    def reset_all(self) -> None:
        """All go back; an own picture is as it was, whatever was mixed in."""
        if (state := self.state) is not None:
            there = state if state.found is None else state.rebased(state.found)
            there = replace(there.with_values((), {}), curves={})
            self.apply(there, "Reset sliders")

    def apply(self, latents: Latents, label: str) -> None:
        """Have the layer under edit show these as one step, as they are at the playhead."""
        self._drag(latents, label)
        self._live.release()

    def set_noise(self, seed: int) -> None:
        """Other details that no slider says."""
        if (state := self.state) is not None:
            self.apply(replace(state, noise=seed), "Fine detail")

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
        if not self.dragging:
            self.began.emit()
        self._subject.drag(self._at_playhead(latents), label)

    def _refused(self) -> bool:
        if reason := self._subject.refusal:
            self.notice.emit(reason)
            self.changed.emit()  # sliders go back
        return bool(reason)

    def _use_its_model(self) -> None:
        """The sliders are those of the layer under edit."""
        state, model = self.state, self.model
        if state is None or model is None or state.model == model.name:
            return
        if any(card.name == state.model for card in self.models):
            self.choose_model(state.model)

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

    # ---- others want the canvas

    def take_back(self) -> bool:
        """Undo what has not landed yet. False where there is nothing of the kind."""
        return self._live.take_back()

    def give_way(self, busy: bool) -> None:
        """Something else is about to be shown above the picture."""
        if busy:
            self._live.give_up()
