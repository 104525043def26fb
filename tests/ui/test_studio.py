"""The studio between history and worker: what it holds, and what it lets go of."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication

from editor.core.document import Document
from editor.core.geometry import Rect, Size
from editor.core.history import History
from editor.core.layer import PixelLayer
from editor.core.raster import raster_from
from editor.ui.panels.jobs import JobsPanel
from editor.ui.studio import Studio
from editor.ui.worker import GpuWorker
from tests import fakes
from tests.core.pictures import noise, painted

SIZE = Size(200, 150)
HOLE = Rect(50, 50, 20, 20)


def photograph() -> Document:
    """A picture with a hole painted."""
    layer = PixelLayer("Photo", pixels=raster_from(noise(*SIZE, opaque=True)))
    document = Document(SIZE, (layer,))
    return document.with_mask(painted(document.mask, HOLE, 255))


@pytest.fixture
def worker(qapp: QApplication) -> Iterator[GpuWorker]:
    worker = GpuWorker(fakes.behave)
    worker.start()
    yield worker
    worker.close()


@pytest.fixture
def studio(worker: GpuWorker) -> Studio:
    """A studio whose fake engine answers as the model's name says."""
    return Studio(History(photograph()), worker)


def ask(studio: Studio, model: str, **changes: int) -> None:
    """Ask the fake engine, past the names of the real ones."""
    studio.model = model
    studio.inpaint(**changes)


def healed(studio: Studio) -> None:
    ask(studio, "mean")


def failed(studio: Studio) -> None:
    ask(studio, "failing")


def several(studio: Studio) -> None:
    ask(studio, "mean", answers=3)


@pytest.mark.parametrize("request_one", [healed, failed, several])
def test_a_closed_picture_dies_with_its_jobs_still_listed(
    qtbot, studio: Studio, request_one: Callable[[Studio], None]
) -> None:
    panel = JobsPanel(studio)
    qtbot.addWidget(panel)
    photo = weakref.ref(studio.history.committed.layers[0])
    request_one(studio)
    qtbot.waitUntil(lambda: not studio.working)
    panel.show_tickets()
    studio.forget()
    studio.history.replace(Document(SIZE))
    gc.collect()
    assert photo() is None
    assert len(panel.rows) == 1 and "Heal" in panel.rows[0].accessibleName()


def test_a_request_that_runs_when_the_picture_is_closed_lets_go_of_it(
    qtbot, studio: Studio
) -> None:
    photo = weakref.ref(studio.history.committed.layers[0])
    ask(studio, "slow")
    ticket = studio.worker.tickets()[0]
    qtbot.waitUntil(lambda: ticket.state == "running")
    studio.forget()
    studio.history.replace(Document(SIZE))
    qtbot.wait(50)
    gc.collect()
    assert ticket.cancelled and photo() is None


def test_an_answer_that_landed_no_longer_holds_what_it_was_made_from(qtbot, studio: Studio) -> None:
    healed(studio)
    qtbot.waitUntil(lambda: studio.history.can_undo)
    (ticket,) = studio.worker.tickets()
    assert ticket.state == "done" and ticket.asked is None


def test_answers_hold_their_request_until_one_is_kept(qtbot, studio: Studio) -> None:
    several(studio)
    qtbot.waitUntil(lambda: len(studio.answers) == 3)
    (ticket,) = studio.worker.tickets()
    assert ticket.base is studio.history.committed
    studio.keep()
    assert ticket.asked is None
    assert not studio.history.committed.mask.tiles, "the mask is spent"
    assert len(studio.history.committed.layers) == 2
