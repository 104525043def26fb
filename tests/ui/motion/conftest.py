"""A mover on a document of two seconds, with an engine that draws a known function of the code."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from editor.clips.engine import ClipEngine
from editor.core.clip import document_at
from editor.core.document import Document
from editor.core.geometry import Size
from editor.core.history import History
from editor.core.time import Timeline
from editor.jobs.attributes import Latents
from editor.jobs.clip import FramesJob
from editor.jobs.job import Engine, Patch, Tick
from editor.jobs.latent_recipe import latents_of
from editor.ui.background import Background
from editor.ui.latents.mover import Mover
from editor.ui.sculptor import Sculptor
from editor.ui.tools import Tools
from editor.ui.video.playhead import Playhead
from editor.ui.worker import GpuWorker
from tests.ui.latents.conftest import KNOWN, Drawer

RATE, LENGTH = Fraction(12), 24


class Frames(Drawer):
    """As the drawer, frames of a clip too."""

    def __call__(self, job: Any, tick: Tick) -> Iterator[Patch]:
        if not isinstance(job, FramesJob):
            yield from super().__call__(job, tick)
            return
        for number, each in enumerate(job.jobs):
            *_, patch = super().__call__(each, tick)
            yield Patch(patch.pixels, patch.place, frame=number, code=patch.code)


@pytest.fixture
def engine() -> Iterator[Frames]:
    engine = Frames()
    yield engine
    engine.open.set()


@pytest.fixture
def answering(engine: Frames) -> Engine:
    return ClipEngine(engine, batch=4)


@pytest.fixture
def history() -> History:
    return History(Document(Size(64, 48), timeline=Timeline(RATE, LENGTH)))


@dataclass(eq=False)
class Stage:
    """A mover and what is round it. said: its notices and complaints."""

    mover: Mover
    sculptor: Sculptor
    history: History
    playhead: Playhead
    engine: Frames
    said: list[str]

    @property
    def latents(self) -> Latents:
        """What the document says of the layer under edit."""
        layer = self.history.committed.layer(self.sculptor.layer)
        assert layer.recipe is not None
        return latents_of(layer.recipe)

    def settle(self, qtbot: QtBot) -> None:
        """Wait until what was released has landed."""
        qtbot.waitUntil(lambda: self.sculptor.settled)

    def set(self, qtbot: QtBot, name: str, value: float) -> None:
        """Drag a slider there and let go."""
        self.sculptor.set_value(name, value)
        self.sculptor.release()
        self.settle(qtbot)

    def key(self, qtbot: QtBot, name: str, frame: int, value: float) -> None:
        """A key of a slider on a frame."""
        self.playhead.seek(frame)
        self.set(qtbot, name, value)
        self.mover.set_key(name)
        self.settle(qtbot)

    def shown(self) -> np.ndarray:
        """Of the layer under edit as it is shown: uint8 RGBA of its place."""
        document, id = self.history.document, self.sculptor.layer
        return document.layer(id).pixels.read(self.sculptor.state.place)  # type: ignore[attr-defined]


@pytest.fixture
def stage(
    history: History, worker: GpuWorker, background: Background, engine: Frames, tmp_path: Path
) -> Iterator[Stage]:
    playhead = Playhead(history)

    def still(document: Document) -> Document:
        return document_at(document, playhead.frame, lambda layer, time: None)

    sculptor = Sculptor(history, worker, background, Tools(), still, playhead)
    sculptor.shelf.show(KNOWN)
    mover = Mover(sculptor, worker, background, playhead, still)
    mover.clip.folder = tmp_path / "clips"
    said: list[str] = []
    for part in (sculptor, mover):
        part.notice.connect(said.append)
        part.failed.connect(said.append)
    yield Stage(mover, sculptor, history, playhead, engine, said)
    sculptor.forget()
    mover.forget()


@pytest.fixture
def taken(qtbot: QtBot, stage: Stage) -> Stage:
    """A portrait was taken, and is a layer."""
    stage.sculptor.wake()
    qtbot.waitUntil(lambda: len(stage.sculptor.samples) == 16)
    stage.sculptor.take(stage.sculptor.samples[2])
    qtbot.waitUntil(lambda: stage.history.steps[-1] == "Portrait")
    return stage
