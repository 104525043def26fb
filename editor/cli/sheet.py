"""Pictures in rows, with text below each."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PIL import Image, ImageDraw, ImageFont

GAP, CAPTION = 6, 18
"""Pixels between pictures, and of a line below one."""
PAPER, INK = (30, 31, 34), (214, 214, 216)


def sheet_of(rows: Sequence[Sequence[tuple[np.ndarray, str]]]) -> np.ndarray:
    """A sheet, uint8 RGB, of rows of pictures (uint8 RGB, all of one size) with their captions.

    A caption may have several lines, and may be wider than its picture where the next one's line
    is empty.
    """
    h, w = rows[0][0][0].shape[:2]
    across = max(len(row) for row in rows)
    lines = 1 + max(caption.count("\n") for row in rows for _, caption in row)
    wide, high = w + GAP, h + lines * CAPTION + GAP
    sheet = Image.new("RGB", (GAP + across * wide, GAP + len(rows) * high), PAPER)
    draw, font = ImageDraw.Draw(sheet), ImageFont.load_default(13)
    for number, row in enumerate(rows):
        for index, (pixels, caption) in enumerate(row):
            x, y = GAP + index * wide, GAP + number * high
            sheet.paste(Image.fromarray(pixels), (x, y))
            draw.text((x, y + h + 2), caption, fill=INK, font=font)
    return np.asarray(sheet)
