"""Small translators with random weights on a shelf: one of two domains, one of attributes."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import save_file
from torch import nn

from editor.nets.cyclegan import CycleGANNet
from editor.nets.stargan import StarGANNet
from editor.weights.card import Card, read_card
from editor.weights.install import write_card

SIDE = 32
DOMAINS = {"photographs": "Photographs", "paintings": "Paintings"}
ATTRIBUTES = {"smile": "Smile", "hat": "Hat"}
SEASONS = {"side": SIDE, "domains": list(DOMAINS), "width": 8, "blocks": 2}
FACES = {
    "side": SIDE, "attributes": list(ATTRIBUTES), "widths": [8, 16], "blocks": 1,
    "critic_widths": [8, 8],
}  # fmt: skip


def put_translators(shelf: Path) -> tuple[Card, Card]:
    """Write "seasons" (photographs, paintings) and "faces" (smile, hat) into folders of a shelf."""
    torch.manual_seed(3)
    seasons, faces = CycleGANNet(**SEASONS), StarGANNet(**FACES)  # type: ignore[arg-type]
    with torch.no_grad():
        for name, value in (*seasons.named_parameters(), *faces.G.named_parameters()):
            value.add_((0.05 if "last" in name else 0.1) * torch.randn_like(value))
    return (
        _put(shelf / "seasons", seasons, parameters=SEASONS, styles=DOMAINS),
        _put(shelf / "faces", faces, parameters=FACES, styles=ATTRIBUTES),
    )


def _put(folder: Path, net: nn.Module, **values: Any) -> Card:
    folder.mkdir(parents=True)
    path = folder / "model.safetensors"
    save_file({k: v.contiguous() for k, v in net.state_dict().items()}, path)
    data = path.read_bytes()
    card = {
        "name": folder.name, "task": "translate", "title": folder.name.title(),
        "architecture": type(net).__name__, "licence": "CC-BY-4.0", "data": "", "command": "",
        "seed": 0, "steps": 0, "hardware": "", "minutes": 0.0, "limits": "", "file": path.name,
        "sha256": hashlib.sha256(data).hexdigest(), "size_bytes": len(data),
    }  # fmt: skip
    write_card(folder, {**card, **values})
    return read_card(folder)
