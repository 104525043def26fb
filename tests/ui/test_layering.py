"""Commands on layers: what they keep, and what they refuse."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from editor.core.document import Document
from editor.core.geometry import Rect, Size
from editor.core.history import History
from editor.core.layer import GroupLayer, PixelLayer
from editor.core.raster import Raster, raster_from
from editor.ui.background import Background
from editor.ui.layering import LayerCommands
from editor.ui.layers.merging import MergeCommands
from editor.ui.tools import Tools
from tests.core.pictures import noisy, painted

SIZE = Size(300, 200)
DEEP = np.random.default_rng(3).integers(0, 65536, (200, 300, 4), dtype=np.uint16)
HOLE = Rect(40, 40, 20, 20)
JOIN = {"merge down": MergeCommands.merge, "flatten": MergeCommands.flatten}


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("join", JOIN.values(), ids=JOIN.keys())
@pytest.mark.parametrize("deep", [False, True], ids=["8 bits", "16 bits"])
def test_layers_that_become_one_keep_every_bit_outside_the_hole(
    qtbot, background: Background, join: Callable[[MergeCommands], None], deep: bool
) -> None:
    photo = DEEP if deep else (DEEP >> 8).astype(np.uint8)
    heal = PixelLayer("Heal", pixels=painted(Raster(4), HOLE, 255))
    layers = (PixelLayer("Photo", pixels=raster_from(photo)), heal)
    history = History(Document(SIZE, layers))
    join(MergeCommands(history, LayerCommands(history, Tools()), background))
    qtbot.waitUntil(lambda: not background.busy)
    (layer,) = history.committed.layers
    assert isinstance(layer, PixelLayer) and layer.pixels.dtype == photo.dtype
    after = layer.pixels.read(history.committed.bounds)
    inside = np.zeros((200, 300), bool)
    inside[HOLE.slices()] = True
    assert np.array_equal(after[~inside], photo[~inside])
    assert (after[inside] == np.iinfo(photo.dtype).max).all()


def test_two_shallow_layers_over_a_deep_photograph_merge_shallow(
    qtbot, background: Background
) -> None:
    photo = PixelLayer("Photo", pixels=raster_from(DEEP))
    layers = (photo, PixelLayer("a", pixels=noisy(9, 9)), PixelLayer("b", pixels=noisy(9, 9)))
    history = History(Document(SIZE, layers))
    MergeCommands(history, LayerCommands(history, Tools()), background).merge()
    qtbot.waitUntil(lambda: not background.busy)
    below, merged = history.committed.layers
    assert below is photo and isinstance(merged, PixelLayer) and merged.pixels.depth == 8


def test_a_layer_in_a_locked_group_is_not_deleted_but_told_of() -> None:
    layer = PixelLayer("Sky", pixels=noisy(9, 9))
    group = GroupLayer("Group", layers=(layer,), locked=True)
    history, tools = History(Document(SIZE, (group,))), Tools()
    tools.active_layer = layer.id
    commands, told = LayerCommands(history, tools), list[str]()
    commands.refused.connect(told.append)
    commands.delete()
    assert history.committed.find(layer.id) is layer and not history.can_undo
    assert len(told) == 1 and "“Group” is locked" in told[0]
