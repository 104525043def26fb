"""How well a portrait generator redraws, obeys its sliders, and what it looks like."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import torch
from torch import Tensor

from editor.nets.portraits import ATTRIBUTES, STYLES, PortraitNet

COLUMNS = 16
SWEPT = ("smile", "closed_eyes", "glasses", "beard", "hair_length", "skin", "hair_light", "age")
"""Attributes whose sliders a sheet shows."""
Labelled = tuple[Tensor, Tensor, Tensor, Tensor]
"""Pictures (n, 3, s, s); labels, whether they are known (n, a); styles (n, k)."""


def redrawn(
    net: PortraitNet, batches: Sequence[Labelled], distance: Callable[[Tensor, Tensor], Tensor]
) -> dict[str, float]:
    """l1 and lpips of redrawn portraits, lpips of each style; errors of what the encoder reads.

    label: mean absolute error of all attributes, in units; right: part of stepped attributes read
    on the right step; style: part of portraits whose style is recognised.
    """
    pixels, feels, styles, errors, steps, seen = [], [], [], [], [], []
    stepped = torch.tensor([a.stepped for a in ATTRIBUTES])
    for image, values, known, style in batches:
        latent = net.encode(image)
        made = net.synthesis(latent)
        pixels.append((made - image).abs().mean((1, 2, 3)))
        feels.append(distance(made, image))
        error = (net.values(latent).float() - values).abs()
        errors.append(error[known > 0])
        steps.append(error[(known > 0) & stepped.to(known.device)] < 0.5)
        styles.append(style.argmax(1))
        seen.append(latent[:, -len(STYLES) :].argmax(1) == styles[-1])
    kinds, each = torch.cat(styles), torch.cat(feels)
    figures = {f"lpips_{name}": float(each[kinds == i].mean())
               for i, name in enumerate(STYLES) if bool((kinds == i).any())}  # fmt: skip
    return {
        "l1": float(torch.cat(pixels).mean()),
        "lpips": float(each.mean()),
        **figures,
        "label": float(torch.cat(errors).mean()),
        "right": float(torch.cat(steps).float().mean()),
        "style": float(torch.cat(seen).float().mean()),
    }


def slider_errors(net: PortraitNet, batches: Sequence[Labelled]) -> dict[str, float]:
    """What the encoder reads where one slider was moved to another picture's value, all in turn.

    obeyed: mean part of the way that its own attribute went, 1 is right. drift: sum of the other
    attributes' absolute changes for each unit it was meant to go.
    """
    ways, drifts = [], []
    for number, (image, *_) in enumerate(batches):
        latent = net.encode(image)
        rows = torch.arange(len(latent), device=latent.device)
        own = (rows + number * len(latent)) % net.tied
        edited = latent.clone()
        edited[rows, own] = latent.roll(1, 0)[rows, own]
        before, after = (net.values(net.encode(net.synthesis(z))).float() for z in (latent, edited))
        way, moved = (edited - latent)[rows, own].float(), after - before
        far = (way.abs() > 0.5) & ((latent[:, -len(STYLES) :] @ net.available)[rows, own] > 0.5)
        ways.append((moved[rows, own] / way)[far])
        others = moved.abs().sum(1) - moved[rows, own].abs()
        drifts.append((others / way.abs())[far])
    return {"obeyed": _mean(torch.cat(ways)), "drift": _mean(torch.cat(drifts))}


def _mean(values: Tensor) -> float:
    return float(values.mean()) if len(values) else 0.0


def sheet(net: PortraitNet, image: Tensor) -> np.ndarray:
    """Portraits (n, 3, s, s), the same redrawn, random ones, sliders: uint8 (h, COLUMNS * s, 3)."""
    rows = [image, net(image), net.synthesis(net.sample(range(COLUMNS))),
            *(net.synthesis(_styles_in_turn(net, first, 0.7)) for first in (100, 200))]  # fmt: skip
    rows += [net.synthesis(_swept(net, name)) for name in SWEPT]
    return np.vstack([_row(row) for row in rows])


def _styles_in_turn(net: PortraitNet, seed: int, truncation: float) -> Tensor:
    """A quarter of a row of random latents in each style: (COLUMNS, d)."""
    each = COLUMNS // len(STYLES)
    parts = [net.sample(range(seed + i * each, seed + (i + 1) * each), name, truncation)
             for i, name in enumerate(STYLES)]  # fmt: skip
    return torch.cat(parts)


def _swept(net: PortraitNet, name: str) -> Tensor:
    """A random portrait of each style with an attribute from its lowest to its highest value."""
    index = [a.name for a in ATTRIBUTES].index(name)
    attribute, each = ATTRIBUTES[index], COLUMNS // len(STYLES)
    parts = []
    for style in STYLES:
        row = net.sample([7 + index], style, 0.7).repeat(each, 1)
        row[:, index] = torch.linspace(attribute.low, attribute.high, each)
        parts.append(row)
    return torch.cat(parts)


def _row(pictures: Tensor) -> np.ndarray:
    """Pictures (n, 3, s, s) side by side, white where there are fewer than COLUMNS."""
    values = (pictures.float().clamp(0, 1) * 255).round().to(torch.uint8)
    shown = list(values.permute(0, 2, 3, 1).cpu().numpy())
    shown += [np.full_like(shown[0], 255)] * (COLUMNS - len(shown))
    return np.hstack(shown)
