"""Small generators with random weights, written as the shelf keeps them."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import save_file
from torch import nn

from editor.nets.portraits import STYLES, PortraitNet
from editor.nets.stylegan2 import StyleGAN2Net
from editor.weights.card import Card

SMALL = {"side": 64, "widths": [8, 8, 8, 12, 12], "free": 6, "components": 2}

STYLE_BASED = {
    "side": 32, "z_dim": 16, "w_dim": 16, "mapping_layers": 2, "channel_base": 256,
    "channel_max": 16,
}  # fmt: skip


def portraits_card(folder: Path, name: str = "portraits") -> Card:
    """A model of that name in `folder` whose pictures differ from code to code."""
    torch.manual_seed(3)
    net = PortraitNet(**SMALL)
    with torch.no_grad():
        for key, value in net.named_parameters():
            if "affine" in key or "start" in key or value.ndim == 4:
                value.add_(0.1 * torch.randn_like(value))
    size = net.tied + net.free
    for style in range(len(STYLES)):
        net.posterior.fit(style, torch.ones(2) / 2, torch.randn(2, size), 0.5 * torch.eye(size))
    return _written(folder, name, net, SMALL, {style: style.title() for style in STYLES})


def style_based_card(folder: Path, name: str = "scenes") -> Card:
    """A style-based model, which has no encoder and draws one kind of pictures."""
    torch.manual_seed(0)
    return _written(folder, name, StyleGAN2Net(**STYLE_BASED), STYLE_BASED, {})


def _written(
    folder: Path, name: str, net: nn.Module, parameters: dict[str, Any], styles: dict[str, str]
) -> Card:
    path = folder / f"{name}.safetensors"
    save_file({k: v.contiguous().clone() for k, v in net.state_dict().items()}, path)
    data = path.read_bytes()
    return Card(
        name=name, task="", title=name, architecture=type(net).__name__, licence="CC-BY-4.0",
        data="", command="", seed=0, steps=0, hardware="", minutes=0.0, limits="", file=path.name,
        sha256=hashlib.sha256(data).hexdigest(), size_bytes=len(data), parameters=parameters,
        styles=styles, folder=folder,
    )  # fmt: skip
