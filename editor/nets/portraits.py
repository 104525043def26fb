"""The portrait generator: a VAE-GAN whose first latent coordinates are what sliders are named for.

A latent is [tied | free | style]: one coordinate for each attribute, in its units; what labels do
not say; and the weights of the drawing styles, which sum to 1.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from editor.core.errors import BadInput
from editor.nets.generator import Attribute, blended, layered
from editor.nets.posterior import Posterior

DRAWN = ("avataaars", "personas", "micah")
STYLES = (*DRAWN, "fluent3d")
"""Drawing styles, in the order of their latent coordinates."""
COMMON = ("avataaars", "personas")
LAB = "20 units of CIELAB"
ATTRIBUTES = (
    Attribute("smile", "from sad to calm, from calm to smiling", -1, 1, DRAWN),
    Attribute("open_mouth", "from closed to open", 0, 1, DRAWN),
    Attribute("closed_eyes", "from open to closed", 0, 1, DRAWN),
    Attribute("glasses", "from none to clear, from clear to dark", 0, 2, DRAWN),
    Attribute("beard", "from none to light, from light to full", 0, 2, DRAWN),
    Attribute("moustache", "from none to one", 0, 1, COMMON),
    Attribute("hair_length", "from none to short, from short to long", 0, 2, DRAWN),
    Attribute("hat", "from none to one", 0, 1, COMMON),
    Attribute("earrings", "from none to stud, from stud to hoop", 0, 2, ("micah",)),
    Attribute("age", "from child to adult, from adult to old", -1, 1, ("personas", "fluent3d")),
    Attribute("skin", "one of five tones darker", 0, 4, stepped=False),
    Attribute("hair_light", LAB, -3, 2, DRAWN, stepped=False),
    Attribute("hair_red", LAB, -1, 3.5, DRAWN, stepped=False),
    Attribute("hair_yellow", LAB, -3, 3.5, DRAWN, stepped=False),
    Attribute("clothes_light", LAB, -2.5, 2, DRAWN, stepped=False),
    Attribute("clothes_red", LAB, -2.5, 4, DRAWN, stepped=False),
    Attribute("clothes_yellow", LAB, -3, 2.5, DRAWN, stepped=False),
    Attribute("background_light", LAB, 0.5, 2, stepped=False),
    Attribute("background_red", LAB, -1.5, 1.5, stepped=False),
    Attribute("background_yellow", LAB, -1.5, 1.5, stepped=False),
)
STRIDE = 32
"""The picture's side over the side of the coarsest features."""


class Code(NamedTuple):
    """What the encoder says of n pictures: means of tied and free coordinates, the logarithm of
    the free ones' variance, logits of the styles. (n, attributes), (n, free), same, (n, styles)."""

    tied: Tensor
    free: Tensor
    log_variance: Tensor
    style: Tensor


class Residual(nn.Module):
    """Convolutions round a shortcut, silent at the start; without norms, which cost a CPU much."""

    def __init__(self, width: int, depth: int = 2) -> None:
        super().__init__()
        self.layers = nn.ModuleList(nn.Conv2d(width, width, 3, 1, 1) for _ in range(depth))
        nn.init.zeros_(self.layers[-1].weight)  # type: ignore[arg-type]

    def forward(self, x: Tensor) -> Tensor:
        """(n, width, h, w), same out."""
        y = x
        for layer in self.layers:
            y = layer(F.leaky_relu(y, 0.2))
        return x + y


class Modulated(nn.Module):
    """A residual block whose input the latent scales and shifts (FiLM, Perez et al. 2018)."""

    def __init__(self, width: int, latent: int, depth: int = 2) -> None:
        super().__init__()
        self.block = Residual(width, depth)
        self.affine = nn.Linear(latent, 2 * width)
        nn.init.zeros_(self.affine.bias)
        nn.init.normal_(self.affine.weight, std=0.02)

    def forward(self, x: Tensor, latent: Tensor) -> Tensor:
        """x: (n, width, h, w), latent: (n, d); x's shape out."""
        scale, shift = self.affine(latent)[..., None, None].to(x.dtype).chunk(2, dim=1)
        changed: Tensor = self.block(torch.addcmul(x + shift, x, scale))
        return changed


class Doubling(nn.Sequential):
    """Twice the height and width: a convolution to four times the channels, then PixelShuffle."""

    def __init__(self, inputs: int, outputs: int, size: int = 1) -> None:
        conv = nn.Conv2d(inputs, 4 * outputs, size, 1, size // 2)
        with torch.no_grad():  # the four pixels of one place start equal: ICNR, Aitken et al. 2017
            conv.weight.copy_(conv.weight[::4].repeat_interleave(4, 0))
            nn.init.zeros_(conv.bias)  # type: ignore[arg-type]
        super().__init__(conv, nn.PixelShuffle(2))


class Encoder(nn.Sequential):
    """Pictures (n, 3, side, side) in -1..1 to (n, outputs). widths: from fine to coarse."""

    def __init__(self, widths: Sequence[int], corner: int, outputs: int) -> None:
        layers: list[nn.Module] = [nn.PixelUnshuffle(2), nn.Conv2d(12, widths[0], 3, 1, 1)]
        for level, (fine, coarse) in enumerate(pairwise(widths)):
            layers += [nn.LeakyReLU(0.2), nn.Conv2d(fine, coarse, 3, 2, 1)]
            layers += [Residual(coarse, 1 if level < 2 else 2)]
        layers += [nn.LeakyReLU(0.2), nn.Flatten()]
        super().__init__(*layers, nn.Linear(widths[-1] * corner**2, outputs))


class Decoder(nn.Module):
    """Latents (n, d) to pictures (n, 3, side, side), about 0..1. widths: from fine to coarse."""

    def __init__(self, widths: Sequence[int], corner: int, latent: int) -> None:
        super().__init__()
        self.corner, coarse = corner, widths[-1]
        self.start = nn.Linear(latent, coarse * corner**2)
        steps = list(pairwise(reversed(widths)))
        self.first = Modulated(coarse, latent)
        self.blocks = nn.ModuleList(
            Modulated(fine, latent, 1 if fine == widths[0] else 2) for _, fine in steps
        )
        self.ups = nn.ModuleList(Doubling(a, b) for a, b in steps)
        self.last = Doubling(widths[0], 3, 3)

    @property
    def layers(self) -> int:
        """Layers that take a latent: the start and each modulated block."""
        return 2 + len(self.blocks)

    def forward(
        self, latent: Tensor, under: Tensor | None = None, share: Tensor | None = None
    ) -> Tensor:
        """latent, under: (n, d) or (n, layers, d); under, share: see `Generator.synthesis`."""
        codes = layered(latent, self.layers)
        below = None if under is None else layered(under, self.layers)
        x = self._started(codes[:, 0])
        if below is not None and share is not None:
            x = blended(x, self._started(below[:, 0]), share)
        for layer, block in enumerate((self.first, *self.blocks), 1):
            x = x if layer == 1 else self.ups[layer - 2](x)
            made = block(x, codes[:, layer])
            if below is not None and share is not None:
                made = blended(made, block(x, below[:, layer]), share)
            x = made
        picture: Tensor = self.last(F.leaky_relu(x, 0.2)) * 0.5 + 0.5
        return picture

    def _started(self, latent: Tensor) -> Tensor:
        x: Tensor = self.start(latent).unflatten(1, (-1, self.corner, self.corner))
        return x.contiguous(memory_format=torch.channels_last)


class PortraitNet(nn.Module):
    """Draws portraits in several styles; its encoder inverts pictures (a `Generator`).

    Kingma & Welling 2014, Larsen et al. 2016. side: of the pictures, a multiple of `STRIDE`.
    widths: channels at 1/2, 1/4, ... 1/32 of it. free: latent coordinates that no label names.
    components: of each style's `Posterior`.
    """

    available: Tensor
    attributes: tuple[Attribute, ...] = ATTRIBUTES
    kinds: tuple[str, ...] = STYLES
    inverts = True

    def __init__(
        self,
        side: int = 128,
        widths: Sequence[int] = (32, 64, 128, 192, 256),
        free: int = 64,
        components: int = 24,
    ) -> None:
        super().__init__()
        self.side, self.free = side, free
        self.tied, self.latent = len(ATTRIBUTES), len(ATTRIBUTES) + free + len(STYLES)
        corner = side // STRIDE
        self.encoder = Encoder(widths, corner, self.latent + free)
        self.decoder = Decoder(widths, corner, self.latent)
        self.layers = self.decoder.layers
        self.posterior = Posterior(len(STYLES), components, self.tied + free)
        known = [[not a.styles or style in a.styles for a in ATTRIBUTES] for style in STYLES]
        self.register_buffer("available", torch.tensor(known).float(), persistent=False)

    def code(self, picture: Tensor) -> Code:
        """What the encoder says of pictures (n, 3, side, side) in 0..1, in float32."""
        parts = self.encoder(picture * 2 - 1).float()
        sizes = [self.tied, self.free, self.free, len(STYLES)]
        tied, free, logarithm, style = torch.split(parts, sizes, dim=1)
        return Code(tied, free, logarithm.clamp(-10, 4), style)

    def joined(self, tied: Tensor, free: Tensor, style: Tensor) -> Tensor:
        """The latent (n, d); coordinates that a picture's styles do not know become 0."""
        return torch.cat([tied * (style @ self.available), free, style], dim=1)

    def parted(self, latent: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Tied coordinates, free ones, weights of the styles, of latents (n, d)."""
        tied, free, style = torch.split(latent, [self.tied, self.free, len(STYLES)], dim=1)
        return tied, free, style

    def encode(self, picture: Tensor) -> Tensor:
        """The latents of pictures (n, 3, side, side) in 0..1: (n, d)."""
        code = self.code(picture)
        return self.joined(code.tied, code.free, code.style.softmax(1))

    def decode(self, latent: Tensor) -> Tensor:
        """As `synthesis`, a little beyond 0..1 too, which learning needs."""
        made: Tensor = self.decoder(latent)
        return made

    def synthesis(
        self,
        latent: Tensor,
        under: Tensor | None = None,
        share: Tensor | None = None,
        noise: int = 0,
    ) -> Tensor:
        """The pictures of latents (n, d) or (n, layers, d): float32 (n, 3, side, side) in 0..1.

        under, share: see `Generator.synthesis`.
        """
        made: Tensor = self.decoder(latent, under, share)
        return made.float().clamp(0, 1)

    def kind(self, latent: Tensor) -> str:
        """The drawing style that weighs most in a latent (1, d) or (1, layers, d)."""
        weights = latent.flatten(0, -2)[:, -len(STYLES) :].mean(0)
        return STYLES[int(weights.argmax())]

    def unusual(self, latent: Tensor) -> float:
        """How far a latent (1, d) lies from those of its style's portraits: they are at about 1."""
        weights = latent[0, -len(STYLES) :]
        code = latent[0, : self.tied + self.free]
        return float(self.posterior.far(int(weights.argmax()), code))

    def affines(self) -> tuple[Tensor, ...]:
        """For each layer the matrix (outputs, d) by which it takes in its latent."""
        blocks = (self.decoder.first, *self.decoder.blocks)
        return (self.decoder.start.weight, *(block.affine.weight for block in blocks))

    def forward(self, picture: Tensor) -> Tensor:
        """Pictures (n, 3, side, side) in 0..1 as the generator draws them."""
        return self.synthesis(self.encode(picture))

    def sample(
        self, seeds: Sequence[int], style: str | None = None, truncation: float = 1.0
    ) -> Tensor:
        """One latent for each seed, from the `Posterior`: (n, d). BadInput for an unknown style.

        What pictures have whole or not at all, such as glasses, is rounded to whole steps.
        """
        if style is not None and style not in STYLES:
            raise BadInput(f"There is no drawing style “{style}”.", remedy=", ".join(STYLES) + ".")
        codes, kinds = [], []
        for seed in seeds:
            random = torch.Generator().manual_seed(seed)
            any_style = int(torch.randint(len(STYLES), (), generator=random))
            kind = any_style if style is None else STYLES.index(style)
            codes.append(self.posterior.draw(kind, truncation, random))
            kinds.append(kind)
        tied, free = torch.split(torch.stack(codes), [self.tied, self.free], dim=1)
        weights = F.one_hot(torch.tensor(kinds, device=tied.device), len(STYLES)).float()
        return self.joined(self.settled(tied), free, weights)

    def settled(self, tied: Tensor) -> Tensor:
        """Tied coordinates (n, attributes) within their ranges, whole where pictures have steps."""
        low, high, stepped = (
            torch.tensor([float(getattr(a, name)) for a in ATTRIBUTES], device=tied.device)
            for name in ("low", "high", "stepped")
        )
        return torch.where(stepped > 0, tied.round(), tied).clamp(low, high)

    def direction(self, name: str) -> Tensor:
        """What one unit of an attribute adds to a latent: (d,). BadInput for an unknown name."""
        names = [attribute.name for attribute in ATTRIBUTES]
        if name not in names:
            raise BadInput(f"There is no attribute “{name}”.", remedy=", ".join(names) + ".")
        index = torch.tensor(names.index(name), device=self.available.device)
        return F.one_hot(index, self.latent).float()

    def values(self, latent: Tensor) -> Tensor:
        """How much latents (n, d) have of each attribute, in units: (n, attributes)."""
        return latent[:, : self.tied]
