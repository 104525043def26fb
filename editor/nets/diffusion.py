"""Denoising diffusion: a small U-Net that tells noise from picture, and the way between the two.

Ho et al. 2020 (the process, the U-Net), Nichol & Dhariwal 2021 (cosine schedule), Song et al. 2021
(DDIM: the same noise is always the same picture), Lu et al. 2022 (DPM-Solver++: DDIM of second
order), Salimans & Ho 2022 (v, which few steps want), Karras et al. 2022 (the net adds to the best
linear guess, from inputs of even size), Hoogeboom et al. 2023 (the finest pixels are folded into
channels, which costs a quarter).

    x_t = alpha x_0 + sigma eps,   alpha = cos phi, sigma = sin phi, phi = pi t / 2,   t in 0..1
    v   = alpha eps - sigma x_0,   so x_0 = alpha x_t - sigma v,  eps = sigma x_t + alpha v
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from editor.nets.latent import LatentGenerator

GROUPS = 8
HEAD = 32
"""Channels of a head of attention, about."""
CALM = 0.75
"""Standard deviation of the calmest noise that is drawn from; measured: 0.7 begins to be fog."""
REPEATS = 3
"""Of each step of DDIM backwards."""
SPREAD = 0.5
"""Standard deviation of pictures in -1..1."""
FOLD = 2
"""Pixels a side that are one place of the network."""


class ResidualBlock(nn.Module):
    """Two convolutions (n, c_in, h, w) -> (n, c_out, h, w), scaled and shifted by e (n, e_dim)."""

    def __init__(self, c_in: int, c_out: int, e_dim: int) -> None:
        super().__init__()
        self.norm1, self.norm2 = nn.GroupNorm(GROUPS, c_in), nn.GroupNorm(GROUPS, c_out)
        self.conv1 = nn.Conv2d(c_in, c_out, 3, padding=1)
        self.conv2 = _still(nn.Conv2d(c_out, c_out, 3, padding=1))
        self.told = nn.Linear(e_dim, 2 * c_out)
        self.skip = nn.Conv2d(c_in, c_out, 1) if c_in != c_out else nn.Identity()

    def forward(self, x: Tensor, e: Tensor) -> Tensor:
        """x: (n, c_in, h, w). e: (n, e_dim)."""
        scale, shift = self.told(e)[:, :, None, None].chunk(2, 1)
        h = self.norm2(self.conv1(F.silu(self.norm1(x)))) * (1 + scale) + shift
        mixed: Tensor = self.skip(x) + self.conv2(F.silu(h))
        return mixed


class Attention(nn.Module):
    """Every place (n, c, h, w) looks at every other."""

    def __init__(self, c: int) -> None:
        super().__init__()
        self.heads = math.gcd(c, max(1, c // HEAD))
        self.norm = nn.GroupNorm(GROUPS, c)
        self.qkv = nn.Conv2d(c, 3 * c, 1)
        self.out = _still(nn.Conv2d(c, c, 1))

    def forward(self, x: Tensor) -> Tensor:
        """x: (n, c, h, w)."""
        n, c, h, w = x.shape
        q, k, v = self.qkv(self.norm(x)).reshape(n, 3, self.heads, -1, h * w).unbind(1)
        # by hand: torch's fused attention spends a third of a CPU's step on its way back
        weights = (q.transpose(2, 3) @ (k / math.sqrt(k.shape[2]))).softmax(3).to(v.dtype)
        looked: Tensor = x + self.out((v @ weights.transpose(2, 3)).reshape(n, c, h, w))
        return looked


class Stage(nn.Module):
    """A residual block and, where the net looks round, attention."""

    def __init__(self, c_in: int, c_out: int, e_dim: int, looks: bool) -> None:
        super().__init__()
        self.block = ResidualBlock(c_in, c_out, e_dim)
        self.attention = Attention(c_out) if looks else nn.Identity()

    def forward(self, x: Tensor, e: Tensor) -> Tensor:
        """x: (n, c_in, h, w). e: (n, e_dim)."""
        h: Tensor = self.attention(self.block(x, e))
        return h


class UNet(nn.Module):
    """v of noisy pictures x_t (n, 3, h, w), h and w multiples of `stride`, at times t (n,) 0..1.

    widths: channels of each level, the finest first, each half as large as the one before.
    depths: residual blocks of each. looks: levels, from the coarsest, with attention. kinds:
    classes y (n, kinds), weights of each; all 0 = any.
    """

    def __init__(
        self, widths: Sequence[int], depths: Sequence[int], looks: int = 2, kinds: int = 0
    ) -> None:
        super().__init__()
        e_dim = 4 * widths[0]
        self.frequencies = widths[0]
        self.stride = FOLD * 2 ** (len(widths) - 1)
        self.time = nn.Sequential(
            nn.Linear(widths[0], e_dim), nn.SiLU(), nn.Linear(e_dim, e_dim), nn.SiLU()
        )
        self.kind = nn.Parameter(torch.randn(kinds, e_dim) / math.sqrt(e_dim))
        self.into = nn.Conv2d(3 * FOLD**2, widths[0], 3, padding=1)
        attend = [level >= len(widths) - looks for level in range(len(widths))]
        self.down, self.up = nn.ModuleList(), nn.ModuleList()
        finer, coarser = (widths[0], *widths), (*widths[1:], widths[-1])
        for level, (c, depth) in enumerate(zip(widths, depths, strict=True)):
            for part, c_in in ((self.down, finer[level]), (self.up, coarser[level] + c)):
                sizes = pairwise((c_in, *[c] * depth))
                part.append(nn.ModuleList(Stage(a, b, e_dim, attend[level]) for a, b in sizes))
        self.middle = Stage(widths[-1], widths[-1], e_dim, looks > 0)
        self.norm = nn.GroupNorm(GROUPS, widths[0])
        self.out = _still(nn.Conv2d(widths[0], 3 * FOLD**2, 3, padding=1))

    def forward(self, x: Tensor, t: Tensor, y: Tensor) -> Tensor:
        """x: (n, 3, h, w). t: (n,), 0 picture .. 1 noise. y: (n, kinds). Returns v (n, 3, h, w)."""
        e = self.time(waves(t, self.frequencies)) + y @ self.kind
        alpha, sigma = ((t * math.pi / 2).cos(), (t * math.pi / 2).sin())
        size = (alpha.square() * SPREAD**2 + sigma.square()).sqrt()  # of x
        guess = alpha * sigma * (1 - SPREAD**2) / size.square()
        h, kept = self.into(F.pixel_unshuffle(_times(x, 1 / size), FOLD)), []
        for level, stages in enumerate(self.down):
            h = F.avg_pool2d(h, 2) if level else h
            for stage in stages:  # type: ignore[attr-defined]
                h = stage(h, e)
            kept.append(h)
        h = self.middle(h, e)
        for stages in reversed(self.up):
            h = F.interpolate(h, size=kept[-1].shape[2:])
            h = torch.cat([h, kept.pop()], 1)
            for stage in stages:  # type: ignore[attr-defined]
                h = stage(h, e)
        more = F.pixel_shuffle(self.out(F.silu(self.norm(h))), FOLD)
        return _times(x, guess) + _times(more, SPREAD / size)


class DiffusionGenerator(LatentGenerator):
    """A `Generator` whose z (n, 3 side^2) is the noise that a picture begins as.

    steps: of DDIM, by which `forward` draws. guidance: how much farther than told a picture goes
    towards its kind (Ho & Salimans 2022), 1 = as told. widths, depths, looks: as `UNet`.
    """

    inverts = True

    def __init__(
        self, side: int, widths: Sequence[int] = (64, 128, 192), depths: Sequence[int] = (1, 1, 1),
        *, looks: int = 2, steps: int = 24, guidance: float = 1.0, kinds: Sequence[str] = (),
    ) -> None:  # fmt: skip
        super().__init__(side, 3 * side * side, kinds)
        self.steps, self.guidance = steps, guidance
        self.unet = UNet(widths, depths, looks, len(kinds))

    def sample(
        self, seeds: Sequence[int], style: str | None = None, truncation: float = 1.0
    ) -> Tensor:
        """As `Generator.sample`; truncation 0 is noise of size `CALM`, whose pictures are plainer.

        Less noise than that the net has never seen: it would draw fog.
        """
        return super().sample(seeds, style, CALM + (1 - CALM) * truncation)

    def v(self, x: Tensor, phi: float, y: Tensor) -> Tensor:
        """v (n, 3, h, w), float32, of noisy pictures, guided towards kinds y (n, kinds)."""
        t = torch.full((len(x),), 2 * phi / math.pi, device=x.device)
        v: Tensor = self.unet(x, t, y).float()
        if self.guidance == 1 or not self.kinds:
            return v
        any_kind = self.unet(x, t, torch.zeros_like(y)).float()
        return torch.lerp(any_kind, v, self.guidance)

    def parted(self, x: Tensor, phi: float, y: Tensor) -> tuple[Tensor, Tensor]:
        """What a noisy picture (n, 3, h, w) is made of: (x_0 in -1..1, eps)."""
        x_0 = (math.cos(phi) * x - math.sin(phi) * self.v(x, phi, y)).clamp(-1, 1)
        return x_0, (x - math.cos(phi) * x_0) / math.sin(phi)

    def forward(self, z: Tensor, y: Tensor) -> Tensor:
        """z (n, 3 side^2), y (n, kinds): pictures (n, 3, side, side) in -1..1.

        By DPM-Solver++(2M): each step of DDIM takes x_0 as it would be half-way on.
        """
        size = z.std(1, keepdim=True)
        z = z * (CALM / size.clamp(1e-6, CALM))  # halfway from one noise to another it is weaker
        x = z.view(-1, 3, self.side, self.side)
        last, farther = torch.zeros_like(x), math.inf
        for phi, nearer in pairwise(angles(self.steps)):
            x_0, _ = self.parted(x, phi, y)
            ahead = torch.lerp(last, x_0, 1 + _half_way(farther, phi, nearer))
            rest = (x - math.cos(phi) * ahead) / math.sin(phi)
            x = math.cos(nearer) * ahead + math.sin(nearer) * rest
            last, farther = x_0, phi
        return x

    def encode(self, picture: Tensor) -> Tensor:
        """Pictures (n, 3, side, side) in 0..1 as the noise that is drawn into them: (n, latent).

        The same way backwards: x turns by phi towards v (Song et al. 2021), which is taken in the
        middle of each step and found as a fixed point. The kind is left open: the middle of all.
        """
        y = picture.new_full((len(picture), len(self.kinds)), 1 / max(1, len(self.kinds)))
        x = 2 * picture - 1
        for nearer, phi in pairwise(reversed(angles(self.steps))):
            half, middle = (phi - nearer) / 2, x
            for _ in range(REPEATS):
                v = self.v(middle, nearer + half, y)
                middle = (x + math.sin(half) * v) / math.cos(half)
            x = math.cos(half) * middle + math.sin(half) * v
        return torch.cat([x.flatten(1), y], 1)

    def affines(self) -> tuple[Tensor, ...]:
        """None: noise of every place comes in through the same small convolution."""
        return ()


def angles(steps: int) -> list[float]:
    """phi of each step from pi / 2 (noise) down to 0 (picture), nearer one another there, where
    fine details come: steps + 1 of them."""
    return [math.pi / 2 * ((steps - k) / steps) ** 1.5 for k in range(steps + 1)]


def _half_way(farther: float, phi: float, nearer: float) -> float:
    """How much farther than from `farther` to phi it is half-way on to `nearer`, by log SNR."""
    if farther == math.inf or nearer == 0:
        return 0.0
    past, now, soon = (-math.log(math.tan(angle)) for angle in (farther, phi, nearer))
    return (soon - now) / (2 * (now - past))


def waves(t: Tensor, count: int) -> Tensor:
    """Times (n,) 0..1 as sines and cosines (n, count) of up to 1000 t (Vaswani et al. 2017)."""
    angle = t[:, None] * torch.logspace(0, 3, count // 2, device=t.device)
    return torch.cat([angle.sin(), angle.cos()], 1)


def _times(x: Tensor, factor: Tensor) -> Tensor:
    """x (n, c, h, w) times a factor (n,) of each."""
    return x * factor[:, None, None, None]


def _still(layer: nn.Conv2d) -> nn.Conv2d:
    """A layer that adds nothing at first, so that training begins calmly."""
    nn.init.zeros_(layer.weight)
    nn.init.zeros_(layer.bias)  # type: ignore[arg-type]
    return layer
