"""On a dense screen 100 % is one picture pixel on one screen pixel, and strokes land in place."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = """
import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from editor.core.document import Document
from editor.core.geometry import Size
from editor.core.history import History
from editor.core.layer import PixelLayer
from editor.core.raster import raster_from
from editor.ui.canvas.canvas import Canvas
from editor.ui.qimage import to_array
from editor.ui.tools import Tools

application = QApplication([])
picture = np.random.default_rng(3).integers(0, 255, (301, 401, 4), np.uint8)
picture[..., 3] = 255
history = History(Document(Size(401, 301), (PixelLayer("Noise", pixels=raster_from(picture)),)))
tools = Tools()
canvas = Canvas(history, tools)
canvas.resize(600, 500)
canvas.show()
application.processEvents()
canvas.set_zoom(1.0)
application.processEvents()
ratio = canvas.devicePixelRatioF()
print("ratio", ratio)

shot = to_array(canvas.grab().toImage())
corner = canvas.view.to_view(QPointF(0, 0)) * ratio
x, y = round(corner.x()), round(corner.y())
seen = shot[y + 2 : y + 299, x + 2 : x + 399, :3]
print("equal", np.array_equal(seen, picture[2:299, 2:399, :3]))

tools.set_brush(diameter=20, hardness=1.0)
spot = canvas.view.to_view(QPointF(200, 150)).toPoint()
QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
rows, columns = np.nonzero(history.committed.mask.read(history.committed.bounds)[..., 0] > 127)
print("middle", columns.mean() + 0.5, rows.mean() + 0.5)
"""


@pytest.mark.parametrize("ratio", ["1", "1.5", "2"])
def test_pixel_for_pixel_on_a_dense_screen(ratio, tmp_path):
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": ratio}
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], cwd=root, env=environment, capture_output=True, text=True,
        timeout=120, check=True,
    )  # fmt: skip
    said = dict(line.split(" ", 1) for line in done.stdout.splitlines())
    assert float(said["ratio"]) == float(ratio)
    assert said["equal"] == "True"
    x, y = (float(part) for part in said["middle"].split())
    assert abs(x - 200) <= 1.5 and abs(y - 150) <= 1.5
