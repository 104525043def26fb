"""A narrow window stays narrow whatever workspace it shows; what it cannot hold gives way."""

from __future__ import annotations

from PySide6.QtWidgets import QToolButton, QWidget

from editor.ui.timeline.transport import SPARED
from editor.ui.window import Window
from editor.ui.workspaces import NAMES, TRAIN, VIDEO


def fits(widget: QWidget) -> bool:
    return widget.minimumSizeHint().width() <= widget.width()


def test_no_workspace_widens_the_window(window: Window, qtbot) -> None:
    window.resize(600, 700)
    qtbot.wait(50)
    width = window.width()
    assert width < 960, "the tool options need no more"
    for name in reversed(NAMES):
        window.workspaces.choose(name)
        qtbot.waitUntil(lambda: fits(window.centralWidget()))
        assert window.width() == width, name


def test_the_timeline_does_without_some_buttons_and_has_them_back(window: Window, qtbot) -> None:
    window.workspaces.choose(VIDEO)
    transport = window.timeline.transport
    for width, shown in ((600, False), (1500, True), (600, False)):
        window.resize(width, 700)
        qtbot.wait(50)
        assert transport.volume.isVisible() is shown
        buttons = transport.findChildren(QToolButton)
        seen = {each.defaultAction().objectName() for each in buttons if each.isVisible()}
        assert seen.issuperset(SPARED) is shown and seen.isdisjoint(SPARED) is not shown
        assert {"play", "split"} <= seen
        assert transport.layout().minimumSize().width() <= transport.width()


def test_a_training_fits_into_a_narrow_window(window: Window, qtbot) -> None:
    window.workspaces.choose(TRAIN)
    page = window.train
    page._pages.setCurrentWidget(page.run)
    window.resize(600, 700)
    qtbot.waitUntil(lambda: fits(page) and page.layout().minimumSize().width() <= page.width())
    narrow = page.runs.width()
    window.resize(1500, 700)
    qtbot.waitUntil(lambda: page.runs.width() > narrow)
