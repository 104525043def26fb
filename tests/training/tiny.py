"""A training that takes a moment: a dozen pictures of 16 pixels, two small perceptrons."""

from __future__ import annotations

from pathlib import Path

import cv2

from editor.weights.runs import TrainRequest
from tests.training.pictures import drawing

RECIPE = """\
name = "tiny"
task = "gan"
title = "A tiny one"
purpose = "It tests."
family = "GAN"
paper = "Goodfellow et al. 2014"
limits = "Everything."
crop = 16
batch = 4
minutes = 10.0
checkpoint_every = 2.0
report_every = 5

[model]
z_dim = 8
widths = [16]
critic_widths = [16]

[optimiser]
lr = 1e-3
ema = 0.9
"""


def write_tiny(folder: Path, **request: object) -> TrainRequest:
    """A request to train a tiny recipe on tiny pictures, both written into a folder."""
    pictures = folder / "pictures"
    pictures.mkdir(parents=True, exist_ok=True)
    for number in range(12):
        cv2.imwrite(str(pictures / f"{number}.png"), drawing(24, number))
    recipe = folder / "tiny.toml"
    recipe.write_text(RECIPE, encoding="utf-8")
    return TrainRequest(str(recipe), str(pictures), **request)  # type: ignore[arg-type]
