"""Small style models with random weights, written as the shelf keeps them."""

from __future__ import annotations

import hashlib
from pathlib import Path

import torch
from safetensors.torch import save_file
from torch import nn

from editor.nets.anystyle import AnyStyleNet
from editor.nets.style import StyleNet
from editor.weights.card import Card

STYLES = {"waves": "Waves (nobody, 1900)", "dots": "Dots (nobody, 1910)", "lines": "Lines"}
ANY = {"width": 8, "blocks": 1, "widths": (8, 8, 8), "code": 8}


def shaken(net: nn.Module) -> nn.Module:
    """The network with random weights that make a picture of some contrast."""
    torch.manual_seed(5)
    with torch.no_grad():
        for name, value in net.named_parameters():
            if name.endswith(("gamma", "beta")) or "predict" in name:
                value.add_(0.3 * torch.randn_like(value))
    return net.eval().requires_grad_(False)


def style_card(folder: Path, name: str = "styles") -> Card:
    """A model of that name in `folder`, with three styles; or "style-any", which has none."""
    if name == "style-any":
        return written(folder, name, shaken(AnyStyleNet(**ANY)), ANY)
    parameters = {"styles": len(STYLES), "width": 8, "blocks": 1}
    return written(folder, name, shaken(StyleNet(**parameters)), parameters)


def written(folder: Path, name: str, net: nn.Module, parameters: dict) -> Card:
    """The card of a network, its weights in half precision in `folder`."""
    path = folder / f"{name}.safetensors"
    save_file({k: v.half().contiguous() for k, v in net.state_dict().items()}, path)
    data = path.read_bytes()
    return Card(
        name=name, task="styles", title=name, architecture=type(net).__name__, licence="CC-BY-4.0",
        data="", command="", seed=0, steps=0, hardware="", minutes=0.0, limits="", file=path.name,
        sha256=hashlib.sha256(data).hexdigest(), size_bytes=len(data), parameters=parameters,
        styles={} if name == "style-any" else STYLES, folder=folder,
    )  # fmt: skip
