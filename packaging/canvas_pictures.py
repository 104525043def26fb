"""Make docs/images of the canvas: selecting, adjusting, transforming, painting, exporting.

    python packaging/canvas_pictures.py [FOLDER]

The real window and engine on the rendered samples; the last is a sheet of what adjustments do.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image
from screenshots import ROOT, Shots, in_folder, rest, shots_of_window

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint

    from editor.core.adjustment import Adjustment

SAMPLES = ROOT / "resources" / "samples"
JUG, CLOTH = (380, 236, 690, 640), ((500, 330), (540, 420), (530, 560))
"""The box round the jug of the still life, and a scribble on it; document pixels."""
POSTER = ((310, 300), (790, 262), (790, 640), (310, 632))
"""Where the corners of a poster go on the wall: from the top left, clockwise."""
PAPER, MIDDLE = (1800, 1200), (900, 600)
PETALS = (
    ("Calligraphy", "#e8b04a", 40, 0.9),
    ("Airbrush", "#3f7fd0", 190, 0.55),
    ("Even line", "#f2ead8", 10, 1.25),
    ("Leaves", "#c8553d", 44, 0.7),
)
"""Preset, colour, diameter, and how far from the middle: strokes of a mandala."""
VIEW = (400, 267)
"""Width and height of a picture on the sheet."""


def main() -> int:
    """Take all pictures. Returns the exit code."""
    return in_folder(__file__, take_all)


def take_all(out: Path, folder: Path) -> None:
    """One window, one document after the other."""
    with shots_of_window(out, folder) as shots:
        for picture in (selecting, adjusting, transforming, painting, exporting):
            picture(shots, folder)
            shots.window.canvas.cancel_operation()
            for past in shots.window.session.history.pasts:
                past.mark_saved()
    adjusted(out / "adjustments.webp")


def opened(shots: Shots, path: Path, folder: Path, title: str) -> None:
    """A picture in a tab of its own: samples themselves give way to the next file."""
    past = shots.window.session.history.past
    copy = folder / f"{title}{path.suffix}"
    copy.write_bytes(path.read_bytes())
    shots.window.desk.open(copy)
    shots.wait(lambda: shots.window.session.history.past is not past)
    shots.window.actions_["zoom_fit"].trigger()


def drawn(shots: Shots, points: Iterable[tuple[float, float]]) -> None:
    """A drag of the left button through these places of the document."""
    from PySide6.QtCore import QPointF, Qt
    from PySide6.QtTest import QTest

    canvas = shots.window.canvas
    places: list[QPoint] = [canvas.view.to_view(QPointF(*at)).toPoint() for at in points]
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=places[0])
    for place in places[1:]:
        QTest.mouseMove(canvas, place)
        rest(12)
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=places[-1])


def selecting(shots: Shots, folder: Path) -> None:
    """A jug, found in its box."""

    opened(shots, SAMPLES / "table" / "before.png", folder, "Still life")
    window = shots.window
    window.actions_["tool_smart"].trigger()
    x0, y0, x1, y1 = JUG
    drawn(shots, ((x0, y0), (x1, y1)))
    shots.pause(4)
    drawn(shots, CLOTH)
    shots.pause(4)
    window.docks.bring_forward("masks")
    shots.take("selecting")


def adjusting(shots: Shots, folder: Path) -> None:
    """Layers in a group, two of them with masks, and the curves of one."""
    from editor.core.adjustments import from_json

    opened(shots, SAMPLES / "courtyard" / "truth.webp", folder, "Courtyard")
    window = shots.window
    window.layers.add_group()
    for kind, settings in (
        ("colour_balance", {"shadows": [-0.06, 0.0, 0.08], "highlights": [0.08, 0.02, -0.08]}),
        ("vibrance", {"vibrance": 0.35}),
        ("curves", {"all": [[0, 0], [0.22, 0.13], [0.55, 0.62], [1, 1]]}),
    ):
        window.actions_[f"adjust_{kind}"].trigger()
        adjustment = from_json({"kind": kind, **settings})
        id = window.layers.active_id
        history = window.session.history
        layer = replace(history.committed.find(id), adjustment=adjustment)
        history.commit("Change adjustment", history.committed.with_layer(layer))
    for name in ("histogram", "adjust", "layers"):
        window.docks.bring_forward(name)
    shots.pause(2)
    shots.take("adjusting")


def transforming(shots: Shots, folder: Path) -> None:
    """A poster pulled into the perspective of a wall."""
    from editor.core.transform import corners_of, quad_to_quad
    from editor.ui.transforming.handles import Way
    from editor.ui.transforming.operation import TransformOperation

    opened(shots, SAMPLES / "wall" / "truth.png", folder, "Wall")
    window = shots.window
    window.session.files.open_as_layer(SAMPLES / "study" / "poster.webp")
    shots.wait(lambda: len(window.session.history.committed.layers) > 1)
    window.actions_["tool_transform"].trigger()
    shots.wait(lambda: isinstance(window.canvas.operation, TransformOperation))
    window.canvas.operation.take(Way.DISTORT)
    window.canvas.operation.put(quad_to_quad(corners_of(window.canvas.operation.box), POSTER))
    shots.pause(1)
    shots.take("transforming")


def painting(shots: Shots, folder: Path) -> None:
    """A mandala in four presets, its axes shown."""

    from editor.ui.painting.presets import BUILT_IN
    from editor.ui.painting.settings import Mirrors
    from editor.ui.tools import Tool

    paper = folder / "paper.png"
    Image.new("RGB", PAPER, "#20242c").save(paper)
    opened(shots, paper, folder, "Mandala")
    window, tools = shots.window, shots.window.session.tools
    tools.tool = Tool.BRUSH
    tools.set_settings(Mirrors(kind="mandala", petals=8))
    presets = {preset.name: preset.brush for preset in BUILT_IN}
    for number, (name, colour, diameter, far) in enumerate(PETALS):
        window.layers.add()
        brush = presets[name]
        tools.set_brush(**{field: getattr(brush, field) for field in brush.__dataclass_fields__})
        tools.set_brush(diameter=diameter)
        tools.colour = tuple(bytes.fromhex(colour[1:]))
        drawn(shots, petal(far, number))
        shots.pause(1)
    window.docks.bring_forward("brushes")
    shots.take("painting-tools")


def petal(far: float, number: int) -> list[tuple[float, float]]:
    """One stroke from the middle outwards, wavy."""
    x, y = MIDDLE
    steps = np.linspace(0.15, 1, 36)
    return [
        (
            x + far * 420 * t * math.cos(0.2 + number * 0.15 + 0.5 * math.sin(5 * t)),
            y - far * 420 * t * math.sin(0.2 + number * 0.15 + 0.5 * math.sin(5 * t)),
        )
        for t in steps
    ]


def exporting(shots: Shots, folder: Path) -> None:
    """The export dialog: what a file will look like, and weigh."""
    from PySide6.QtWidgets import QApplication

    opened(shots, SAMPLES / "garden" / "truth.webp", folder, "Garden")
    shots.window.actions_["export"].trigger()
    shots.pause(5)
    dialog = next(
        widget
        for widget in QApplication.topLevelWidgets()
        if widget.isVisible() and widget is not shots.window
    )
    shots.take("export-picture", widget=dialog)
    dialog.close()


def adjusted(path: Path) -> None:
    """A sheet of one scene under every kind of adjustment that shows at this size."""
    from editor.cli.sheet import sheet_of
    from editor.core.adjustments import from_json
    from editor.ui.adjusting.words import title

    with Image.open(SAMPLES / "street" / "truth.png") as file:
        scene = np.asarray(file.convert("RGB").resize(VIEW, Image.Resampling.LANCZOS))
    cells = [(scene, "As it was")]
    for words in SHOWN:
        cells.append((applied(scene, from_json(words)), title(str(words["kind"]))))
    rows = [cells[at : at + 4] for at in range(0, len(cells), 4)]
    Image.fromarray(sheet_of(rows)).save(path, quality=88)
    print(path)


DUOTONE = [[0.0, 0.09, 0.1, 0.32], [0.5, 0.78, 0.35, 0.36], [1.0, 1.0, 0.93, 0.75]]
SHOWN: tuple[dict[str, object], ...] = (
    {"kind": "brightness_contrast", "contrast": 0.22, "brightness": 0.12},
    {"kind": "levels", "all": [0.08, 0.85, 1.25, 0.0, 1.0]},
    {"kind": "exposure", "exposure": 0.8},
    {"kind": "hue_saturation", "hue": -35.0},
    {"kind": "colour_balance", "shadows": [-0.12, 0.0, 0.16], "highlights": [0.12, 0.03, -0.12]},
    {"kind": "white_balance", "temperature": 0.45},
    {"kind": "vibrance", "vibrance": 0.9},
    {"kind": "black_white"},
    {"kind": "gradient_map", "stops": DUOTONE},
    {"kind": "posterise", "levels": 4},
    {"kind": "blur", "radius": 3.0},
)


def applied(scene: np.ndarray, adjustment: Adjustment) -> np.ndarray:
    """The scene, RGB uint8, adjusted."""
    from editor.core.adjustments.apply import adjusted as through

    return through(scene, [adjustment])


if __name__ == "__main__":
    sys.exit(main())
