"""Frozen feature networks for losses and measures, read from the data folder, never shipped."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import Tensor, nn

from editor.core.errors import BadFile

SQUEEZE_CUTS = (2, 5, 8, 10, 11, 12, 13)
"""Ends of the seven slices of SqueezeNet 1.1 that LPIPS compares (Zhang et al. 2018)."""
VGG_CUTS = (4, 11, 18)
"""Ends of relu1_1, relu2_1 and relu3_1 in the normalised VGG-19 encoder."""


def weight_file(relative: str, near: Path | None = None) -> Path:
    """The file of a measuring network, e.g. "squeezenet1_1/squeezenet1_1.safetensors".

    Looked for in `weights` beside the data folder `near` or in it, then in $UNDERPAINT_DATA,
    then in ../shared/data of the checkout. BadFile says where it was looked for.
    """
    roots = [near, near.parent] if near is not None else []
    if os.environ.get("UNDERPAINT_DATA"):
        roots.append(Path(os.environ["UNDERPAINT_DATA"]))
    roots.append(Path(__file__).parents[3] / "shared" / "data")
    for root in roots:
        if (found := root / "weights" / relative).is_file():
            return found
    raise BadFile(
        "This measuring network was not found.",
        file=f"weights/{relative}",
        remedy="Set UNDERPAINT_DATA to the data folder; looked in " + ", ".join(map(str, roots)),
    )


class Slices(nn.Module):
    """A frozen feature network that returns the output of each of its slices."""

    mean: Tensor
    scale: Tensor

    def __init__(
        self, layers: Iterable[nn.Module], cuts: tuple[int, ...], mean: Tensor, scale: Tensor
    ) -> None:
        super().__init__()
        layers, begin = list(layers), 0
        self.slices = nn.ModuleList()
        for end in cuts:
            self.slices.append(nn.Sequential(*layers[begin:end]))
            begin = end
        self.register_buffer("mean", mean.view(1, 3, 1, 1))
        self.register_buffer("scale", scale.view(1, 3, 1, 1))
        self.eval().requires_grad_(False)

    def forward(self, x: Tensor) -> list[Tensor]:
        """x: (n, 3, h, w) RGB in 0..1 -> one (n, c, h', w') for each slice."""
        x = (x - self.mean) / self.scale
        out = []
        for part in self.slices:
            x = part(x)
            out.append(x)
        return out


def squeezenet(near: Path | None = None) -> Slices:
    """SqueezeNet 1.1 (Iandola et al. 2016) in the seven slices of LPIPS."""
    from torchvision.models import squeezenet1_1

    net = squeezenet1_1(weights=None)
    net.load_state_dict(load_file(weight_file("squeezenet1_1/squeezenet1_1.safetensors", near)))
    layers = [_not_in_place(m) for m in net.features]
    mean, scale = torch.tensor([0.485, 0.456, 0.406]), torch.tensor([0.229, 0.224, 0.225])
    return Slices(layers, SQUEEZE_CUTS, mean, scale)


def vgg19(near: Path | None = None) -> Slices:
    """VGG-19 (Simonyan & Zisserman 2014) to relu3_1, normalised weights, reflecting borders."""
    weights = load_file(weight_file("vgg19_features/vgg19_wct_levels123.safetensors", near))
    layers: list[nn.Module] = [nn.Conv2d(3, 3, 1)]
    for inputs, outputs, pool in ((3, 64, 0), (64, 64, 1), (64, 128, 0), (128, 128, 1),
                                  (128, 256, 0)):  # fmt: skip
        layers += [nn.ReflectionPad2d(1), nn.Conv2d(inputs, outputs, 3), nn.ReLU()]
        layers += [nn.MaxPool2d(2, ceil_mode=True)] if pool else []
    net = nn.Sequential(*layers)
    encoder = {k[5:]: v for k, v in weights.items() if k.startswith("enc3.")}
    net.load_state_dict(encoder)
    return Slices(layers, VGG_CUTS, torch.zeros(3), torch.ones(3))


def lpips_heads(near: Path | None = None) -> list[Tensor]:
    """Linear heads of LPIPS 0.1 for SqueezeNet: seven non-negative (1, c, 1, 1)."""
    path = weight_file("lpips/squeeze.pth", near)
    state = torch.load(path, map_location="cpu", weights_only=True)
    return [state[f"lin{i}.model.1.weight"] for i in range(len(SQUEEZE_CUTS))]


def distance_maps(a: list[Tensor], b: list[Tensor], heads: list[Tensor] | None) -> list[Tensor]:
    """Squared distance of unit-length features, one (n, 1, h', w') for each slice.

    heads weigh the channels (LPIPS); None sums them plainly ("unweighted").
    """
    maps = []
    for i, (x, y) in enumerate(zip(a, b, strict=True)):
        square = (_unit(x.float()) - _unit(y.float())).square()
        maps.append((square if heads is None else square * heads[i]).sum(1, keepdim=True))
    return maps


def hole_mean(value: Tensor, mask: Tensor) -> Tensor:
    """Mean of a map (n, c, h', w') over the hole of mask (n, 1, h, w): (n,).

    The mask is averaged down to the map's size, so that strokes thinner than a cell still count.
    """
    weight = shrunk(mask, value)
    total = (value * weight).mean(1).sum((1, 2))
    return total / weight.sum((1, 2, 3)).clamp_min(1e-6)


def shrunk(mask: Tensor, like: Tensor) -> Tensor:
    """The mask (n, 1, h, w) averaged down to the height and width of `like`."""
    h, w = like.shape[-2:]
    return F.adaptive_avg_pool2d(mask, (h, w))


def _unit(x: Tensor) -> Tensor:
    return x * torch.rsqrt(x.square().sum(1, keepdim=True) + 1e-10)


def _not_in_place(module: nn.Module) -> nn.Module:
    for part in module.modules():
        if isinstance(part, nn.ReLU):
            part.inplace = False
    return module
