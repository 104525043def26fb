"""A sculptor with two sliders, and an engine that draws a known function of the code."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from editor.core.document import Document
from editor.core.errors import BadInput, EngineDied
from editor.core.geometry import Rect
from editor.core.history import History
from editor.core.layer import Layer
from editor.jobs.attributes import EditJob, InvertJob, Latents
from editor.jobs.directions import Direction
from editor.jobs.generate import GenerateJob
from editor.jobs.job import InpaintJob, Job, Patch, Tick
from editor.jobs.latent_recipe import latents_of
from editor.ui.background import Background
from editor.ui.latents.models import Generators
from editor.ui.sculptor import Sculptor
from editor.ui.tools import Tools
from editor.ui.worker import GpuWorker
from editor.weights.card import Card
from tests import fakes

LAYERS, D, SIDE = 3, 4, 16
BORDER = 2
"""Pixels at the border of a square that an edit of an own picture leaves alone."""


def card(name: str = "portraits") -> Card:
    return Card(
        name=name, task="portraits", title=name.title(), architecture="FakeNet", licence="MIT",
        data="", command="", seed=0, steps=0, hardware="", minutes=0.0, limits="",
        file="weights.safetensors", sha256="", size_bytes=0,
        parameters={"side": SIDE}, styles={"line": "Line", "flat": "Flat"}, folder=Path(name),
    )  # fmt: skip


def direction(name: str, row: int) -> Direction:
    """Reads and moves one coordinate."""
    vector = np.zeros((LAYERS, D), np.float32)
    vector[row, row] = 1.0
    return Direction(name, vector, readout=vector)


SMILE, AGE = direction("smile", 0), direction("age", 1)
KNOWN = Generators((card(), card("other")), card(), (SMILE, AGE))


def code_of(seed: int) -> np.ndarray:
    """What the engine draws for a seed."""
    code = np.random.default_rng(seed).uniform(-1, 1, (LAYERS, D)).astype(np.float32)
    code.flags.writeable = False
    return code


def colour(code: np.ndarray, noise: int = 0) -> np.ndarray:
    """Three bytes that tell codes apart."""
    weights = np.arange(1, code.size + 1, dtype=np.float64).reshape(code.shape)
    sums = [float((code.astype(np.float64) * weights**power).sum()) for power in (1, 2, 3)]
    return np.array([round(1000 * s) % 251 for s in sums], np.uint8) + np.uint8(noise % 5)


def drawn(job: EditJob) -> np.ndarray:
    """What the engine answers: a plain square, or over a picture the mix of it with the colour."""
    pixels = np.zeros((job.place.h, job.place.w, 4), np.uint8)
    if job.image is None:
        pixels[..., :3], pixels[..., 3] = colour(job.code, job.noise), 255
    elif not np.array_equal(job.code, job.base):
        inner = pixels[BORDER:-BORDER, BORDER:-BORDER]
        inner[..., :3] = job.image[BORDER:-BORDER, BORDER:-BORDER] // 2
        inner[..., :3] += colour(job.code, job.noise) // 2
        inner[..., 3] = 255
    if job.mask is not None:
        pixels[job.mask == 0] = 0
    return pixels


class Drawer:
    """An engine that keeps what it was asked, waits while closed, and dies where it is told.

    halts: it closes itself before each answer.
    """

    def __init__(self) -> None:
        self.jobs: list[Job] = []
        self.open = threading.Event()
        self.open.set()
        self.deaths = 0
        self.halts = False

    @property
    def edits(self) -> list[EditJob]:
        return [job for job in self.jobs if isinstance(job, EditJob)]

    def __call__(self, job: Job, tick: Tick) -> Iterator[Patch]:
        self.jobs.append(job)
        self._wait(tick)
        if self.deaths:
            self.deaths -= 1
            raise EngineDied("The engine stopped.")
        for patch in self._answer(job):
            if patch.final and self.halts:
                self.open.clear()
                self._wait(tick)
            yield patch

    def _wait(self, tick: Tick) -> None:
        tick(0.1)
        while not self.open.wait(0.002):
            tick(0.2)

    def _answer(self, job: Job) -> Iterator[Patch]:
        if isinstance(job, GenerateJob):
            for number, seed in enumerate(job.seeds):
                pixels = np.full((SIDE, SIDE, 4), 255, np.uint8)
                pixels[..., :3] = colour(code_of(seed))
                notes = {"drawn": job.drawn or "line"}
                yield Patch(
                    pixels, Rect(0, 0, SIDE, SIDE), answer=number, notes=notes, code=code_of(seed)
                )
        elif isinstance(job, InvertJob):
            yield from _inverted(job)
        elif isinstance(job, InpaintJob):
            yield from fakes.mean(job, lambda _progress: None)
        elif isinstance(job, EditJob):
            if job.model == "broken":
                raise BadInput("This model cannot be used.")
            yield Patch(drawn(job), job.place, code=job.code)


def _inverted(job: InvertJob) -> Iterator[Patch]:
    look = np.full((*job.image.shape[:2], 4), 255, np.uint8)
    look[..., :3] = job.image // 2
    if job.steps:
        yield Patch(look, job.place, final=False)
    code = np.full((LAYERS, D), job.image.mean() / 255, np.float32)
    notes: dict[str, float | str] = {"error": 0.021, "outside": 0.1, "drawn": "line"}
    if job.image[0, 0, 0] == 0:
        notes["outside"] = 0.9
    yield Patch(look, job.place, notes=notes, code=code)


@pytest.fixture
def engine() -> Iterator[Drawer]:
    engine = Drawer()
    yield engine
    engine.open.set()


@dataclass(eq=False)
class Bench:
    """A sculptor and what is round it."""

    sculptor: Sculptor
    history: History
    tools: Tools
    engine: Drawer

    @property
    def shown(self) -> Document:
        return self.history.document

    @property
    def idle(self) -> bool:
        """True where nothing is dragged and nothing waits to land."""
        return self.sculptor._live.idle

    def settle(self, qtbot: QtBot) -> None:
        """Wait until what was released has landed."""
        qtbot.waitUntil(lambda: self.idle)

    def pixels(self) -> np.ndarray:
        """Of the layer under edit as it is shown: uint8 RGBA of its place."""
        state, layer = self.sculptor.state, self.sculptor.layer
        return self.shown.layer(layer).pixels.read(state.place)

    def latents(self, layer: Layer) -> Latents:
        """What a layer's recipe says, read anew."""
        assert layer.recipe is not None
        return latents_of(layer.recipe)

    def check(self) -> None:
        """The layer in the document is what its recipe says, and what the sliders show."""
        sculptor, document = self.sculptor, self.history.committed
        assert document is self.history.document
        layer, state = document.layer(sculptor.layer), sculptor.state
        latents = self.latents(layer)
        assert (latents.values, latents.noise) == (state.values, state.noise)
        np.testing.assert_array_equal(latents.code, state.code)
        np.testing.assert_array_equal(
            latents.code, latents.with_values(KNOWN.directions, latents.values).code
        )
        square = layer.pixels.read(latents.place)
        assert (square[..., :3] == colour(latents.code, latents.noise)).all()
        assert (square[..., 3] == 255).all()


@pytest.fixture
def bench(
    history: History, worker: GpuWorker, background: Background, tools: Tools, engine: Drawer
) -> Iterator[Bench]:
    """On the picture of tests/ui/conftest, 600 x 400."""
    sculptor = Sculptor(history, worker, background, tools)
    sculptor.shelf.show(KNOWN)
    yield Bench(sculptor, history, tools, engine)
    sculptor.forget()


@pytest.fixture
def taken(qtbot, bench: Bench) -> Bench:
    """A portrait was taken, and is a layer."""
    bench.sculptor.wake()
    qtbot.waitUntil(lambda: len(bench.sculptor.samples) == 16)
    bench.sculptor.take(bench.sculptor.samples[2])
    qtbot.waitUntil(lambda: bench.history.steps[-1] == "Portrait")
    return bench
