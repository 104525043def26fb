"""A document of a clip with two layers above it, and the tracks on screen that show it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from editor.core import edits
from editor.core.clip import ClipSource
from editor.core.document import Document
from editor.core.edits_time import clip_document, set_key, trim
from editor.core.geometry import Size
from editor.core.history import History
from editor.core.time import FrameRange, Key
from editor.ui.timeline.axis import Axis
from editor.ui.timeline.glimpses import Glimpses
from editor.ui.timeline.rows import CLIP_HEIGHT, Row
from editor.ui.timeline.scene import HEAD, RULER
from editor.ui.timeline.tracks import Tracks
from editor.ui.tools import Tools
from editor.ui.video.playhead import Playhead

RATE = Fraction(25)
SOURCE = ClipSource("/nowhere/clip.mp4", Size(160, 90), RATE, 200, Fraction(8), sound=True)


def thumbnails(_path: str, times: Sequence[Fraction], height: int) -> Iterator[np.ndarray]:
    """A grey picture for each time, as bright as it is late."""
    for time in times:
        yield np.full((height, height * 16 // 9, 3), min(255, int(time * 25)), np.uint8)


def waveform(_path: str, bins: int) -> np.ndarray:
    """Silence in the first half, noise in the second."""
    out = np.zeros((bins, 2), np.float32)
    out[bins // 2 :] = (-0.8, 0.8)
    return out


@pytest.fixture
def document() -> Document:
    """From below: the clip (200 frames), "Glow" in frames 40..120 with two keys, "Paint"."""
    document = clip_document(SOURCE, "Clip")
    document, glow = edits.add_pixel_layer(document, "Glow")
    document = trim(document, glow, FrameRange(40, 120))
    document = set_key(set_key(document, glow, Key(50, 0.0)), glow, Key(100, 1.0))
    return edits.add_pixel_layer(document, "Paint")[0]


@pytest.fixture
def history(document: Document) -> History:
    return History(document)


@pytest.fixture
def tools() -> Tools:
    return Tools()


@pytest.fixture
def playhead(history: History) -> Playhead:
    return Playhead(history)


@pytest.fixture
def tracks(qtbot, history: History, tools: Tools, playhead: Playhead) -> Iterator[Tracks]:
    """Four pixels a frame, from frame 0 on."""
    glimpses = Glimpses(CLIP_HEIGHT, thumbnails, waveform)
    widget = Tracks(history, tools, playhead, glimpses)
    qtbot.addWidget(widget)
    widget.resize(HEAD + 900, RULER + 220)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.set_axis(Axis(4.0, 0.0))
    yield widget
    glimpses.close()


def row_of(tracks: Tracks, name: str) -> Row:
    """The row of the layer of that name."""
    return next(row for row in tracks.rows if row.layer.name == name)


def place(tracks: Tracks, frame: float, y: float) -> QPoint:
    """The point of the widget where a frame begins, `y` below the first row's top."""
    return QPointF(HEAD + tracks.axis.x(frame), RULER + y - tracks.top).toPoint()


def on(tracks: Tracks, name: str, frame: float) -> QPoint:
    """The point in the middle of a layer's row where a frame begins."""
    row = row_of(tracks, name)
    return place(tracks, frame, (row.top + row.bottom) / 2)


def drag(
    tracks: Tracks,
    start: QPoint,
    end: QPoint,
    held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    drop: bool = True,
) -> None:
    """Press, move in steps, and let go unless told otherwise."""
    QTest.mousePress(tracks, Qt.MouseButton.LeftButton, held, start)
    for step in range(1, 5):
        QTest.mouseMove(tracks, start + (end - start) * step / 4)
    if drop:
        QTest.mouseRelease(tracks, Qt.MouseButton.LeftButton, held, end)
