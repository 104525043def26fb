"""A small generator of random weights on a shelf of its own, with a few sliders."""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import save_file

from editor.jobs.directions import Direction
from editor.nets.portraits import ATTRIBUTES, STYLES, PortraitNet
from editor.weights.collection import Collection, write_collection
from editor.weights.directions import FILE
from editor.weights.install import write_card

SHAPE = {"side": 32, "widths": [8, 8, 8, 8, 8], "free": 4, "components": 2}
SLIDERS = ("smile", "glasses", "earrings", "skin")


def put_on(shelf: Path, name: str = "little", **changes: object) -> PortraitNet:
    """Write the model and its sliders into the folder `name` of a shelf."""
    folder = shelf / name
    folder.mkdir(parents=True)
    net = shaken(PortraitNet(**SHAPE))
    path = folder / "model.safetensors"
    save_file({k: v.contiguous() for k, v in net.state_dict().items()}, path)
    data = path.read_bytes()
    values = {
        "name": name, "task": "portraits", "title": "Little", "architecture": "PortraitNet",
        "licence": "CC-BY-4.0", "data": "", "command": "", "seed": 0, "steps": 0, "hardware": "",
        "minutes": 0.0, "limits": "", "file": path.name,
        "sha256": hashlib.sha256(data).hexdigest(), "size_bytes": len(data),
        "parameters": SHAPE, "styles": {style: style.title() for style in STYLES},
    }  # fmt: skip
    write_card(folder, values | changes)
    sliders = tuple(_slider(net, name) for name in SLIDERS)
    write_collection(folder / FILE, Collection(sliders, name))
    return net


def shaken(net: PortraitNet) -> PortraitNet:
    """The network with weights that draw codes apart."""
    random = torch.Generator().manual_seed(3)
    with torch.no_grad():
        for name, value in net.named_parameters():
            scale = 0.5 if "affine" in name or "start" in name else 0.25
            value.add_(
                scale * torch.randn(value.shape, generator=random) / max(1, value[0].numel()) ** 0.5
            )
        net.posterior.means.normal_(generator=random)
    return net.eval().requires_grad_(False)


def _slider(net: PortraitNet, name: str) -> Direction:
    attribute = next(a for a in ATTRIBUTES if a.name == name)
    vector = np.tile(net.direction(name).numpy(), (net.layers, 1)).astype(np.float32)
    return Direction(
        name, vector, attribute.low, attribute.high, kinds=attribute.styles,
        readout=vector / net.layers, title="Broad smile" if name == "smile" else "",
    )  # fmt: skip
