"""`python -m editor.training export inpaint WEIGHTS`: best weights become a model folder."""

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

import cv2
import numpy as np
import torch
from safetensors import safe_open
from safetensors.torch import save_file

from editor.core.errors import BadFile, UnderpaintError
from editor.engines.inpaint import heal
from editor.engines.store import read_weights
from editor.weights.card import CARD
from editor.weights.shelf import resource_root

LIMITS = (
    "Corrects colour, shading and continuity of patch synthesis; draws no new things. Trained on "
    "128- and 256-pixel crops; holes above 640 pixels are corrected at reduced size, and their "
    "surroundings above 1024 pixels are searched at reduced size."
)
DATA = (
    "crops of the photographs in ../shared/data/photos (Unsplash, CC0, CC BY, CC BY-SA, MIT; per "
    "file in its MANIFEST.tsv), less one in ten by SHA-256 of the file name, which only measure, "
    "and one in twenty of the rest, which choose the checkpoint. Loss features: SqueezeNet 1.1."
)


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


def export_inpaint(
    weights: Path, to: Path, *, hardware: str = "", figures: Mapping[str, float] | None = None
) -> Path:
    """Write model.safetensors (half precision), card.toml and preview.webp; returns the folder.

    figures: measured on held-out photographs; without them the run's validation figures.
    """
    origin = read_origin(weights)
    to.mkdir(parents=True, exist_ok=True)
    target = to / "model.safetensors"
    save_file({k: v.to(torch.float16) for k, v in read_weights(weights).items()}, target)
    target.chmod(0o644)
    measured = dict(figures or {f"validation_{k}": v for k, v in origin.validation.items()})
    (to / CARD).write_text(_card(target, origin, hardware or _hardware(), measured), "utf-8")
    if to == resource_root() / "models" / to.name:
        _write_preview(to / "preview.webp")
    return to


def _card(target: Path, origin: Origin, hardware: str, figures: Mapping[str, float]) -> str:
    recipe = origin.recipe
    minutes = round(float(recipe["minutes"]))
    values: dict[str, Any] = {
        "name": recipe["name"],
        "task": "inpaint",
        "title": "Inpainting: generator over patch synthesis",
        "architecture": "InpaintNet",
        "licence": "CC-BY-4.0",
        "data": f"{recipe['samples']} {DATA}",
        "command": f"underpaint train --recipe {recipe['name']} --data ../shared/data/photos "
        f"--out OUT --minutes {minutes}",
        "seed": recipe["seed"],
        "steps": origin.step,
        "hardware": hardware,
        "minutes": origin.minutes,
        "limits": LIMITS,
        "file": target.name,
        "sha256": hashlib.sha256(target.read_bytes()).hexdigest(),
        "size_bytes": target.stat().st_size,
    }
    lines = [f"{name} = {json.dumps(value)}" for name, value in values.items()]
    for table, entries in (("parameters", recipe["model"]), ("figures", figures)):
        lines += ["", f"[{table}]"]
        lines += [f"{name} = {json.dumps(_rounded(value))}" for name, value in entries.items()]
    return "\n".join(lines) + "\n"


def _rounded(value: Any) -> Any:
    return round(value, 4) if isinstance(value, float) else value


def _hardware() -> str:
    return f"{torch.get_num_threads()} threads of a shared {platform.machine()} CPU, bfloat16"


def drawn_scene(side: int = 256) -> tuple[np.ndarray, np.ndarray]:
    """A small drawing of ours, uint8 RGB, and a mask over what disturbs it, for the preview."""
    rng = np.random.default_rng(5)
    y, x = np.mgrid[0:side, 0:side] / side
    sky = np.stack([150 + 70 * y, 180 + 40 * y, 225 - 20 * y], axis=2)
    bricks = ((y * 14).astype(int) % 2 * 0.5 + x * 8) % 1
    mortar = (bricks < 0.06) | ((y * 14) % 1 < 0.1)
    wall = np.where(mortar[..., None], (190, 180, 165), (165, 92, 70))
    picture = np.where((y > 0.45)[..., None], wall, sky) + rng.normal(0, 5, (side, side, 1))
    picture = np.clip(picture, 0, 255).astype(np.uint8)
    mask = np.zeros((side, side), np.uint8)
    cv2.line(mask, (0, side // 4), (side, side // 3), 255, 6)
    cv2.ellipse(mask, (side * 2 // 3, side * 3 // 4), (side // 8, side // 9), 20, 0, 360, 255, -1)
    return picture, mask


def _write_preview(path: Path) -> None:
    """The drawing with its hole, and healed, side by side."""
    picture, mask = drawn_scene()
    hole = picture.copy()
    hole[mask > 0] = (220, 60, 80)
    healed = heal(hole, mask, model="inpaint")
    pair = cv2.cvtColor(np.hstack([hole, healed]), cv2.COLOR_RGB2BGR)
    cv2.imwrite(str(path), pair, [cv2.IMWRITE_WEBP_QUALITY, 85])


def main(arguments: list[str]) -> int:
    """The command line of the export; 0, or 2 with one sentence."""
    options = argparse.ArgumentParser(prog="python -m editor.training export", description=__doc__)
    options.add_argument("model", choices=("inpaint",))
    options.add_argument("weights", type=Path, help="best.safetensors of a run")
    options.add_argument("--to", type=Path, help="model folder; default: the built-in one")
    options.add_argument("--hardware", default="", help="said on the card")
    options.add_argument(
        "--figures", type=Path, help="JSON of `underpaint evaluate inpaint --json`"
    )
    given = options.parse_args(arguments)
    try:
        figures = json.loads(given.figures.read_text("utf-8"))["figures"] if given.figures else None
        to = given.to or resource_root() / "models" / given.model
        export_inpaint(given.weights, to, hardware=given.hardware, figures=figures)
    except (UnderpaintError, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    sys.stdout.write(f"{to}\n")
    return 0
