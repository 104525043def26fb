"""Sliders over time: keys at the playhead, what is rendered of them, walks through points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, Signal

from editor.core.clip import ClipLayer
from editor.core.edits_time import set_length
from editor.core.errors import UnderpaintError
from editor.core.geometry import Rect
from editor.core.history import History
from editor.core.layer import PixelLayer
from editor.core.layer import walk as layers_of
from editor.core.time import Key
from editor.jobs.attributes import EditJob, Latents
from editor.jobs.clip import ExportSettings
from editor.jobs.directions import direction_named
from editor.jobs.latent_keys import keyed, unkeyed
from editor.jobs.latent_recipe import slider_keys
from editor.jobs.walk import WalkJob, path
from editor.ui.background import Background
from editor.ui.latents.ground import Still
from editor.ui.latents.moving import clip_below, moving_wish
from editor.ui.sculptor import Sculptor
from editor.ui.video.clip_renderer import ClipRenderer
from editor.ui.video.playhead import Playhead
from editor.ui.video.rendering import Order, Rendering
from editor.ui.worker import GpuWorker

FIRST_SECONDS = 4
"""So long lasts a document that stood still until its first key."""


@dataclass(frozen=True, eq=False)
class Walk:
    """A walk to be written. points: latents in order. side: pixels. rate: frames a second.

    closed: back to the first at the end. preset, quality: see `ExportSettings`.
    """

    points: tuple[Latents, ...]
    out: Path
    seconds: float = 6.0
    rate: Fraction = Fraction(24)
    side: int = 512
    closed: bool = False
    settings: ExportSettings = field(default_factory=ExportSettings)

    def job(self) -> WalkJob:
        """What is asked of the engine. Raises BadInput where that is no walk."""
        frames = max(2, round(self.seconds * float(self.rate)))
        codes = path([point.code for point in self.points], frames, closed=self.closed)
        model = self.points[0].model
        template = EditJob(model, codes[0], codes[0], Rect(0, 0, self.side, self.side))
        return WalkJob(template, codes, self.rate, str(self.out), self.settings)


class Mover(QObject):
    """Lives in the GUI thread; sets keys of the sculptor's layer through the sculptor.

    changed: keys, or what can be done. landed(LayerId): it is rendered, a clip. walked(path).
    """

    changed = Signal()
    landed = Signal(object)
    walked = Signal(str)
    failed = Signal(str)
    notice = Signal(str)

    def __init__(
        self,
        sculptor: Sculptor,
        worker: GpuWorker,
        background: Background,
        playhead: Playhead,
        still: Still,
    ) -> None:
        super().__init__()
        self._sculptor, self._still = sculptor, still
        self._history: History = sculptor.history
        self.playhead = playhead
        self.clip = ClipRenderer(self._history, worker, background)
        self.walking = Rendering(worker)
        self._waits: bool | None = None
        self._connect()

    def _connect(self) -> None:
        self.clip.landed.connect(self.landed)
        self.clip.failed.connect(self.failed)
        self.clip.notice.connect(self.notice)
        self.clip.rendering.state_changed.connect(self.changed)
        self.walking.failed.connect(self.failed)
        self.walking.state_changed.connect(self.changed)
        self.walking.ended.connect(self._on_walked)
        self._sculptor.changed.connect(self._on_sculptor)
        self.playhead.changed.connect(self.changed)

    # ---- keys

    @property
    def latents(self) -> Latents | None:
        """What the layer under edit shows at the playhead."""
        return self._sculptor.state

    def has_key(self, name: str) -> bool:
        """True where that slider has a key on the playhead's frame."""
        curve = None if self.latents is None else self.latents.curves.get(name)
        return curve is not None and any(key.frame == self.playhead.frame for key in curve.keys)

    def set_key(self, name: str) -> None:
        """A key of a slider at the playhead, with what it says there."""
        latents = self.latents
        if latents is None:
            self.notice.emit(self.tr("Choose a layer that sliders have made."))
            return
        if self.has_key(name):
            return
        value = direction_named(self._sculptor.directions, name).value(latents.code)
        value = latents.values.get(name, value)
        self._last_long_enough()
        self._apply(keyed(latents, name, Key(self.playhead.frame, value)), "Add key")

    def change_key(self, name: str, frame: int, key: Key) -> None:
        """Another key instead of the one on a frame."""
        latents = self.latents
        if latents is not None and name in latents.curves:
            curve = latents.curves[name].without_key(frame).with_key(key)
            curves = {**latents.curves, name: curve}
            self._apply(replace(latents, curves=curves), "Move key")

    def remove_key(self, name: str, frame: int | None = None) -> None:
        """Without the slider's key on a frame, the playhead's where none is given."""
        latents = self.latents
        if latents is not None:
            at = self.playhead.frame if frame is None else frame
            self._apply(unkeyed(latents, name, at), "Delete key")

    def _apply(self, latents: Latents, label: str) -> None:
        if latents is not self.latents:
            self._sculptor.apply(latents, label)

    def _last_long_enough(self) -> None:
        """A document that stands still begins to last."""
        document = self._history.committed
        if document.timeline.is_still:
            frames = round(FIRST_SECONDS * document.timeline.rate)
            self._history.commit("Set length", set_length(document, frames))
            text = self.tr("The document lasts {seconds} seconds now; its timeline is in Video.")
            self.notice.emit(text.format(seconds=FIRST_SECONDS))

    # ---- rendering

    @property
    def rendered(self) -> bool:
        """True where the layer under edit is a clip, and so moves as its sliders say."""
        layer = self._history.committed.find(self._sculptor.layer)
        return isinstance(layer, ClipLayer)

    @property
    def over_clip(self) -> bool:
        """True where the sliders would act on a portrait in the clip below their layer."""
        latents, id = self.latents, self._sculptor.layer
        if latents is None or id is None or latents.target is None:
            return False
        try:
            frame = self.playhead.frame
            return clip_below(self._history.committed, id, latents.place, frame) is not None
        except UnderpaintError:
            return True  # it says why when it is asked for

    @property
    def can_render(self) -> bool:
        """True where there is something that moves."""
        latents = self.latents
        if latents is None or self.rendered or not self.clip.idle:
            return False
        if self._sculptor.foreign(latents):
            return False
        return bool(latents.curves) or self.over_clip

    def render(self, follow: bool = False) -> None:
        """Make the layer under edit a clip. follow: over a clip, the square goes along."""
        id = self._sculptor.layer
        if id is None:
            self.notice.emit(self.tr("Choose a layer that sliders have made."))
            return
        self._sculptor.release()
        if not self._sculptor.settled:
            self._waits = follow  # until what is on its way is drawn
            return
        committed, frame = self._history.committed, self.playhead.frame
        directions = self._sculptor.directions
        try:
            wish = moving_wish(committed, id, frame, directions, self._still, follow)
        except UnderpaintError as error:
            self.notice.emit(str(error))
            return
        self.clip.order(wish)

    def warn_of_export(self) -> None:
        """Say which layers would be exported without moving: those that are not rendered."""
        layers = layers_of(self._history.committed.layers)
        still = [each for each in layers if isinstance(each, PixelLayer)]
        names = [f"“{each.name}”" for each in still if len(slider_keys(each.recipe)) > 1]
        if names:
            text = self.tr("{names} will not move in the clip: render its keys first (Motion).")
            self.notice.emit(text.format(names=", ".join(names)))

    def _on_sculptor(self) -> None:
        follow = self._waits
        if follow is not None and self._sculptor.settled:
            self._waits = None
            self.render(follow)
        self.changed.emit()

    # ---- walks

    def walk(self, walk: Walk) -> None:
        """Write a walk to its file."""
        try:
            job = walk.job()
        except UnderpaintError as error:
            self.failed.emit(str(error))
            return
        title = self.tr("Walk, {count} frames").format(count=len(job.codes))
        base = self._history.committed
        self.walking.begin(Order(job, base, len(job.codes), title, walk))

    def _on_walked(self, order: Order, _last: object) -> None:
        out = str(order.tag.out)
        self.walked.emit(out)
        self.notice.emit(self.tr("The walk is written: {file}").format(file=out))

    # ---- the rest

    @property
    def working(self) -> bool:
        """True while Esc has something to end."""
        return not self.clip.idle or self.walking.state != "idle"

    def cancel(self) -> None:
        """Esc: end the rendering, or the walk; what is written stays for the next time."""
        if not self.clip.idle:
            self.clip.cancel()
        else:
            self.walking.cancel()

    def forget(self) -> None:
        """Another document is about to be shown; what is being rendered goes on."""
        self._waits = None


def akin(points: Sequence[Latents]) -> bool:
    """True where one walk can go through all of them."""
    return len({(point.model, np.shape(point.code)) for point in points}) == 1
