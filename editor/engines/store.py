"""From a card to a network ready to answer; keeps the last few, refuses files that lie."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial
from math import isfinite
from pathlib import Path

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file
from torch import Tensor, nn

from editor.core.errors import DamagedModel
from editor.nets.anystyle import AnyStyleNet
from editor.nets.cyclegan import CycleGANNet
from editor.nets.dcgan import ConvolutionalGenerator
from editor.nets.diffusion import DiffusionGenerator
from editor.nets.inpaint import InpaintNet
from editor.nets.judge import JudgeNet
from editor.nets.perceptron import LatentCodeGenerator, PerceptronGenerator
from editor.nets.portraits import PortraitNet
from editor.nets.stargan import StarGANNet
from editor.nets.style import StyleNet
from editor.nets.stylegan2 import StyleGAN2Net
from editor.nets.stylegan3 import StyleGAN3Net
from editor.nets.vae import VariationalAutoencoder
from editor.weights.card import Card
from editor.weights.header import check_header
from editor.weights.shelf import verify

ARCHITECTURES: dict[str, Callable[..., nn.Module]] = {
    "CycleGANNet": CycleGANNet,
    "StarGANNet": StarGANNet,
    "InpaintNet": InpaintNet,
    "StyleNet": StyleNet,
    "AnyStyleNet": AnyStyleNet,
    "PortraitNet": PortraitNet,
    "StyleGAN2Net": StyleGAN2Net,
    "StyleGAN3Net": StyleGAN3Net,
    "JudgeNet": JudgeNet,
    "PerceptronGenerator": PerceptronGenerator,
    "DiffusionGenerator": DiffusionGenerator,
    "LatentCodeGenerator": LatentCodeGenerator,
    "ConvolutionalGenerator": ConvolutionalGenerator,
    "VariationalAutoencoder": VariationalAutoencoder,
}


PLAUSIBLE, MOST = 512, 2**16
"""A number among a card's parameters above which its network is looked at before it is made, and
one that is refused."""


class ModelStore:
    """Networks in eval() by card and device; the least recently used goes first."""

    def __init__(self, capacity: int = 4) -> None:
        self._capacity = capacity
        self._held: OrderedDict[tuple[str, str], nn.Module] = OrderedDict()

    def get(self, card: Card, device: torch.device) -> nn.Module:
        """The network of a card on a device, frozen, float32. DamagedModel where its file lies."""
        key = (card.sha256, str(device))
        if key not in self._held:
            verify(card)
            net = build(card, read_weights(card.path))
            self._held[key] = net.to(device).to(memory_format=torch.channels_last)
        self._held.move_to_end(key)
        while len(self._held) > self._capacity:
            self._held.popitem(last=False)
        return self._held[key]

    def clear(self) -> None:
        """Forget all networks, to make room."""
        self._held.clear()


@cache
def store() -> ModelStore:
    """The networks of this process."""
    return ModelStore()


def build(card: Card, weights: dict[str, Tensor]) -> nn.Module:
    """The card's architecture with these weights, in eval(), without gradients.

    DamagedModel where the architecture is unknown, or names, shapes or values do not fit it.
    """
    if card.architecture not in ARCHITECTURES:
        raise DamagedModel(f"Unknown architecture “{card.architecture}”.", file=card.path)
    make = partial(ARCHITECTURES[card.architecture], **card.parameters)
    try:
        if max(_numbers(card.parameters), default=0) > PLAUSIBLE:
            with torch.device("meta"):  # sizes without memory, for these may be made to fill it
                _check_fit(weights, make().state_dict(), card.path)
        net = make()
    except (TypeError, ValueError, RuntimeError, MemoryError) as error:
        raise DamagedModel(f"The card's parameters do not fit: {error}.", file=card.path) from error
    _check_fit(weights, net.state_dict(), card.path)
    net.load_state_dict({name: value.float() for name, value in weights.items()})
    return net.eval().requires_grad_(False)


def _numbers(value: object) -> Iterator[int]:
    """All whole ones, which may be sizes, of a card's parameters. ValueError for one that no
    network needs."""
    if isinstance(value, float) and not isfinite(value):
        raise ValueError(f"{value} is too much")
    if isinstance(value, int):
        if not abs(value) <= MOST:
            raise ValueError(f"{value} is too much")
        yield value
    elif isinstance(value, Mapping):
        yield from _numbers(list(value.values()))
    elif isinstance(value, Sequence) and not isinstance(value, str):
        if len(value) > MOST:
            raise ValueError("lists are too long")
        for each in value:
            yield from _numbers(each)


def read_weights(path: Path) -> dict[str, Tensor]:
    """All tensors of a safetensors file, after the header was checked; all finite.

    DamagedModel where the header is larger than 8 MB, lists more than 20,000 tensors, or does
    not account for every byte of the file.
    """
    try:
        check_header(path)
        weights: dict[str, Tensor] = load_file(path)
    except (OSError, ValueError, KeyError, TypeError, SafetensorError) as error:
        raise DamagedModel(f"This is no whole model file: {error}.", file=path) from error
    for name, value in weights.items():
        if value.is_floating_point() and not bool(torch.isfinite(value).all()):
            raise DamagedModel(f"“{name}” holds values that are no numbers.", file=path)
    return weights


def _check_fit(weights: dict[str, Tensor], wanted: dict[str, Tensor], path: Path) -> None:
    strange = sorted(set(weights) ^ set(wanted))
    if strange:
        raise DamagedModel(f"“{strange[0]}” is missing or does not belong here.", file=path)
    for name, value in weights.items():
        if value.shape != wanted[name].shape:
            shapes = f"{tuple(value.shape)}, not {tuple(wanted[name].shape)}"
            raise DamagedModel(f"“{name}” has the shape {shapes}.", file=path)
