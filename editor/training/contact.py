"""`python -m editor.training contact MODEL PICTURES --to FILE`: every style on one sheet."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np
import torch
from torch import Tensor

from editor.core.errors import UnderpaintError
from editor.training.cache import read_photograph
from editor.training.evaluate_style import manners_of
from editor.training.paintings import read_painting
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
    tensors = [_tensor(fitted(read_photograph(path))) for path in pictures]
    folder = data / read_recipe(card.name).paintings
    cells = []
    for painting, seen, paint in manners_of(card, data):
        row = [_array(paint(tensor)) for tensor in tensors]
        if shown:
            row.insert(0, fitted(read_painting(folder, painting)))
        title = painting.title if seen else f"{painting.title} (not seen in training)"
        cells.append(np.vstack([np.hstack(row), _caption(title, len(row) * CELL[0])]))
    cells += [np.full_like(cells[0], 255)] * (-len(cells) % columns)
    rows = [np.hstack(cells[i : i + columns]) for i in range(0, len(cells), columns)]
    return np.vstack(rows)


def fitted(picture: np.ndarray) -> np.ndarray:
    """The middle of a picture uint8 (h, w, 3), scaled and cut to a cell."""
    width, height = CELL
    h, w = picture.shape[:2]
    scale = max(width / w, height / h)
    size = (max(width, round(w * scale)), max(height, round(h * scale)))
    way = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    scaled = cv2.resize(picture, size, interpolation=way)
    y, x = (scaled.shape[0] - height) // 2, (scaled.shape[1] - width) // 2
    return scaled[y : y + height, x : x + width]


def _caption(text: str, width: int) -> np.ndarray:
    """A white strip with the text, which OpenCV can write in ASCII only."""
    strip = np.full((CAPTION, width, 3), 255, np.uint8)
    plain = text.replace("é", "e")
    cv2.putText(strip, plain, (4, 15), cv2.FONT_HERSHEY_SIMPLEX, 0.42, (40, 40, 40), 1, cv2.LINE_AA)
    return strip


def _tensor(picture: np.ndarray) -> Tensor:
    return torch.from_numpy(np.array(picture)).permute(2, 0, 1)[None].float() / 255


def _array(picture: Tensor) -> np.ndarray:
    values = (picture[0].clamp(0, 1) * 255).round().to(torch.uint8)
    return values.permute(1, 2, 0).contiguous().numpy()


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
