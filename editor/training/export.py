"""`python -m editor.training export NAME WEIGHTS`: best weights become a model folder."""

from __future__ import annotations

import argparse
import hashlib
import json
import platform
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch
from safetensors import safe_open
from safetensors.torch import save_file
from torch import Tensor

from editor.core.errors import BadFile, UnderpaintError
from editor.engines.store import read_weights
from editor.training.describe import Origin, described, shipped_values
from editor.training.recipe import recipe_names
from editor.weights.card import read_card
from editor.weights.install import write_card
from editor.weights.shelf import resource_root


def read_origin(weights: Path) -> Origin:
    """How a run's best.safetensors came about; BadFile where it does not say."""
    try:
        with safe_open(weights, "pt") as file:
            notes = file.metadata() or {}
        return Origin(
            json.loads(notes["recipe"]),
            int(notes["step"]),
            float(notes["minutes"]),
            json.loads(notes["validation"]),
            json.loads(notes.get("made", "{}")),
        )
    except (OSError, KeyError, ValueError) as error:
        raise BadFile(f"This is no result of a training run: {error}.", file=weights) from error


def export_model(
    weights: Path, to: Path, *, hardware: str = "", figures: Mapping[str, float] | None = None
) -> Path:
    """Write model.safetensors (half precision), card.toml and previews; returns the folder.

    figures: measured on held-out photographs; without them the run's validation figures.
    """
    origin = read_origin(weights)
    to.mkdir(parents=True, exist_ok=True)
    target = to / "model.safetensors"
    save_file(halved(read_weights(weights)), target)
    target.chmod(0o644)
    values = shipped_values(origin, hardware or hardware_text(), figures or measured(origin))
    write_card(to, {**values, **facts_of(target)})
    if to == resource_root() / "models" / to.name:
        described(origin).preview(read_card(to))
    return to


def measured(origin: Origin) -> Mapping[str, float]:
    """A run's own measures, by the names that its card gives them."""
    if not origin.made:
        return {f"validation_{name}": value for name, value in origin.validation.items()}
    return {name: value for name, value in origin.validation.items() if name != "score"}


def facts_of(file: Path) -> dict[str, Any]:
    """What a card says of the file beside it."""
    content = file.read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    return {"file": file.name, "sha256": digest, "size_bytes": len(content)}


def halved(weights: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """Weights in half precision, where that has room for them."""
    return {name: _half(value) for name, value in weights.items()}


def _half(value: Tensor) -> Tensor:
    half = value.to(torch.float16)
    return half if bool(torch.isfinite(half).all()) else value


def hardware_text() -> str:
    """This machine, as cards name it."""
    if torch.cuda.is_available():
        return f"{torch.cuda.get_device_name()}, bfloat16"
    count = torch.get_num_threads()
    threads = "one thread" if count == 1 else f"{count} threads"
    return f"{threads} of a shared {platform.machine()} CPU, bfloat16"


def main(arguments: list[str]) -> int:
    """The command line of the export; 0, or 2 with one sentence."""
    options = argparse.ArgumentParser(prog="python -m editor.training export", description=__doc__)
    options.add_argument("model", choices=recipe_names())
    options.add_argument("weights", type=Path, help="best.safetensors of a run")
    options.add_argument("--to", type=Path, help="model folder; default: the built-in one")
    options.add_argument("--hardware", default="", help="said on the card")
    options.add_argument("--figures", type=Path, help="JSON of `underpaint evaluate TASK --json`")
    given = options.parse_args(arguments)
    try:
        figures = json.loads(given.figures.read_text("utf-8"))["figures"] if given.figures else None
        to = given.to or resource_root() / "models" / given.model
        export_model(given.weights, to, hardware=given.hardware, figures=figures)
    except (UnderpaintError, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    sys.stdout.write(f"{to}\n")
    return 0
