"""Work in threads: results in order, errors told, and nothing of Qt that ends in a thread."""

from __future__ import annotations

import threading
import weakref

import pytest
from PySide6.QtCore import QObject

from editor.core.errors import BadInput, UnderpaintError
from editor.ui.background import Background


@pytest.fixture
def background(qapp) -> Background:
    """Work in one thread."""
    return Background(threads=1)


def test_results_arrive_in_the_order_asked_for(qtbot, background: Background) -> None:
    heard: list[object] = []
    for number in range(20):
        background.run(lambda number=number: number * 2, heard.append, heard.append)
    assert background.busy
    qtbot.waitUntil(lambda: not background.busy)
    assert heard == [number * 2 for number in range(20)]


def test_errors_arrive_as_sentences(qtbot, background: Background) -> None:
    def bad() -> None:
        raise BadInput("This is no picture.")

    heard: list[UnderpaintError] = []
    for work in (bad, lambda: 1 / 0):
        background.run(work, lambda _: None, heard.append)
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert "This is no picture." in str(heard[0])
    assert "ZeroDivisionError" in str(heard[1]) and "document is as it was" in str(heard[1])


def test_no_object_of_qt_ends_in_a_thread(qtbot, background: Background) -> None:
    """It would lock its signals and wait for Python, while the window waits the other way round."""
    ended_in: list[int] = []

    class Form(QObject):
        def read(self) -> int:
            return 7

    for _ in range(30):
        form = Form()
        weakref.finalize(form, lambda: ended_in.append(threading.get_ident()))
        background.run(form.read, lambda _: None, lambda _: None)
        del form
    qtbot.waitUntil(lambda: not background.busy)
    qtbot.waitUntil(lambda: len(ended_in) == 30)
    assert set(ended_in) == {threading.get_ident()}


def test_nothing_arrives_after_closing_or_leaving(qtbot, background: Background) -> None:
    heard: list[object] = []
    go = threading.Event()
    background.run(go.wait, heard.append, heard.append)
    background.leave()
    go.set()
    qtbot.waitUntil(lambda: not background.busy)
    other = Background()
    other.run(lambda: 1, heard.append, heard.append)
    other.close()
    qtbot.wait(50)
    assert heard == []
