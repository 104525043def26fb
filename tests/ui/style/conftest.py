"""A stylist with a shelf of three styles and an engine that turns pictures into their negatives."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtWidgets import QApplication

from editor.core.clip import ClipLayer
from editor.core.errors import BadInput
from editor.core.history import History
from editor.core.raster import Raster, raster_from
from editor.jobs.job import Patch, Tick
from editor.jobs.style import StyleJob
from editor.ui.background import Background
from editor.ui.style.shelf import Style, StyleShelf
from editor.ui.stylist import Stylist
from editor.ui.worker import GpuWorker

SHELF = StyleShelf(
    (
        Style("night", "Starry Night", "van Gogh, 1889", Path("night.webp")),
        Style("wave", "The Great Wave", "Hokusai, 1831", Path("wave.webp")),
        Style("scream", "The Scream", "Munch, 1893", Path("scream.webp")),
    ),
    frozenset({"styles", "styles-half", "style-any"}),
)


def styled(image: np.ndarray, strength: float = 1.0) -> np.ndarray:
    """What the engine makes of uint8 RGB pixels."""
    return np.rint(image + strength * (255.0 - 2.0 * image)).astype(np.uint8)


class Negative:
    """An engine that keeps what it was asked, and waits while `closed`."""

    def __init__(self) -> None:
        self.jobs: list[StyleJob] = []
        self.open = threading.Event()
        self.open.set()

    def __call__(self, job: StyleJob, tick: Tick) -> Iterator[Patch]:
        self.jobs.append(job)
        tick(0.1)
        if job.model == "broken":
            raise BadInput("This style cannot be used.")
        alpha = np.full(job.image.shape[:2], 255, np.uint8) if job.mask is None else job.mask
        first = np.dstack([job.image // 2, alpha])
        yield Patch(first, job.place, final=False)
        while not self.open.wait(0.005):
            tick(0.5)
        yield Patch(np.dstack([styled(job.image, job.strength), alpha]), job.place)


class FakePlayhead(QObject):
    changed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.frame = 0

    def go(self, frame: int) -> None:
        self.frame = frame
        self.changed.emit(frame)


class FakeSupply(QObject):
    """Frames of one colour each, decoded at once (or never, while `late`)."""

    arrived = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.late = False
        self._known: dict[tuple[object, int], Raster] = {}

    def exact(self, layer: ClipLayer, time: Fraction) -> Raster | None:
        if self.late:
            return None
        index = int(time * layer.source.rate)
        if (layer.source, index) not in self._known:
            pixels = np.full((layer.place.h, layer.place.w, 4), 255, np.uint8)
            pixels[..., 0], pixels[..., 1] = index, 40
            self._known[layer.source, index] = raster_from(pixels, layer.place.x, layer.place.y)
        return self._known[layer.source, index]


@pytest.fixture
def engine() -> Iterator[Negative]:
    engine = Negative()
    yield engine
    engine.open.set()


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def playhead(qapp: QApplication) -> FakePlayhead:
    return FakePlayhead()


@pytest.fixture
def supply(qapp: QApplication) -> FakeSupply:
    return FakeSupply()


@pytest.fixture
def stylist(
    history: History,
    worker: GpuWorker,
    background: Background,
    settings: QSettings,
    playhead: FakePlayhead,
    supply: FakeSupply,
    tmp_path: Path,
) -> Iterator[Stylist]:
    """On the picture of tests/ui/conftest, 600 x 400."""
    stylist = Stylist(history, worker, background, settings, playhead, supply)
    stylist.clip.folder = tmp_path / "clips"
    stylist.set_shelf(SHELF)
    yield stylist
    stylist.stop()  # its timers shall not ask a worker that is closed
