"""A small portrait model with random weights, written as the shelf keeps it."""

from __future__ import annotations

import hashlib
from pathlib import Path

import torch
from safetensors.torch import save_file

from editor.nets.portraits import STYLES, PortraitNet
from editor.weights.card import Card

SMALL = {"side": 64, "widths": [8, 8, 8, 12, 12], "free": 6, "components": 2}


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
    path = folder / f"{name}.safetensors"
    save_file({k: v.contiguous() for k, v in net.state_dict().items()}, path)
    data = path.read_bytes()
    return Card(
        name=name, task="portraits", title=name, architecture="PortraitNet", licence="CC-BY-4.0",
        data="", command="", seed=0, steps=0, hardware="", minutes=0.0, limits="", file=path.name,
        sha256=hashlib.sha256(data).hexdigest(), size_bytes=len(data), parameters=SMALL,
        styles={name: name.title() for name in STYLES}, folder=folder,
    )  # fmt: skip
