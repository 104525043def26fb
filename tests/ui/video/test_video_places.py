"""The timeline before anybody has seen the window: made at once where a document moves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from editor.core.time import Timeline
from editor.ui.actions import WITH_TIME
from editor.ui.application import create_window
from editor.ui.window import Window
from editor.ui.worker import GpuWorker
from tests import fakes
from tests.ui.window.conftest import garbage as garbage
from tests.ui.window.conftest import put_away


@pytest.fixture
def unseen(qtbot, tmp_path: Path) -> Iterator[Window]:
    """A window that is made and not shown."""
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    window = create_window(GpuWorker(fakes.mean), settings, tmp_path / "state")
    yield window
    window.session.worker.start()
    put_away(window)


def test_a_document_that_moves_has_its_timeline_at_once(unseen: Window) -> None:
    assert not unseen.video.timeline.made
    assert not any(unseen.actions_[name].isEnabled() for name in WITH_TIME.split())
    history = unseen.session.history
    history.commit("grow", replace(history.document, timeline=Timeline(length=30)))
    assert unseen.video.timeline.made


def test_the_sliders_find_the_track_of_their_keys(unseen: Window) -> None:
    _ = unseen.sliders_panel
    track = unseen.video.keys_track
    assert unseen.timeline.isAncestorOf(track)
    holder = track.parentWidget()
    assert holder is not None and holder.isHidden()  # no slider has keys


def test_a_window_closes_without_what_was_never_wanted(unseen: Window) -> None:
    unseen.session.worker.start()
    unseen.close()
    assert not unseen.video.timeline.made
    assert not any(place.made for place in unseen.late)
