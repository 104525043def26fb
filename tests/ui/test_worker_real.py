"""The studio before the real engine process: it heals, it is killed, it heals again."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator

import numpy as np
import pytest

from editor.core.document import Document
from editor.core.geometry import Size
from editor.core.history import History
from editor.core.layer import PixelLayer
from editor.core.raster import raster_from
from editor.jobs.remote import RemoteEngine
from editor.render.compositor import flatten
from editor.ui.studio import Studio
from editor.ui.worker import GpuWorker

SIZE = Size(420, 300)
HOLE = (slice(120, 160), slice(180, 230))


@pytest.fixture
def history(picture: np.ndarray) -> History:
    """A picture with a hole painted on its mask."""
    layer = PixelLayer("Photo", pixels=raster_from(picture[: SIZE.h, : SIZE.w]))
    mask = np.zeros((SIZE.h, SIZE.w), np.uint8)
    mask[HOLE] = 255
    return History(Document(SIZE, (layer,)).with_mask(raster_from(mask)))


@pytest.fixture
def studio(qapp: object, history: History) -> Iterator[Studio]:
    """The studio with the engine of the product behind it."""
    worker = GpuWorker(RemoteEngine("editor.engines.host:serve"))
    worker.start()
    yield Studio(history, worker)
    worker.close()


def seen(document: Document) -> np.ndarray:
    """The picture as the artist sees it, RGB."""
    return flatten(document, document.bounds)[..., :3]


def test_enter_heals_the_hole_and_moves_nothing_else(
    qtbot, studio: Studio, history: History
) -> None:
    base = history.committed
    studio.inpaint(model="patch")
    qtbot.waitUntil(lambda: history.committed is not base, timeout=60_000)
    before, after = seen(base), seen(history.committed)
    changed = (before != after).any(axis=-1)
    assert changed[HOLE].mean() > 0.5
    changed[HOLE] = False
    assert not changed.any()
    assert history.committed.mask.extent().empty
    history.undo()
    assert history.committed is base


def test_killed_in_mid_job_the_document_is_as_it_was_and_retry_heals(
    qtbot, studio: Studio, history: History
) -> None:
    base = history.committed
    told: list[str] = []
    studio.failed.connect(told.append)
    ticket = studio.inpaint(answers=16, model="patch")
    assert ticket is not None
    qtbot.waitUntil(lambda: history.document is not base, timeout=60_000)  # the first look is here
    pid = studio.worker._remote.pid  # type: ignore[attr-defined]
    os.kill(pid, signal.SIGKILL)
    qtbot.waitUntil(lambda: bool(told), timeout=60_000)
    assert told == [
        "The engine stopped in the middle of the job. Your document is as it was; try again."
    ]
    assert history.document is history.committed is base
    studio.retry(ticket)
    qtbot.waitUntil(lambda: history.document is not base, timeout=60_000)
    assert studio.worker._remote.pid != pid  # type: ignore[attr-defined]
    studio.cancel()
    assert history.document is base
