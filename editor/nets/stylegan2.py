"""StyleGAN2 in plain torch (Karras et al. 2019, 2020; conditional as in ADA, 2020).

A mapping network turns noise z into a latent w, the synthesis network a latent into a picture.
Parameters and buffers are named as in published checkpoints.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, cast

import numpy as np
import torch
from torch import Tensor, nn

from editor.core.errors import BadInput
from editor.nets.modulated import FullyConnected, normalised
from editor.nets.stylegan2_synthesis import Plan, SynthesisNetwork

SLOW = 0.01
"""Learning rate of the mapping network relative to the others."""
FORGET = 0.995
"""How much of `w_avg` stays after a batch."""
CROWD, CROWDS = 512, 8192
"""Latents whose mean is the middle of a kind, at most, and of all kinds together."""


class MappingNetwork(nn.Module):
    """Noise z (n, z_dim) and classes c (n, c_dim) to latents (n, w_dim); z_dim or c_dim may be 0.

    w_avg: the mean of all latents it made in training, where `tracked`.
    """

    w_avg: Tensor

    def __init__(
        self, z_dim: int, c_dim: int, w_dim: int, layers: int, tracked: bool = True
    ) -> None:
        super().__init__()
        self.z_dim, self.c_dim, self.depth = z_dim, c_dim, layers
        if c_dim:
            self.embed = FullyConnected(c_dim, w_dim)
        sizes = [z_dim + (w_dim if c_dim else 0), *[w_dim] * layers]
        for i in range(layers):
            layer = FullyConnected(sizes[i], sizes[i + 1], slow=SLOW, active=True)
            self.add_module(f"fc{i}", layer)
        if tracked:
            self.register_buffer("w_avg", torch.zeros(w_dim))

    def forward(self, z: Tensor | None, c: Tensor | None = None) -> Tensor:
        """z: standard normal, None where z_dim is 0. c: one-hot, needed where there are classes."""
        parts = [] if z is None else [normalised(z)]
        if self.c_dim:
            assert c is not None
            parts.append(normalised(self.embed(c)))
        x = torch.cat(parts, dim=1)
        for i in range(self.depth):
            x = self.get_submodule(f"fc{i}")(x)
        return x

    def track(self, w: Tensor) -> None:
        """Let `w_avg` follow the latents (n, w_dim) of a batch."""
        self.w_avg.lerp_(w.detach().float().mean(0), 1 - FORGET)


class Synthesis(Protocol):
    """Latents to pictures, as `Generator.synthesis` has it."""

    @property
    def layers(self) -> int:
        """Latents it takes."""
        ...

    def affines(self) -> tuple[Tensor, ...]:
        """For each latent the matrix (outputs, w_dim) by which its layers take it in."""
        ...


class StyleBased(nn.Module):
    """A mapping and a synthesis network of whatever family: a `Generator` without encoder.

    side: of its pictures. kinds: names of the mapping's classes, else their numbers; ValueError
    where there are more or fewer.
    """

    inverts = False
    mapping: MappingNetwork

    def __init__(
        self, side: int, mapping: MappingNetwork, synthesis: nn.Module, kinds: Sequence[str] = ()
    ) -> None:
        super().__init__()
        classes = mapping.c_dim
        if kinds and len(kinds) != classes:
            raise ValueError(f"{len(kinds)} kinds for {classes} classes")
        self.side, self.latent = side, mapping.w_avg.shape[0]
        self.kinds = tuple(kinds) or tuple(str(i) for i in range(classes))
        self.mapping, self.synthesis = mapping, synthesis
        self.layers = cast(Synthesis, synthesis).layers
        self._known: tuple[object, Tensor] | None = None

    def forward(self, z: Tensor, c: Tensor | None = None) -> Tensor:
        """Noise (n, z_dim) and classes (n, c_dim) to pictures (n, 3, side, side) in 0..1."""
        picture: Tensor = self.synthesis(self.mapping(z, c))
        return picture

    def sample(
        self, seeds: Sequence[int], style: str | None = None, truncation: float = 1.0
    ) -> Tensor:
        """The latent in W of each seed: (n, w_dim). style: one of `kinds`, None = by the seed.

        Seeds are those of published galleries, which draw z by numpy's Mersenne twister.
        BadInput for an unknown kind.
        """
        if style is not None and style not in self.kinds:
            known = ", ".join(self.kinds) or "none"
            raise BadInput(f"There is no kind “{style}” here.", remedy=f"Known: {known}.")
        states = [np.random.RandomState(seed % 2**32) for seed in seeds]
        noise = [state.randn(self.mapping.z_dim) for state in states]
        z = torch.from_numpy(np.stack(noise)).to(self.mapping.w_avg)
        if not self.kinds:
            return torch.lerp(self.mapping.w_avg, self._mapped(z), truncation)
        index = [state.randint(len(self.kinds)) if style is None else self.kinds.index(style)
                 for state in states]  # fmt: skip
        w = self._mapped(z, self._classes(index))
        return torch.lerp(self._middles()[index], w, truncation)

    def encode(self, picture: Tensor) -> Tensor:
        """BadInput: there is no encoder."""
        raise BadInput("This generator has no encoder.", remedy="Let the picture be optimised.")

    def kind(self, latent: Tensor) -> str:
        """The kind whose middle is nearest to a latent (1, d) or (1, layers, d)."""
        if not self.kinds:
            return ""
        mean = latent.flatten(0, -2).mean(0, keepdim=True)
        return self.kinds[int(torch.cdist(mean, self._middles()).argmin())]

    def affines(self) -> tuple[Tensor, ...]:
        """For each layer the matrix (outputs, w_dim) by which it takes in its latent."""
        return cast(Synthesis, self.synthesis).affines()

    def _mapped(self, z: Tensor, c: Tensor | None = None) -> Tensor:
        """Latents in the precision of their mean, whatever the mapping computes in."""
        w: Tensor = self.mapping(z, c)
        return w.to(self.mapping.w_avg)

    def _classes(self, index: Sequence[int]) -> Tensor:
        """One-hot rows (n, classes)."""
        rows = torch.eye(len(self.kinds))[list(index)]
        return rows.to(self.mapping.w_avg)

    def _middles(self) -> Tensor:
        """The mean latent of each kind: (classes, w_dim). That of all kinds together, which is in
        `w_avg`, would be none of them. Remembered until the mapping learns."""
        state = tuple(map(_state, self.mapping.parameters()))
        if self._known is None or self._known[0] != state:
            with torch.inference_mode(False), torch.no_grad():
                self._known = (state, self._averaged())
        return self._known[1]

    def _averaged(self) -> Tensor:
        count = max(8, min(CROWD, CROWDS // len(self.kinds)))
        random = torch.Generator().manual_seed(0)
        z = torch.randn(count, self.mapping.z_dim, generator=random).to(self.mapping.w_avg)
        every = range(len(self.kinds))
        return torch.stack([self._mapped(z, self._classes([i] * count)).mean(0) for i in every])


def _state(parameter: Tensor) -> tuple[int, torch.device, int]:
    """Equal only while a parameter is the same; copies made for inference never learn."""
    version = 0 if parameter.is_inference() else parameter._version
    return id(parameter), parameter.device, version


class StyleGAN2Net(StyleBased):
    """Mapping and synthesis: a `Generator` without encoder.

    side: of the pictures, a power of two >= 8. c_dim: classes; kinds: their names, else numbers.
    channel_base: widths are this over the side, at most channel_max. clamp, architecture: see
    `Plan`. ValueError for others.
    """

    def __init__(
        self,
        side: int,
        z_dim: int = 512,
        w_dim: int = 512,
        c_dim: int = 0,
        mapping_layers: int = 8,
        channel_base: int = 32768,
        channel_max: int = 512,
        architecture: str = "skip",
        clamp: float | None = None,
        kinds: Sequence[str] = (),
    ) -> None:
        if architecture not in ("skip", "resnet", "orig") or side < 8 or side & (side - 1):
            raise ValueError(f"no generator of {side} pixels, architecture {architecture}")
        plan = Plan(w_dim, clamp, architecture)
        super().__init__(
            side,
            MappingNetwork(z_dim, c_dim, w_dim, mapping_layers),
            SynthesisNetwork(side, channel_base, channel_max, plan),
            kinds,
        )
