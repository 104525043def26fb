"""The real window with the picture open, and an empty layer and a group above it."""

from __future__ import annotations

import pytest

from editor.core.history import History
from editor.core.layer import LayerId
from editor.ui.layers.layering import Layering
from editor.ui.panels.tree import LayerTree
from editor.ui.window import Window
from tests.ui.window.conftest import garbage, make_window, opened, photo, window

__all__ = ["garbage", "make_window", "opened", "photo", "window"]


@pytest.fixture
def history(opened: Window) -> History:
    """The window's own."""
    return opened.session.history


@pytest.fixture
def tree(opened: Window) -> LayerTree:
    """The rows of the layers panel."""
    return opened.layers_panel.tree


@pytest.fixture
def layering(opened: Window) -> Layering:
    """The part of the window that is tried."""
    return next(part for part in opened.features if isinstance(part, Layering))


@pytest.fixture
def three(qtbot, opened: Window, tree: LayerTree) -> tuple[LayerId, LayerId, LayerId]:
    """Ids of the picture, a layer above it, and another one, bottom to top."""
    opened.layers.add()
    opened.layers.add()
    qtbot.waitUntil(lambda: len(list(tree.items())) == 3)
    a, b, c = (layer.id for layer in opened.session.history.committed.layers)
    return a, b, c
