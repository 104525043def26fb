"""StyleGAN2 as rosinality's widely used training code names it, by the published names.

The numbers are the same; convolutions have a leading axis of 1, noise and bias axes of 1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import numpy as np

from editor.core.errors import BadInput
from editor.engines.checkpoints import Checkpoint, shown

FILTER = np.outer([1, 3, 3, 1], [1, 3, 3, 1]).astype(np.float32) / 64
"""The only filter its networks are made with."""
PARTS = {
    "conv.weight": "weight",
    "conv.modulation.weight": "affine.weight",
    "conv.modulation.bias": "affine.bias",
    "noise.weight": "noise_strength",
    "activate.bias": "bias",
    "bias": "bias",
}
CROWD = 4096
"""Latents whose mean stands for the mean latent where the file has none."""


def published(checkpoint: Checkpoint) -> Checkpoint:
    """The same generator by the published names. BadInput for parts that are not known."""
    weights = checkpoint.weights
    made = dict(_renamed(name, value) for name, value in weights.items() if "kernel" not in name)
    _check_filters(weights)
    blocks = {name.split(".")[1] for name in made if name.startswith("synthesis.b")}
    for block in sorted(blocks):
        made |= _filled(block, made)
    if checkpoint.mean is not None:
        made["mapping.w_avg"] = checkpoint.mean.reshape(-1)
    else:
        made["mapping.w_avg"] = _mean(made)
    return Checkpoint(made)


def _renamed(name: str, value: np.ndarray) -> tuple[str, np.ndarray]:
    """One tensor by its published name, in its published shape."""
    if name == "input.input":
        return "synthesis.b4.const", value[0]
    if match := re.fullmatch(r"style\.(\d{1,3})\.(weight|bias)", name):
        return f"mapping.fc{int(match[1]) - 1}.{match[2]}", value
    if match := re.fullmatch(r"noises\.noise_(\d{1,2})", name):
        return f"{_convolution(int(match[1]))}.noise_const", value.reshape(value.shape[-2:])
    for pattern, place in _PLACES:
        match = re.fullmatch(pattern + r"\.(.+)", name)
        if match and match[match.lastindex or 1] in PARTS:
            part = PARTS[match[match.lastindex or 1]]
            return f"{place(match)}.{part}", _shaped(part, value)
    raise BadInput(f"Its part “{shown(name)}” is not known.", remedy="It was not read.")


def _convolution(index: int) -> str:
    """Convolutions in the order of their sizes: one of 4 x 4, two of each other."""
    return f"synthesis.b{4 << (index + 1) // 2}.conv{1 if index == 0 else (index + 1) % 2}"


_PLACES: tuple[tuple[str, Any], ...] = (
    (r"conv1", lambda match: "synthesis.b4.conv1"),
    (r"to_rgb1", lambda match: "synthesis.b4.torgb"),
    (r"convs\.(\d{1,2})", lambda match: _convolution(int(match[1]) + 1)),
    (r"to_rgbs\.(\d{1,2})", lambda match: f"synthesis.b{8 << int(match[1])}.torgb"),
)


def _shaped(part: str, value: np.ndarray) -> np.ndarray:
    if part == "weight":
        return value.reshape(value.shape[1:])
    return (
        value.reshape(())
        if part == "noise_strength"
        else value.reshape(-1)
        if part == "bias"
        else value
    )


def _check_filters(weights: Any) -> None:
    for name, value in weights.items():
        if "kernel" in name and not np.allclose(value, 4 * FILTER, atol=1e-5):
            raise BadInput("It resamples by another filter.", remedy="It was not read.")


def _filled(block: str, made: dict[str, np.ndarray]) -> Iterator[tuple[str, np.ndarray]]:
    """What the published network keeps besides: filters, and details where the file has none."""
    side = int(block[1:])
    yield f"synthesis.{block}.resample_filter", FILTER
    for conv in ("conv0", "conv1") if side > 4 else ("conv1",):
        place = f"synthesis.{block}.{conv}"
        yield f"{place}.resample_filter", FILTER
        if f"{place}.noise_const" not in made:
            noise = np.random.RandomState(side).randn(side, side).astype(np.float32)
            yield f"{place}.noise_const", noise


def _mean(made: dict[str, np.ndarray]) -> np.ndarray:
    """The mean of what the mapping network makes of standard normal noise: (d,)."""
    layers = sum(bool(re.fullmatch(r"mapping\.fc\d+\.weight", name)) for name in made)
    x = np.random.RandomState(0).randn(CROWD, made["mapping.fc0.weight"].shape[1])
    x = x / np.sqrt((x**2).mean(1, keepdims=True) + 1e-8)
    for i in range(layers):
        weight, bias = made[f"mapping.fc{i}.weight"], made[f"mapping.fc{i}.bias"]
        x = x @ weight.T * (0.01 / np.sqrt(weight.shape[1])) + bias * 0.01
        x = np.where(x > 0, x, 0.2 * x) * np.sqrt(2)
    mean: np.ndarray = x.mean(0).astype(np.float32)
    return mean
