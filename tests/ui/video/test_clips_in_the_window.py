"""A clip dropped on the window: shown, painted on, healed, saved, exported, listed."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage

from editor.core import edits_time as timing
from editor.core.clip import ClipLayer
from editor.core.document import Document
from editor.core.geometry import Rect, Size
from editor.core.layer import PixelLayer
from editor.core.raster import raster_from
from editor.core.time import Ease, Key
from editor.media.export_options import ExportOptions
from editor.media.files import EXTENSIONS, PHOTOSHOP_EXTENSIONS, open_document
from editor.media.still import open_still
from editor.media.video.kinds import VIDEO_EXTENSIONS
from editor.ui.files import OPENED_SUFFIXES
from editor.ui.panels.row import SHOWN
from editor.ui.qimage import to_array
from editor.ui.tools import Tool
from editor.ui.window import Window
from tests.media.video.making import Spec, make, number_of
from tests.ui.window.conftest import garbage as garbage
from tests.ui.window.conftest import make_window as make_window
from tests.ui.window.conftest import open_in, stroke
from tests.ui.window.conftest import window as window

SIZE = Size(288, 192)


@pytest.fixture
def clip(tmp_path: Path) -> Path:
    """20 frames with their numbers in them, 25 a second."""
    return make(tmp_path / "dance.mp4", Spec(SIZE, frames=20))


@pytest.fixture
def opened(qtbot, window: Window, clip: Path) -> Window:
    """A window that shows the clip's first frame at 100 %."""
    open_in(qtbot, window, clip)
    qtbot.waitUntil(lambda: window.session.screening.settled)
    return window


def _grab(window: Window) -> np.ndarray:
    """What the canvas paints of the document."""
    image = window.canvas.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    corner = window.canvas.view.to_view(QPointF(0, 0)).toPoint()
    pixels = to_array(image)
    return pixels[corner.y() : corner.y() + SIZE.h, corner.x() : corner.x() + SIZE.w, :3]


def _seek(qtbot, window: Window, frame: int) -> None:
    window.session.playhead.seek(frame)
    qtbot.waitUntil(lambda: number_of(_grab(window)) == frame)


def test_the_dialogs_offer_what_opens() -> None:
    assert set(OPENED_SUFFIXES) >= VIDEO_EXTENSIONS
    assert set(OPENED_SUFFIXES) <= VIDEO_EXTENSIONS | EXTENSIONS | PHOTOSHOP_EXTENSIONS


def test_a_dropped_clip_shows_and_scrubs(qtbot, opened: Window) -> None:
    assert opened.session.history.committed.timeline.length == 20
    for frame in (0, 13, 12, 5):
        _seek(qtbot, opened, frame)


def test_paint_above_a_clip_and_undo(qtbot, opened: Window) -> None:
    history = opened.session.history
    opened.layers.add()
    opened.session.tools.active_layer = history.committed.layers[-1].id
    opened.session.tools.tool = Tool.BRUSH
    opened.session.tools.colour = (255, 0, 0)
    stroke(opened.canvas, (100, 120), (180, 120))
    assert _grab(opened)[120, 140].tolist() == [255, 0, 0]
    _seek(qtbot, opened, 9)
    assert _grab(opened)[120, 140].tolist() == [255, 0, 0]
    history.undo()
    assert _grab(opened)[120, 140].tolist() != [255, 0, 0]
    assert number_of(_grab(opened)) == 9


def test_painting_on_the_clip_itself_is_explained(opened: Window) -> None:
    told: list[str] = []
    opened.canvas.hint.connect(told.append)
    opened.session.tools.active_layer = opened.session.history.committed.layers[0].id
    opened.session.tools.tool = Tool.BRUSH
    stroke(opened.canvas, (100, 120), (180, 120))
    assert told and "is a clip" in told[0]


def test_the_job_sees_the_frame_at_the_playhead(qtbot, opened: Window) -> None:
    """The fake engine fills the hole with the mean colour of what it was given."""
    session = opened.session
    _seek(qtbot, opened, 11)
    mask = np.zeros((SIZE.h, SIZE.w), np.uint8)
    mask[80:120, 60:200] = 255
    session.history.commit("Mask", session.history.committed.with_mask(raster_from(mask)))
    ticket = session.studio.inpaint()
    assert ticket is not None
    assert ticket.job.place == Rect(0, 0, *SIZE)
    assert number_of(ticket.job.image) == 11
    qtbot.waitUntil(lambda: len(session.history.committed.layers) == 2)
    landed = session.history.committed.layers[1]
    assert isinstance(landed, PixelLayer) and landed.span is None


def test_a_heal_that_waits_for_its_frame_can_be_taken_back(qtbot, opened: Window) -> None:
    session = opened.session
    mask = np.zeros((SIZE.h, SIZE.w), np.uint8)
    mask[80:120, 60:200] = 255
    session.history.commit("Mask", session.history.committed.with_mask(raster_from(mask)))
    session.playhead.seek(17)
    assert session.studio.inpaint() is None and session.studio.working
    session.studio.cancel()
    assert not session.studio.working
    qtbot.waitUntil(lambda: session.screening.settled)
    assert session.worker.tickets() == ()


def test_the_frame_on_screen_is_exported_and_saved(qtbot, opened: Window, tmp_path: Path) -> None:
    files = opened.session.files
    _seek(qtbot, opened, 7)
    with qtbot.waitSignal(files.written):
        files.export(tmp_path / "frame.png", ExportOptions())
    assert number_of(open_still(tmp_path / "frame.png").pixels) == 7
    with qtbot.waitSignal(files.written):
        files.save(tmp_path / "a.ora")
    back = open_document(tmp_path / "a.ora").document
    assert isinstance(back.layers[0], ClipLayer)
    assert not files.unsaved


def test_a_clip_dropped_into_a_picture_begins_at_the_playhead(
    qtbot, opened: Window, tmp_path: Path
) -> None:
    session = opened.session
    _seek(qtbot, opened, 15)
    other = make(tmp_path / "other.mkv", Spec(Size(96, 64), frames=10))
    with qtbot.waitSignal(session.files.state_changed):
        opened.desk.drop([str(other)])
    qtbot.waitUntil(lambda: len(session.history.committed.layers) == 2)
    layer = session.history.committed.layers[1]
    assert isinstance(layer, ClipLayer)
    assert layer.name == "other" and layer.span.start == 15
    assert session.history.committed.timeline.length == 25


def test_another_document_begins_at_its_first_frame(qtbot, opened: Window, tmp_path: Path) -> None:
    _seek(qtbot, opened, 15)
    other = make(tmp_path / "other.mkv", Spec(SIZE, frames=30))
    with qtbot.waitSignal(opened.session.files.opened):
        opened.desk.open(other)
    assert opened.session.playhead.frame == 0
    qtbot.waitUntil(lambda: number_of(_grab(opened)) == 0)


def test_the_layers_panel_shows_the_frame_and_the_opacity_there(qtbot, opened: Window) -> None:
    history, panel = opened.session.history, opened.layers_panel
    clip = history.committed.layers[0].id
    document = timing.set_key(history.committed, clip, Key(0, 1.0, Ease.LINEAR))
    history.commit("Key", timing.set_key(document, clip, Key(10, 0.0)))

    def picture() -> bytes:
        row = panel.tree.item_of(clip).data(0, SHOWN)
        assert row.moving and "clip" in row.spoken
        return to_array(
            row.picture.toImage().convertToFormat(QImage.Format.Format_RGBA8888)
        ).tobytes()

    first = picture()
    opened.session.playhead.seek(5)
    qtbot.waitUntil(lambda: picture() != first)
    qtbot.waitUntil(lambda: panel.opacity.real == 50)
    opened.layers.set_opacity(0.25)
    layer = history.committed.layer(clip)
    assert layer.curve is not None and layer.curve.at(5) == 0.25


def test_a_lost_clip_is_said(qtbot, opened: Window, clip: Path, tmp_path: Path) -> None:
    files = opened.session.files
    with qtbot.waitSignal(files.written):
        files.save(tmp_path / "a.ora")
    clip.unlink()
    opened.desk.close_document()
    told: list[str] = []
    files.notice.connect(told.append)
    with qtbot.waitSignal(files.opened):
        opened.desk.open(tmp_path / "a.ora")
    qtbot.waitUntil(lambda: bool(told))
    assert "clip “dance”" in told[0]
    qtbot.waitUntil(lambda: opened.session.screening.settled)
    assert isinstance(opened.session.history.committed.layers[0], ClipLayer)
    assert _shows_checkerboard(opened.session.screening.document)


def _shows_checkerboard(document: Document) -> bool:
    layer = document.layers[0]
    assert isinstance(layer, PixelLayer)
    return set(np.unique(layer.pixels.read(document.bounds))) == {96, 128, 255}
