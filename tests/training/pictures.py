"""Photographs for training tests: drawn here, named so that every part of the split has some."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest

from editor.core.errors import BadFile
from editor.training.features import weight_file
from editor.training.split import held_out, validation


def part_of(name: str) -> str:
    """held-out, validation or train."""
    if held_out(name):
        return "held-out"
    return "validation" if validation(name) else "train"


def write_photographs(folder: Path, side: int = 96, each: int = 2) -> Path:
    """`each` pictures for each part of the split."""
    folder.mkdir(parents=True, exist_ok=True)
    wanted = dict.fromkeys(("train", "validation", "held-out"), each)
    number = 0
    while any(wanted.values()):
        name = f"picture-{number}.png"
        number += 1
        if wanted[part_of(name)]:
            wanted[part_of(name)] -= 1
            cv2.imwrite(str(folder / name), drawing(side, number))
    return folder


def drawing(side: int, seed: int) -> np.ndarray:
    """Waves and a few shapes: uint8 (side, side, 3)."""
    rng = np.random.default_rng(seed)
    y, x = np.mgrid[0:side, 0:side]
    angle, period = rng.uniform(0, np.pi), rng.uniform(5, 14)
    wave = 128 + 50 * np.sin((x * np.cos(angle) + y * np.sin(angle)) * 2 * np.pi / period)
    picture = np.clip(wave[..., None] + rng.normal(0, 20, 3), 0, 255).astype(np.uint8)
    for _ in range(4):
        centre = [int(v) for v in rng.integers(0, side, 2)]
        colour = [int(v) for v in rng.integers(0, 255, 3)]
        cv2.circle(picture, centre, int(rng.integers(5, side // 4)), colour, -1)
    return picture


def need_weights() -> None:
    """Skip where the measuring networks are not at hand."""
    try:
        for name in ("squeezenet1_1/squeezenet1_1", "vgg19_features/vgg19_wct_levels123"):
            weight_file(f"{name}.safetensors")
        weight_file("lpips/squeeze.pth")
    except BadFile as error:
        pytest.skip(f"needs the measuring networks of the data folder: {error}")
