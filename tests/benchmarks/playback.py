"""Playback in the real window: a clip of 1920 x 1080 at 30 frames a second, with sound.

Every paint of the canvas is timed, and the number that each frame carries in its pixels is read
from what was shown: only the right frame counts. The sound goes to a device made here, which
takes samples at the pace of the wall clock and notes when it finds none.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import av
import numpy as np
from PySide6.QtCore import QEvent, QObject, QSettings
from PySide6.QtWidgets import QApplication, QWidget

from editor.core.geometry import Rect
from editor.core.layer import PixelLayer
from editor.ui.application import create_application, create_window
from editor.ui.video import sound
from editor.ui.video.mixer import RATE as SAMPLES
from editor.ui.window import Window
from editor.ui.worker import GpuWorker
from tests import fakes
from tests.benchmarks.row import Row, at_least, at_most

RATE, SECONDS = 30, 10
WIDTH, HEIGHT, FRAMES = 1920, 1080, RATE * SECONDS + 45
BITS, SIDE = 10, 32
"""A frame's number stands in squares along the top."""
SCREEN = (1600, 1000)


def rows() -> list[Row]:
    """Ten seconds of one clip alone, and with a half transparent layer painted above it."""
    sys.setswitchinterval(0.001)  # as the program does
    application = QApplication.instance() or create_application()
    assert isinstance(application, QApplication)
    with tempfile.TemporaryDirectory() as folder:
        clip = Path(folder) / "clip.mp4"
        write(clip)
        sound.open_device = Drain.opened  # type: ignore[assignment]
        window = opened(clip, Path(folder))
        out = played(window, "1080p30, a clip alone")
        window.layers.add()
        window.layers.set_opacity(0.5)
        out += played(window, "1080p30, a layer above the clip")
        window.session.history.mark_saved()
        window.close()
    return out


def write(path: Path) -> None:
    """Grain and shapes that move, as hard to decode as film, each frame with its number."""
    random = np.random.default_rng(0)
    ground = random.integers(60, 200, (HEIGHT // 8, WIDTH // 4, 3), np.uint8)
    ground = ground.repeat(8, 0).repeat(8, 1)
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=RATE, options={"preset": "veryfast"})
        stream.width, stream.height, stream.pix_fmt = WIDTH, HEIGHT, "yuv420p"
        stream.codec_context.time_base = Fraction(1, RATE)
        tone = container.add_stream("aac", rate=SAMPLES, layout="stereo")
        for number in range(FRAMES):
            picture = np.ascontiguousarray(ground[:, 3 * number : 3 * number + WIDTH])
            for bit in range(BITS):
                shade = 255 if number >> bit & 1 else 0
                picture[:SIDE, bit * SIDE : (bit + 1) * SIDE] = shade
            container.mux(stream.encode(av.VideoFrame.from_ndarray(picture, "rgb24")))
            container.mux(tone.encode(_noise(random, number)))
        container.mux(stream.encode(None))
        container.mux(tone.encode(None))


def _noise(random: np.random.Generator, number: int) -> av.AudioFrame:
    """What is heard with one frame."""
    count = SAMPLES // RATE
    samples = random.uniform(-0.3, 0.3, (2, count)).astype(np.float32)
    frame = av.AudioFrame.from_ndarray(samples, "fltp", "stereo")
    frame.sample_rate, frame.pts, frame.time_base = SAMPLES, number * count, Fraction(1, SAMPLES)
    return frame


class Drain:
    """A sound device without a loudspeaker. gaps: how often it ran dry."""

    latest: Drain

    def __init__(self) -> None:
        self.gaps, self._written = 0, 0
        self._began: float | None = None

    @classmethod
    def opened(cls) -> Drain:
        """The device that plays from now on."""
        cls.latest = cls()
        return cls.latest

    def _taken(self) -> int:
        """Samples that were made heard by now; where it ran dry, its clock waited."""
        if self._began is None:
            return 0
        due = round((time.perf_counter() - self._began) * SAMPLES)
        if due > self._written:
            self.gaps += 1
            self._began += (due - self._written) / SAMPLES
        return min(due, self._written)

    def free(self) -> int:
        return round(sound.BUFFER_SECONDS * SAMPLES) - (self._written - self._taken())

    def write(self, samples: np.ndarray) -> None:
        self._taken()
        self._written += len(samples)
        self._began = self._began or time.perf_counter()

    def played(self) -> float:
        return self._taken() / SAMPLES

    def set_volume(self, volume: float) -> None:
        """Nobody hears it."""

    def close(self) -> None:
        """Nothing is open."""


def opened(clip: Path, folder: Path) -> Window:
    """A window that shows the clip's first frame."""
    settings = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
    window = create_window(GpuWorker(fakes.mean), settings, folder / "state")
    window.resize(*SCREEN)
    window.show()
    window.open_files([str(clip)])
    wait(lambda: window.canvas.isVisible() and window.session.screening.settled)
    wait(lambda: not window.timeline.tracks.glimpses.busy)
    return window


def wait(until: Callable[[], bool], seconds: float = 30.0) -> None:
    """Let the window work until something holds."""
    end = time.perf_counter() + seconds
    while not until() and time.perf_counter() < end:
        QApplication.processEvents()
        time.sleep(0.001)


class Paints(QObject):
    """Lets the canvas paint, and notes when it was done and which frame it showed."""

    def __init__(self, window: Window) -> None:
        super().__init__()
        self._window = window
        self.late: list[float] = []
        self.seen: set[int] = set()
        self.milliseconds: list[float] = []
        self._painting = False
        window.canvas.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.Paint or self._painting:
            return False
        began = time.perf_counter()
        assert isinstance(watched, QWidget)
        self._painting = True
        watched.event(event)
        self._painting = False
        self.milliseconds.append((time.perf_counter() - began) * 1e3)
        self._note()
        return True

    def _note(self) -> None:
        player, number = self._window.timeline.player, shown(self._window)
        if player.playing and number == self._window.session.playhead.frame:
            if number not in self.seen:
                self.late.append((player.now - number / RATE) * 1e3)
            self.seen.add(number)

    def close(self) -> None:
        self._window.canvas.removeEventFilter(self)


def shown(window: Window) -> int:
    """The number that the frame on the canvas carries."""
    layer = window.session.screening.document.layers[0]
    assert isinstance(layer, PixelLayer)
    line = layer.pixels.read(Rect(0, SIDE // 2, BITS * SIDE, 1))[0, SIDE // 2 :: SIDE, 0]
    return sum(1 << bit for bit in range(BITS) if line[bit] > 127)


def played(window: Window, what: str) -> list[Row]:
    """Play for ten seconds from the first frame on, which shows already and does not count."""
    player, playhead = window.timeline.player, window.session.playhead
    playhead.seek(0)
    wait(lambda: window.session.screening.settled)
    paints = Paints(window)
    cpu = time.process_time()
    player.play()
    due = range(1, RATE * SECONDS + 1)
    wait(lambda: playhead.frame > due[-1] or not player.playing, SECONDS + 10.0)
    cpu, gaps = time.process_time() - cpu, Drain.latest.gaps
    player.pause()
    paints.close()
    missed = [number for number in due if number not in paints.seen]
    return [
        at_least(f"{what}: frames shown", (len(due) - len(missed)) / SECONDS, "a second", 30.0),
        at_most(f"{what}: frames left out or not there in time", len(missed), "of 300", 0),
        at_most(f"{what}: sound ran dry", gaps, "times", 0),
        at_most(f"{what}: lateness p95", float(np.percentile(paints.late, 95)), "ms", 16),
        at_most(f"{what}: paint p95", float(np.percentile(paints.milliseconds, 95)), "ms", 16),
        at_most(f"{what}: CPU, all threads", cpu / SECONDS, "cores", 2),
    ]
