"""`python -m editor.training contact MODEL PICTURES --to FILE`: every style on one sheet."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np

from editor.core.errors import UnderpaintError
from editor.engines.tensors import to_array, to_tensor
from editor.training.cache import read_photograph
from editor.training.crops import fitted
from editor.training.evaluate_style import manners_of
from editor.training.paintings import read_painting
from editor.training.previews import CPU
from editor.training.recipe import read_recipe
from editor.weights.card import Card
from editor.weights.shelf import find

CELL = (320, 240)
"""Width and height of a picture on the sheet."""
CAPTION = 22


def contact_sheet(
    card: Card, pictures: Sequence[Path], data: Path, *, columns: int = 3, shown: bool = True
) -> np.ndarray:
    """Pictures in every style of a model: uint8 RGB, a cell for each style with its name below.

    data: the folder of photographs, from which the recipe finds the paintings. shown: with a part
    of the painting before the pictures; such a sheet is for our eyes and is not to be published.
    """
    tensors = [to_tensor(fitted(read_photograph(path), *CELL), CPU) for path in pictures]
    folder = data / read_recipe(card.name).paintings
    cells = []
    for painting, seen, paint in manners_of(card, data):
        row = [to_array(paint(tensor)) for tensor in tensors]
        if shown:
            row.insert(0, fitted(read_painting(folder, painting), *CELL))
        title = painting.title if seen else f"{painting.title} (not seen in training)"
        cells.append(np.vstack([np.hstack(row), _caption(title, len(row) * CELL[0])]))
    cells += [np.full_like(cells[0], 255)] * (-len(cells) % columns)
    rows = [np.hstack(cells[i : i + columns]) for i in range(0, len(cells), columns)]
    return np.vstack(rows)


def _caption(text: str, width: int) -> np.ndarray:
    """A white strip with the text, which OpenCV can write in ASCII only."""
    strip = np.full((CAPTION, width, 3), 255, np.uint8)
    plain = text.replace("é", "e")
    cv2.putText(strip, plain, (4, 15), cv2.FONT_HERSHEY_SIMPLEX, 0.42, (40, 40, 40), 1, cv2.LINE_AA)
    return strip


def main(arguments: list[str]) -> int:
    """The command line of the sheet; 0, or 2 with one sentence."""
    parser = argparse.ArgumentParser(prog="python -m editor.training contact", description=__doc__)
    parser.add_argument("model", help="styles, styles-half or style-any")
    parser.add_argument("pictures", type=Path, nargs="+")
    parser.add_argument("--data", type=Path, required=True, help="folder of photographs")
    parser.add_argument("--to", type=Path, required=True, help="picture file to write")
    parser.add_argument("--columns", type=int, default=3)
    parser.add_argument("--ours", action="store_true", help="without the paintings, to publish")
    given = parser.parse_args(arguments)
    try:
        sheet = contact_sheet(find(given.model), given.pictures, given.data,
                              columns=given.columns, shown=not given.ours)  # fmt: skip
    except UnderpaintError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    options = [cv2.IMWRITE_WEBP_QUALITY, 70] if given.to.suffix == ".webp" else []
    cv2.imwrite(str(given.to), cv2.cvtColor(sheet, cv2.COLOR_RGB2BGR), options)
    sys.stdout.write(f"{given.to}\n")
    return 0
