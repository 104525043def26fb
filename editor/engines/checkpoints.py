"""The generator in a foreign file: its numbers by name, and what it was made with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from editor.core.errors import BadFile
from editor.engines.containers import read_values
from editor.engines.standins import Persistent, Refusal, StoredTensor

MOST_TENSORS = 20_000
DEEPEST = 16
"""Networks inside networks."""
AVERAGED = ("G_ema", "g_ema")
"""Under which names training keeps the generator that is meant for use."""


@dataclass(frozen=True, eq=False)
class Checkpoint:
    """weights: float32 arrays by name. settings: plain values the generator was made with.

    mean: the mean latent (d,) where the file keeps it beside the generator.
    """

    weights: Mapping[str, np.ndarray]
    settings: Mapping[str, Any] = field(default_factory=dict)
    mean: np.ndarray | None = None


def read_checkpoint(path: Path) -> Checkpoint:
    """The generator in a pickle of StyleGAN2-ADA or StyleGAN3 or in a file by torch.save.

    Raises BadFile for what is no generator, not only data, or does not fit its file.
    """
    values = read_values(path)
    try:
        checkpoint = _found(values, path.stat().st_size)
    except Refusal as refusal:
        raise BadFile(refusal.what, file=path, remedy=refusal.remedy) from refusal
    if not checkpoint.weights:
        raise _no_generator(path)
    return checkpoint


def _no_generator(path: Path) -> BadFile:
    return BadFile(
        "There is no generator in this file.",
        file=path,
        remedy="StyleGAN2, StyleGAN2-ADA and StyleGAN3 for PyTorch are read.",
    )


def _found(values: object, nbytes: int) -> Checkpoint:
    if not isinstance(values, dict | Persistent):
        return Checkpoint({})
    inside = values if isinstance(values, dict) else {"G_ema": values}
    chosen = next((inside[name] for name in AVERAGED if name in inside), inside)
    if isinstance(chosen, Persistent):
        tensors = dict(_limited(_parts(chosen)))
        return Checkpoint(_arrays(tensors, nbytes), _settings(chosen))
    if not isinstance(chosen, dict):
        return Checkpoint({})
    tensors = dict(_limited((k, v) for k, v in chosen.items() if isinstance(v, StoredTensor)))
    mean = inside.get("latent_avg")
    extra = {"latent_avg": mean} if isinstance(mean, StoredTensor) else {}
    arrays = _arrays(tensors | extra, nbytes)
    return Checkpoint(arrays, mean=arrays.pop("latent_avg", None))


def _parts(network: Persistent, prefix: str = "", depth: int = 0) -> Iterator[tuple[str, object]]:
    """The tensors of a network and of those within it, by the names torch gives them."""
    if depth > DEEPEST:
        raise Refusal("It is made to do harm: networks within networks without end.")
    hidden = network.state.get("_non_persistent_buffers_set")
    passing = hidden if isinstance(hidden, set | frozenset) else frozenset()
    for name, tensor in _entries(network, "_parameters") + _entries(network, "_buffers"):
        if name not in passing:
            yield prefix + name, tensor
    for name, child in _entries(network, "_modules"):
        yield prefix + name, None  # counted, so that a few shared networks cannot become many
        if isinstance(child, Persistent):
            yield from _parts(child, f"{prefix}{name}.", depth + 1)


def _entries(network: Persistent, kind: str) -> list[tuple[str, object]]:
    table = network.state.get(kind, {})
    if not isinstance(table, dict) or not all(type(name) is str for name in table):
        raise Refusal("It is damaged: a network without its parts.")
    return list(table.items())


def _limited(parts: Iterator[tuple[str, object]]) -> Iterator[tuple[str, StoredTensor]]:
    for count, (name, part) in enumerate(parts):
        if count > MOST_TENSORS:
            raise Refusal("It is made to do harm: it has no end of parts.")
        if isinstance(part, StoredTensor):
            yield name, part


def _arrays(tensors: Mapping[str, StoredTensor], nbytes: int) -> dict[str, np.ndarray]:
    """Float32 copies, together from no more bytes than the file has; all finite."""
    if sum(tensor.nbytes for tensor in tensors.values()) > nbytes:
        raise Refusal("It is made to do harm: it would grow when it is opened.")
    arrays = {}
    for name, tensor in tensors.items():
        with np.errstate(over="ignore"):  # what does not fit into float32 becomes infinite
            arrays[name] = tensor.array().astype(np.float32)
        if not np.isfinite(arrays[name]).all():
            raise Refusal(f"“{shown(name)}” holds values that are no numbers.")
    return arrays


def shown(name: str) -> str:
    """A name from a file, fit for a sentence: short, and without signs that steer a terminal."""
    return "".join(sign if sign.isprintable() else "?" for sign in name[:60])


def _settings(network: Persistent) -> dict[str, Any]:
    """Plain values among the arguments that the network was made with, nested ones too."""
    settings: dict[str, Any] = {}
    given = network.state.get("_init_kwargs", {})
    for name, value in given.items() if isinstance(given, dict) else ():
        if isinstance(value, dict):
            settings |= {k: v for k, v in value.items() if type(v) in (int, float, bool, str)}
        elif value is None or type(value) in (int, float, bool, str):
            settings[name] = value
    return settings
