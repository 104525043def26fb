"""What is said belongs to the document it speaks of; the pointer's place to the one in front."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest

from editor.core.document import Document
from editor.core.geometry import Rect, Size
from editor.core.layer import PixelLayer
from editor.core.raster import raster_from
from editor.media.autosave import Recovery
from editor.ui.documents.documents import Documents
from editor.ui.window import Window
from tests.ui.window.conftest import garbage, make_window, opened, photo, window

__all__ = ["garbage", "make_window", "opened", "photo", "window"]


@pytest.fixture
def documents(opened: Window) -> Documents:
    """A photograph, and a small picture in front of it."""
    pixels = np.full((30, 40, 4), 255, np.uint8)
    layers = (PixelLayer("White", pixels=raster_from(pixels)),)
    opened.session.files.show(Document(Size(40, 30), layers), None, "small")
    return opened.session.files.documents


def test_an_error_goes_with_its_document_and_comes_back_with_it(
    opened: Window, documents: Documents
) -> None:
    photo, small = documents.sheets
    message, tried = opened.stage.message, []
    opened.session.studio.failed.emit("The model is not there.")
    assert message.isVisible()
    documents.bring(photo)
    assert not message.isVisible()
    documents.bring(small)
    assert message.isVisible() and "not there" in message.text
    documents.bring(photo)
    message.error("The disk is full.", lambda: tried.append(1))
    documents.bring(small)
    assert "not there" in message.text, "what is newer for this one"
    documents.close(small)
    assert not message.isVisible()


def test_what_speaks_of_no_document_stays(opened: Window, documents: Documents) -> None:
    opened.session.files.failed.emit("x.png: it is damaged.", None)
    documents.step(1)
    assert opened.stage.message.isVisible() and "x.png" in opened.stage.message.text


def test_a_notice_in_passing_does_not_come_back(opened: Window, documents: Documents) -> None:
    photo, small = documents.sheets
    opened.session.files.notice.emit("Exported small.png.")
    documents.bring(photo)
    documents.bring(small)
    assert not opened.stage.message.isVisible()


def test_the_pointers_place_is_that_in_the_document_in_front(
    qtbot, opened: Window, documents: Documents
) -> None:
    canvas, (photo, small) = opened.canvas, documents.sheets

    def told_rightly() -> bool:
        pointer = canvas.hand.pointer
        assert pointer is not None
        at = canvas.view.to_document(pointer)
        inside = Rect(0, 0, *documents.front.document.size).contains(
            Rect(math.floor(at.x()), math.floor(at.y()), 1, 1)
        )
        told = f"{math.floor(at.x())}, {math.floor(at.y())}" if inside else ""
        return opened.status.pointer.text() == told

    documents.bring(photo)
    QTest.mouseMove(canvas, canvas.rect().center() + QPoint(150, 40))
    qtbot.waitUntil(lambda: opened.status.pointer.text() != "")
    assert told_rightly()
    documents.bring(small)
    assert told_rightly()
    documents.bring(photo)
    assert told_rightly()
    before = opened.status.pointer.text()
    canvas.set_zoom(3.0)
    assert opened.status.pointer.text() != before, "the picture moved below the pointer"
    assert told_rightly()


def test_a_crash_with_many_documents_is_told_in_a_short_sentence(
    opened: Window, tmp_path: Path
) -> None:
    left = [Recovery(tmp_path / str(n), tmp_path / f"{n}.png", 0.0, Size(1, 1)) for n in range(7)]
    opened.session.safety.found.emit(left)
    assert "0.png, 1.png, 2.png and 4 more" in opened.stage.message.text


def test_an_offer_comes_back_once_what_covered_it_has_gone(window: Window, tmp_path: Path) -> None:
    message = window.stage.message
    lost = Recovery(tmp_path / "1", tmp_path / "x.png", 0.0, Size(1, 1))
    window.session.safety.found.emit([lost])
    window.actions_["first_steps"].trigger()
    assert "1. Paint" in message.text
    message.error("The disk is full.")
    message.hide()
    assert message.isVisible() and "x.png" in message.text and message.retry_button.isVisible()
    message.hide()
    assert not message.isVisible()
