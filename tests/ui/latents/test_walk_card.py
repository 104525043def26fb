"""Two thousand random drags, undos and mixes: document and sliders agree, memory stays flat."""

from __future__ import annotations

import time

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication

from editor.core.document import Document
from editor.core.geometry import Size
from editor.core.history import History
from editor.core.layer import PixelLayer
from editor.core.raster import raster_from
from editor.ui.latents.points import MOST
from editor.ui.latents.subject import KNOWN
from tests.ui.latents.conftest import Bench
from tests.ui.latents.walk import Walk, held


@pytest.fixture
def history() -> History:
    """On a small picture: what is drawn costs little."""
    picture = np.full((96, 128, 4), 255, np.uint8)
    return History(Document(Size(128, 96), (PixelLayer("Photo", pixels=raster_from(picture)),)))


def test_document_and_sliders_agree_over_a_long_walk(qtbot, taken: Bench) -> None:
    def settle() -> None:
        for _ in range(20_000):
            if taken.idle:
                return
            QCoreApplication.processEvents()
            time.sleep(0.0002)
        raise TimeoutError("nothing settles")

    walk, others = Walk(taken, settle, seed=7), held()["Latents"]
    walk.steps(600)
    walk.look()
    before, drawn = held(), len(taken.engine.edits)
    walk.steps(1400)
    walk.look()
    after = held()
    assert walk.counts["move"] > 700 and min(walk.counts.values()) > 5, walk.counts
    kept_by_the_test = len(taken.engine.edits)
    after["EditJob"] -= kept_by_the_test - drawn
    assert all(after[kind] <= before[kind] + 16 for kind in before), (before, after)
    assert after["Latents"] - others <= KNOWN + MOST + 16
    assert len(taken.engine.edits) < walk.counts["move"], "no move queues"
