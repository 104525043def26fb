"""A foreign generator becomes a model of ours: safetensors, a card, a picture drawn by it."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import Any, cast

import cv2
import numpy as np
import torch
from safetensors.numpy import save_file

from editor.core.errors import BadFile, BadInput, TooLarge
from editor.engines.checkpoints import Checkpoint, read_checkpoint, shown
from editor.engines.device import fits, out_of_memory
from editor.engines.dialects import Told, told
from editor.engines.standins import FETCH
from editor.engines.store import ARCHITECTURES, build, read_weights
from editor.engines.tensors import to_array
from editor.media.gate import open_regular
from editor.nets.generator import Generator
from editor.weights.card import Card, read_card
from editor.weights.install import name_for, write_card

COPIES = 4
"""So many times a file is in memory when its network draws: bytes, arrays, tensors, features."""
LONGEST = 256
"""Side in pixels of each picture in a preview."""
TRUNCATION = 0.7
LICENCE = "unknown: yours to check"
LIMITS = (
    "Made elsewhere and not measured here. Pictures are inverted by optimisation; its sliders "
    "have no names until you find or import some."
)


def convert(file: Path, folder: Path, name: str) -> Card:
    """Read a generator of StyleGAN2, StyleGAN2-ADA, StyleGAN3 or rosinality's; write it there.

    Nothing in the file is run. folder: exists and is empty. Raises BadFile with one sentence for
    what is hostile, damaged, no generator, of another architecture, too large for the memory.
    """
    digest = _digest(file)
    try:
        found = told(_checkpoint(file))
        _check(found)
        _write(found, folder, _card(found, file, digest, name))
        card = read_card(folder)
        _draw(cast(Generator, build(card, read_weights(card.path))), card.preview)
    except BadInput as error:
        raise BadFile(error.what, file=file, remedy=error.remedy) from error
    except (MemoryError, RuntimeError) as error:
        if not out_of_memory(error):
            raise
        raise TooLarge("It is too large for the memory of this computer.", file=file) from error
    return card


def _digest(file: Path) -> str:
    """The file's SHA-256; TooLarge where what is in it would not fit into the memory."""
    with open_regular(file) as opened:
        nbytes = os.fstat(opened.fileno()).st_size
    if not fits(COPIES * nbytes, torch.device("cpu")):
        raise TooLarge("It is too large for the memory of this computer.", file=file)
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _checkpoint(file: Path) -> Checkpoint:
    """Also from a safetensors file, where someone has rewritten a generator as one."""
    with file.open("rb") as opened:
        start = opened.read(9)
    if start[8:] != b"{":
        return read_checkpoint(file)
    return Checkpoint({name: value.float().numpy() for name, value in read_weights(file).items()})


def _check(found: Told) -> None:
    """BadInput where names or shapes do not fit; told before any memory is taken for a network."""
    try:
        with torch.device("meta"):
            wanted = ARCHITECTURES[found.architecture](**found.parameters).state_dict()
    except (TypeError, ValueError) as error:
        raise _unlike(found, str(error)) from error
    strange = sorted(set(found.weights) ^ set(wanted))
    if strange:
        raise _unlike(found, f"“{shown(strange[0])}” is missing or does not belong there")
    for name, value in found.weights.items():
        if value.shape != tuple(wanted[name].shape):
            raise _unlike(found, f"“{name}” is {value.shape}, not {tuple(wanted[name].shape)}")


def _unlike(found: Told, why: str) -> BadInput:
    return BadInput(
        f"It is no {found.title} as published: {why}.",
        remedy="Only the published architectures are read.",
    )


def _write(found: Told, folder: Path, values: dict[str, Any]) -> None:
    weights = {name: np.array(value, order="C") for name, value in found.weights.items()}
    path = folder / values["file"]
    save_file(weights, path)
    path.chmod(0o644)
    with path.open("rb") as written:
        digest = hashlib.file_digest(written, "sha256").hexdigest()
    write_card(folder, values | {"sha256": digest, "size_bytes": path.stat().st_size})


def _card(found: Told, file: Path, digest: str, name: str) -> dict[str, Any]:
    classes = int(found.parameters["c_dim"])
    return {
        "name": name,
        "task": "generate",
        "title": f"{found.title}, {found.parameters['side']} px",
        "architecture": found.architecture,
        "licence": LICENCE,
        "data": f"unknown; read from “{name_for(file)}”, SHA-256 {digest}",
        "command": "underpaint models add FILE",
        "seed": 0,
        "steps": 0,
        "hardware": "unknown",
        "minutes": 0.0,
        "limits": LIMITS,
        "file": "model.safetensors",
        "parameters": dict(found.parameters),
        "styles": {str(i): f"class {i}" for i in range(classes)},
    }


def _draw(net: Generator, preview: Path) -> None:
    """Four pictures by the generator. BadInput where they are no numbers."""
    pictures = []
    with torch.inference_mode():
        for latent in net.sample(range(4), truncation=TRUNCATION):
            picture = net.synthesis(latent[None])
            if not bool(torch.isfinite(picture).all()):
                raise BadInput("What it draws are no numbers.", remedy=FETCH)
            pictures.append(_small(to_array(picture)))
    sheet = np.vstack([np.hstack(pictures[:2]), np.hstack(pictures[2:])])
    cv2.imwrite(str(preview), cv2.cvtColor(sheet, cv2.COLOR_RGB2BGR))


def _small(picture: np.ndarray) -> np.ndarray:
    side = min(LONGEST, len(picture))
    return cv2.resize(picture, (side, side), interpolation=cv2.INTER_AREA)
