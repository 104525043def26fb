"""Settings of adjustments under names: kept, taken, forgotten; white balance by itself."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QSettings, Qt

from editor.core.adjustments.curves import Curves
from editor.core.adjustments.detail import Blur
from editor.core.adjustments.tones import WhiteBalance
from editor.core.errors import BadInput
from editor.core.geometry import Rect
from editor.core.layer import AdjustmentLayer
from editor.render.compositor import flatten
from editor.ui.adjusting.balance_editor import BalanceEditor
from editor.ui.adjusting.feature import Adjusting
from editor.ui.adjusting.presets import GROUP, Presets
from editor.ui.window import Window


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "kept.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def adjusting(opened: Window) -> Adjusting:
    return next(part for part in opened.features if isinstance(part, Adjusting))


def test_presets_are_kept_by_kind(settings: QSettings) -> None:
    bent = Curves(all=((0.0, 0.1), (0.5, 0.6), (1.0, 1.0)))
    first = Presets(settings)
    first.add(" Faded ", bent)
    first.add("Faded", Blur(3.0))  # another kind may have the name
    with pytest.raises(BadInput):
        first.add("Faded", Curves())
    with pytest.raises(BadInput):
        first.add("  ", Curves())
    again = Presets(settings)
    assert [(p.name, p.adjustment) for p in again.of("curves")] == [("Faded", bent)]
    again.delete(again.of("curves")[0])
    assert not Presets(settings).of("curves")
    assert Presets(settings).of("blur")[0].adjustment == Blur(3.0)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("{", 0),
        ("7", 0),
        ('[{"name": "a"}, 3, {"settings": {"kind": "invert"}}]', 0),
        ('[{"name": "a", "settings": {"kind": "blur", "radius": -5}}]', 0),
        ('[{"name": "a", "settings": {"kind": "blur", "radius": 5}}, {"name": 1}]', 1),
    ],
)
def test_damaged_presets_are_left_out(settings: QSettings, text: str, left: int) -> None:
    settings.setValue(GROUP, text)
    assert len(Presets(settings).of("blur")) == left


def test_a_preset_is_saved_taken_and_deleted_by_the_menu(qtbot, adjusting: Adjusting) -> None:
    window, button = adjusting.window, adjusting.panel.presets
    window.actions_["adjust_blur"].trigger()
    adjusting.commands.set(Blur(17.0))
    qtbot.waitUntil(lambda: getattr(adjusting.panel.editor, "value", None) == Blur(17.0))
    button.ask_name()
    form = button.form
    assert form is not None and not form.do.isEnabled()
    form.field.setText("Mist & fog")
    form.do.click()
    adjusting.commands.reset()
    qtbot.waitUntil(lambda: adjusting.panel.editor.value != Blur(17.0))
    actions = button.fill().actions()
    assert actions[0].text() == "Mist && fog" and not actions[0].isChecked()
    steps = len(window.session.history.steps)
    actions[0].trigger()
    assert window.layers.active.adjustment == Blur(17.0)
    assert len(window.session.history.steps) == steps + 1
    qtbot.waitUntil(lambda: adjusting.panel.editor.value == Blur(17.0))
    menu = button.fill()
    assert menu.actions()[0].isChecked()
    menu.actions()[-1].menu().actions()[0].trigger()
    assert len(button.fill().actions()) == 1


def test_white_balance_finds_itself(qtbot, adjusting: Adjusting) -> None:
    window = adjusting.window
    history = window.session.history
    window.actions_["adjust_white_balance"].trigger()
    warm = AdjustmentLayer("Warm", adjustment=WhiteBalance(0.6, 0.0))
    history.commit("Warm", history.committed.with_layer(warm, history.committed.layers[0].id))
    window.layers.choose(history.committed.layers[-1].id)
    qtbot.waitUntil(lambda: isinstance(adjusting.panel.editor, BalanceEditor))
    editor = adjusting.panel.editor
    qtbot.waitUntil(lambda: editor.auto.isEnabled(), timeout=5000)

    def cast() -> float:
        return float(np.ptp(flatten(history.committed, Rect(0, 0, 600, 400))[..., :3].mean((0, 1))))

    before = cast()
    qtbot.mouseClick(editor.auto, Qt.MouseButton.LeftButton)
    assert history.undo_label == "Change white balance"
    assert cast() < before / 3
