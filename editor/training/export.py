"""`python -m editor.training export NAME WEIGHTS`: best weights become a model folder."""

from __future__ import annotations

import argparse
import hashlib
import json
import platform
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from safetensors import safe_open
from safetensors.torch import save_file

from editor.core.errors import BadFile, UnderpaintError
from editor.engines.store import read_weights
from editor.training.describe import DESCRIPTIONS, Description
from editor.training.recipe import recipe_names
from editor.weights.card import read_card
from editor.weights.install import write_card
from editor.weights.shelf import resource_root


@dataclass(frozen=True)
class Origin:
    """What a run wrote beside its weights."""

    recipe: Mapping[str, Any]
    step: int
    minutes: float
    validation: Mapping[str, float]


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
    about = DESCRIPTIONS[origin.recipe.get("task", "inpaint")]
    to.mkdir(parents=True, exist_ok=True)
    target = to / "model.safetensors"
    save_file({k: v.to(torch.float16) for k, v in read_weights(weights).items()}, target)
    target.chmod(0o644)
    measured = dict(figures or {f"validation_{k}": v for k, v in origin.validation.items()})
    _write_card(target, origin, about, hardware or _hardware(), measured)
    if to == resource_root() / "models" / to.name:
        about.preview(read_card(to))
    return to


def _write_card(
    target: Path, origin: Origin, about: Description, hardware: str, figures: Mapping[str, float]
) -> None:
    recipe = origin.recipe
    minutes = round(float(recipe["minutes"]))
    values: dict[str, Any] = {
        "name": recipe["name"],
        "task": about.task,
        "title": about.title(recipe),
        "architecture": about.architecture,
        "licence": "CC-BY-4.0",
        "data": about.data(recipe),
        "command": f"underpaint train --recipe {recipe['name']} --data {about.folder} "
        f"--out OUT --minutes {minutes}",
        "seed": recipe["seed"],
        "steps": origin.step,
        "hardware": hardware,
        "minutes": round(origin.minutes, 1),
        "limits": about.limits,
        "file": target.name,
        "sha256": hashlib.sha256(target.read_bytes()).hexdigest(),
        "size_bytes": target.stat().st_size,
    }
    tables = {
        "parameters": {**about.parameters(recipe), **recipe["model"]},
        "figures": {name: round(float(value), 4) for name, value in figures.items()},
        "styles": about.styles(recipe),
    }
    write_card(target.parent, {**values, **tables})


def _hardware() -> str:
    return f"{torch.get_num_threads()} threads of a shared {platform.machine()} CPU, bfloat16"


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
