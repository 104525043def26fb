"""Which of our generators a foreign file holds, told from its names, shapes and settings.

StyleGAN2 and StyleGAN3 keep the published names here, so only what made them has to be found.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from editor.core.errors import BadInput
from editor.engines.checkpoints import Checkpoint, shown

SIDES = tuple(2**i for i in range(4, 12))
"""Sides in pixels that are read: 16 to 2048."""
LIMITS = {
    "channel_base": (1, 2**20), "channel_max": (1, 2**13), "depth": (3, 64), "critical": (0, 62),
    "first_cutoff": (0.1, 64), "first_stopband": (0.1, 256), "last_stopband": (1, 8),
    "margin": (0, 64), "kernel": (1, 3), "filter_size": (1, 16), "oversampling": (1, 4),
    "clamp": (1e-3, 1e30), "gain": (1e-6, 1e6),
}  # fmt: skip
"""What a setting of StyleGAN3 may be: beyond, building the network would exhaust the memory."""
PUBLISHED = {
    "channel_base": "channel_base", "channel_max": "channel_max", "num_critical": "critical",
    "first_cutoff": "first_cutoff", "first_stopband": "first_stopband",
    "last_stopband_rel": "last_stopband", "margin_size": "margin", "filter_size": "filter_size",
    "lrelu_upsampling": "oversampling", "conv_clamp": "clamp", "output_scale": "gain",
}  # fmt: skip
"""Published names of StyleGAN3's settings -> ours."""
NO_CLAMP = 1e30
"""A card has no word for none."""
_LAYER = re.compile(r"synthesis\.L(\d+)_(\d+)_(\d+)\.weight")
_BLOCK = re.compile(r"synthesis\.b(\d+)\.conv1\.weight")


@dataclass(frozen=True, eq=False)
class Told:
    """architecture: a key of `ARCHITECTURES`; parameters: its arguments; weights: by our names.

    title: what the family is called.
    """

    architecture: str
    title: str
    parameters: Mapping[str, Any]
    weights: Mapping[str, np.ndarray]


def told(checkpoint: Checkpoint) -> Told:
    """The generator of a checkpoint. BadInput where it is none of ours; names no file."""
    weights = checkpoint.weights
    if "synthesis.input.freqs" in weights:
        return _stylegan3(checkpoint)
    if "synthesis.b4.const" in weights:
        return _stylegan2(checkpoint)
    if "input.input" in weights and "conv1.conv.modulation.weight" in weights:
        from editor.engines.rosinality import published

        return _stylegan2(published(checkpoint))
    raise BadInput(
        "This generator is of another architecture.",
        remedy="StyleGAN2, StyleGAN2-ADA and StyleGAN3 are read.",
    )


def _stylegan2(checkpoint: Checkpoint) -> Told:
    weights, settings = checkpoint.weights, checkpoint.settings
    widths = {int(m[1]): len(w) for n, w in weights.items() if (m := _BLOCK.fullmatch(n))}
    side = max(widths, default=0)
    if 4 not in widths or side not in SIDES:
        raise _unlike("StyleGAN2")
    if settings.get("activation", "lrelu") != "lrelu":
        raise _unlike("StyleGAN2")
    _check_colours(weights, f"synthesis.b{side}.torgb.weight")
    kind = "resnet" if "synthesis.b8.skip.weight" in weights else "orig"
    parameters = _mapping(checkpoint) | {
        "side": side,
        "channel_base": max(res * width for res, width in widths.items()),
        "channel_max": max(widths.values()),
        "architecture": "skip" if "synthesis.b4.torgb.weight" in weights else kind,
    }
    clamp = settings.get("conv_clamp")
    if isinstance(clamp, int | float) and 0 < clamp < NO_CLAMP:
        parameters["clamp"] = float(clamp)
    return Told("StyleGAN2Net", "StyleGAN2", parameters, weights)


def _stylegan3(checkpoint: Checkpoint) -> Told:
    weights, settings = checkpoint.weights, checkpoint.settings
    layers = sorted(
        tuple(map(int, m.groups())) for name in weights if (m := _LAYER.fullmatch(name))
    )
    if len(layers) < 4 or [layer[0] for layer in layers] != list(range(len(layers))):
        raise _unlike("StyleGAN3")
    (_, side, colours), first = layers[-1], f"synthesis.L0_{layers[0][1]}_{layers[0][2]}"
    if side not in SIDES or colours != 3:
        raise _unlike("StyleGAN3")
    plan: dict[str, Any] = {
        "channel_base": layers[-2][2] * side,
        "channel_max": layers[0][2],
    }
    plan |= {ours: settings[name] for name, ours in PUBLISHED.items() if name in settings}
    plan |= {"depth": len(layers) - 1, "kernel": _shape(weights, f"{first}.weight", 4)[-1]}
    if plan.get("clamp", 0) is None:
        plan["clamp"] = NO_CLAMP
    _check_limits(plan)
    down = weights.get(f"{first}.down_filter")
    radial = {"radial": down is not None and down.ndim == 2}
    title = "StyleGAN3-R" if plan["kernel"] == 1 else "StyleGAN3-T"
    parameters = _mapping(checkpoint) | {"side": side} | plan | radial
    return Told("StyleGAN3Net", title, parameters, weights)


def _check_limits(plan: Mapping[str, Any]) -> None:
    for name, value in plan.items():
        low, high = LIMITS[name]
        if not isinstance(value, int | float) or not low <= value <= high:
            raise BadInput(
                f"Its setting “{name}” is {shown(str(value))}.", remedy="It was not read."
            )
    if not plan.get("critical", 2) < plan["depth"]:
        raise _unlike("StyleGAN3")


def _mapping(checkpoint: Checkpoint) -> dict[str, Any]:
    """What made the mapping network."""
    weights = checkpoint.weights
    if checkpoint.settings.get("lr_multiplier", 0.01) != 0.01:
        raise _unlike("StyleGAN's mapping")
    layers = sum(bool(re.fullmatch(r"mapping\.fc\d+\.weight", name)) for name in weights)
    w_dim, inputs = _shape(weights, "mapping.fc0.weight", 2)
    c_dim = (
        _shape(weights, "mapping.embed.weight", 2)[1] if "mapping.embed.weight" in weights else 0
    )
    z_dim = inputs - (w_dim if c_dim else 0)
    sizes = {"z_dim": z_dim, "w_dim": w_dim, "c_dim": c_dim}
    return sizes | {"mapping_layers": layers}


def _shape(weights: Mapping[str, np.ndarray], name: str, axes: int) -> tuple[int, ...]:
    if name not in weights or weights[name].ndim != axes:
        raise BadInput(f"“{name}” is missing or has another shape.", remedy="It was not read.")
    return weights[name].shape


def _check_colours(weights: Mapping[str, np.ndarray], name: str) -> None:
    channels = _shape(weights, name, 4)[0]
    if channels != 3:
        raise BadInput(
            f"Its pictures have {channels} channels, not 3.", remedy="Only colour is read."
        )


def _unlike(family: str) -> BadInput:
    return BadInput(
        f"It looks like {family}, but is built otherwise.",
        remedy="Only the published architectures are read.",
    )
