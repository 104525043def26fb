"""A generator that draws discs on coloured grounds, and a folder of real pictures of them."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np
import torch
from safetensors.torch import save_file
from torch import Tensor, nn

from editor.nets.latent import LatentGenerator
from editor.weights.install import write_card

KINDS = ("blue", "red")
SIDE = 32


class Painter(LatentGenerator):
    """z says where the disc is, how large and how light; y the ground. way: "honest", "same" (it
    knows one picture of a kind), "mixed up" (it draws the other kind), "grainy", "failing" (one in
    four is grainy)."""

    inverts = True

    def __init__(self, side: int, way: str = "honest", kinds: Sequence[str] = KINDS) -> None:
        super().__init__(side, 4, kinds)
        self.way = way
        self.unused = nn.Parameter(torch.zeros(1), requires_grad=False)

    def forward(self, z: Tensor, y: Tensor) -> Tensor:
        z = torch.full_like(z, 0.1) if self.way == "same" else z.clamp(-2, 2)
        y = 1 - y if self.way == "mixed up" else y
        rows = torch.linspace(-1, 1, self.side)
        across, down = z[:, :1] / 3, z[:, 1:2] / 3
        apart = ((rows[None] - across) ** 2)[:, None] + ((rows[None] - down) ** 2)[:, :, None]
        disc = ((0.4 + z[:, 2] / 10)[:, None, None] ** 2 > apart).float()[:, None]
        ground = torch.stack([y[:, 1], 0.2 * torch.ones(len(y)), y[:, 0]], 1) - 0.5
        light = z[:, 3] / 5 + 0.5
        drawn = ground[..., None, None] * (1 - disc) + light[:, None, None, None] * disc
        if self.way in ("grainy", "failing"):
            failed = (z[:, 3] > 0.6).float() if self.way == "failing" else torch.ones(len(z))
            grain = torch.randn(drawn.shape, generator=torch.Generator())
            drawn = drawn + 0.5 * failed[:, None, None, None] * grain
        return drawn

    def encode(self, picture: Tensor) -> Tensor:
        """The middle of its kind: no good encoder."""
        red = (picture[:, 0].mean((1, 2)) > picture[:, 2].mean((1, 2))).long()
        return torch.cat([torch.zeros(len(picture), self.z_dim), self.classes(red)], 1)


def put(folder: Path, way: str = "honest", name: str = "painter") -> Path:
    """Write it as a model; `engines.store.ARCHITECTURES` must know it as “Painter”."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "model.safetensors"
    save_file(
        {"unused": torch.tensor([float(sum(map(ord, way)))])}, path
    )  # files are told apart by it
    write_card(folder, {
        "name": name, "task": "generate", "title": "Painter", "architecture": "Painter",
        "licence": "CC-BY-4.0", "data": "", "command": "", "seed": 0, "steps": 0, "hardware": "",
        "minutes": 0.0, "limits": "", "file": path.name,
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        "size_bytes": path.stat().st_size,
        "parameters": {"side": SIDE, "way": way}, "styles": {k: k.title() for k in KINDS},
    })  # fmt: skip
    return folder


def write_pictures(folder: Path, each: int, first: int = 10_000) -> Path:
    """`each` real pictures of each kind, in folders of their names."""
    net = Painter(SIDE)
    for kind in KINDS:
        (folder / kind).mkdir(parents=True, exist_ok=True)
        pictures = net.synthesis(net.sample(range(first, first + each), kind))
        for i, picture in enumerate((pictures * 255).byte().permute(0, 2, 3, 1).numpy()):
            bgr = cv2.cvtColor(np.ascontiguousarray(picture), cv2.COLOR_RGB2BGR)
            cv2.imwrite(str(folder / kind / f"{i}.png"), bgr)
    return folder
