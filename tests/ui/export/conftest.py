"""An export window on a small clip, with an engine that styles into negatives and writes clips."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from editor.clips.engine import ClipEngine
from editor.core.clip import clip_layer
from editor.core.document import Document
from editor.core.geometry import Size
from editor.core.history import History
from editor.core.time import Timeline
from editor.jobs.job import Engine
from editor.media.video.probe import probe
from editor.ui.background import Background
from editor.ui.export.exporter import Exporter
from editor.ui.export.window import ExportWindow
from editor.ui.stylist import Stylist
from tests.media.video.making import Spec, make
from tests.ui.style.conftest import playhead, settings, stylist, supply
from tests.ui.style.test_clip_style import Frames

__all__ = ["playhead", "settings", "stylist", "supply"]
SIZE = Size(96, 64)


@pytest.fixture
def clip(tmp_path: Path) -> Path:
    """50 frames of 96 x 64 at 25 a second, with sound."""
    path = tmp_path / "film.mp4"
    make(path, Spec(size=SIZE, frames=50, gop=10, sound=2.0))
    return path


@pytest.fixture
def history(clip: Path) -> History:
    layer = clip_layer("Film", probe(clip).source, Fraction(25))
    return History(Document(SIZE, (layer,), timeline=Timeline(Fraction(25), 50)))


@pytest.fixture
def engine() -> Frames:
    return Frames()


@pytest.fixture
def answering(engine: Frames) -> Engine:
    return ClipEngine(engine, batch=2)


class Bench:
    """The export window with what it stands on."""

    def __init__(self, stylist: Stylist, settings: QSettings, background: Background) -> None:
        self.stylist, self.history, self.worker = stylist, stylist.history, stylist.worker
        self.parent = QWidget()
        self.exporter = Exporter(stylist.history, stylist.worker, (stylist,))
        self.window = ExportWindow(self.exporter, settings, background, self.parent)
        self.form, self.progress = self.window.form, self.window.progress

    def open(self) -> None:
        """As the menu does."""
        style = self.stylist.name if self.stylist.live else ""
        self.window.show_for(self.history.committed, "film.mp4", style)


@pytest.fixture
def bench(
    qtbot, stylist: Stylist, settings: QSettings, background: Background, clip: Path
) -> Bench:
    settings.setValue("export/folder", str(clip.parent))
    bench = Bench(stylist, settings, background)
    qtbot.addWidget(bench.parent)
    bench.open()
    return bench
