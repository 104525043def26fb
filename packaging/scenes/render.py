"""Renders a sample twice, with and without the thing to remove, and its mask.

    python packaging/scenes/render.py NAME OUT [--width W] [--samples N] [--variations N]

Needs Blender as a module (`pip install bpy==4.2.20 numpy pillow`); the editor itself does not.
"""

from __future__ import annotations

import argparse
import importlib
import tempfile
import time
from pathlib import Path
from types import ModuleType

import common
import develop
import numpy as np

SCENES = ("courtyard", "table", "garden", "street", "room", "wall")
Pair = tuple[np.ndarray, np.ndarray, np.ndarray]


def stage(scene: ModuleType, seed: int, width: int, samples: int) -> common.Shot:
    """Builds the scene; seed 0 is the published sample, others are variations of it."""
    common.empty_stage()
    shot = scene.build(np.random.default_rng(seed), seed)
    height = round(width * scene.SIZE[1] / scene.SIZE[0])
    common.render_settings(width, height, samples)
    return shot


def affected(shot: common.Shot, folder: Path, width: int, height: int) -> list[develop.Region]:
    """The parts of the picture that the thing and its shadow touch, by a quick small render."""
    common.render_settings(480, round(480 * height / width), 5)
    pictures = []
    for visible in (True, False):
        shot.show(visible)
        pictures.append(common.picture(folder, "quick"))
    return develop.regions_of(develop.changed(*pictures, threshold=0.06))


def truth_of(folder: Path, before: np.ndarray, regions: list[develop.Region]) -> np.ndarray:
    """The picture without the thing: rendered in the regions, the same as before elsewhere."""
    truth = before.copy()
    for region in regions:
        common.window(region)
        part = common.picture(folder, "part")
        truth = np.where(develop.inside(region, before.shape[:2], 0)[..., None], part, truth)
    common.window(None)
    return truth


def pair(shot: common.Shot, folder: Path, size: tuple[int, int], samples: int) -> Pair:
    """Before (h, w, 3), truth (h, w, 3) and mask (h, w), all uint8."""
    regions = affected(shot, folder, *size)
    common.render_settings(*size, samples)
    if shot.marked:
        common.object_mask(folder)
    shot.show(True)
    before = common.picture(folder, "before")
    marked = [common.load(path)[..., 0] > 0.5 for path in sorted(folder.glob("marked*.png"))]
    shot.show(False)
    truth = truth_of(folder, before, regions)
    rendered = np.any([develop.inside(region, before.shape[:2]) for region in regions], axis=0)
    before, truth = develop.develop(before, 1), develop.develop(truth, 1)
    mask = develop.mask_of(before, truth, marked[0] if marked else None, rendered)
    truth = develop.blend(before, truth, mask)
    return develop.to_bytes(before), develop.to_bytes(truth), mask.astype(np.uint8) * 255


def publish(scene: ModuleType, out: Path, width: int, samples: int) -> None:
    """Writes out/before, out/truth (PNG, or WebP where it is large) and out/mask.png."""
    height = round(width * scene.SIZE[1] / scene.SIZE[0])
    with tempfile.TemporaryDirectory() as folder:
        shot = stage(scene, 0, width, samples)
        before, truth, mask = pair(shot, Path(folder), (width, height), samples)
    out.mkdir(parents=True, exist_ok=True)
    suffix = ".webp" if width > 1600 else ".png"
    develop.save(before, out / f"before{suffix}")
    develop.save(truth, out / f"truth{suffix}")
    develop.save(mask, out / "mask.png")


def vary(scene: ModuleType, out: Path, size: tuple[int, int], first: int, count: int) -> None:
    """Writes out/<scene>_<n>_before, _mask, _truth.png for seeds first .. first + count - 1."""
    width, samples = size
    height = round(width * scene.SIZE[1] / scene.SIZE[0])
    out.mkdir(parents=True, exist_ok=True)
    for seed in range(first, first + count):
        started = time.monotonic()
        with tempfile.TemporaryDirectory() as folder:
            shot = stage(scene, seed, width, samples)
            pictures = pair(shot, Path(folder), (width, height), samples)
        for picture, kind in zip(pictures, ("before", "truth", "mask"), strict=True):
            develop.save(picture, out / f"{scene.__name__}_{seed:04d}_{kind}.png")
        print(f"{scene.__name__} {seed}: {time.monotonic() - started:.1f} s", flush=True)


def preview(scene: ModuleType, out: Path, width: int, samples: int, seed: int) -> None:
    """One quick look at the picture with the thing in it."""
    with tempfile.TemporaryDirectory() as folder:
        stage(scene, seed, width, samples).show(True)
        picture = common.picture(Path(folder), "preview")
    out.parent.mkdir(parents=True, exist_ok=True)
    develop.save(develop.to_bytes(develop.develop(picture, 1)), out)


def main() -> None:
    """Reads the command line and renders."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("name", choices=SCENES)
    parser.add_argument("out", type=Path, help="a folder; with --preview a .png file")
    parser.add_argument("--width", type=int, help="pixels; the scene's own width if left out")
    parser.add_argument("--samples", type=int, help="rays to a pixel")
    parser.add_argument("--variations", type=int, default=0, metavar="N", help="N other seeds")
    parser.add_argument("--first", type=int, default=1, help="the first seed of the variations")
    parser.add_argument("--preview", action="store_true", help="one picture only, no mask")
    parser.add_argument("--seed", type=int, default=0, help="for --preview")
    given = parser.parse_args()
    scene = importlib.import_module(given.name)
    width, samples = given.width or scene.SIZE[0], given.samples or scene.SAMPLES
    if given.preview:
        preview(scene, given.out, width, samples, given.seed)
    elif given.variations:
        vary(scene, given.out, (width, samples), given.first, given.variations)
    else:
        publish(scene, given.out, width, samples)


if __name__ == "__main__":
    main()
