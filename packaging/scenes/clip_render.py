"""Renders a clip's frames with their exact motion, again from where it stopped.

    python packaging/scenes/clip_render.py NAME FRAMES [--first N] [--last N] [--samples N]

Writes FRAMES/0000.png (8 bits) and FRAMES/0000.npz (motion, float16) for each frame.
Needs Blender as a module, like render.py.
"""

from __future__ import annotations

import argparse
import importlib
import tempfile
import time
from pathlib import Path

import bpy
import clip_stage
import common
import develop
import numpy as np

CLIPS = ("clip_lane", "clip_study")


def stage(name: str, samples: int | None) -> None:
    """Builds a clip's scene and sets Cycles to one thread; the seed of the noise stays."""
    scene = importlib.import_module(name)
    common.empty_stage()
    scene.build(np.random.default_rng(0))
    common.render_settings(*clip_stage.SIZE, samples or scene.SAMPLES)
    bpy.context.scene.render.threads = 1
    cycles = bpy.context.scene.cycles
    cycles.use_adaptive_sampling = False
    cycles.max_bounces, cycles.diffuse_bounces, cycles.glossy_bounces = 3, 2, 1


def render(out: Path, frames: range) -> None:
    """Renders the frames that are not there yet; a frame counts once its motion is written."""
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        clip_stage.motion_pass(Path(folder))
        for index in frames:
            done = out / f"{index:04d}.npz"
            if done.exists():
                continue
            started = time.monotonic()
            picture, motion = clip_stage.frame(Path(folder), index)
            develop.save(develop.to_bytes(picture), out / f"{index:04d}.png")
            half = done.with_suffix(".part.npz")
            np.savez_compressed(half, motion=motion.astype(np.float16))
            half.rename(done)
            print(f"frame {index}: {time.monotonic() - started:.1f} s", flush=True)


def main() -> None:
    """Reads the command line and renders."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("name", choices=CLIPS)
    parser.add_argument("out", type=Path, help="a folder for the frames")
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--last", type=int, default=clip_stage.FRAMES - 1)
    parser.add_argument("--step", type=int, default=1)
    parser.add_argument("--samples", type=int, help="rays to a pixel; the clip's own if left out")
    given = parser.parse_args()
    stage(given.name, given.samples)
    render(given.out, range(given.first, given.last + 1, given.step))


if __name__ == "__main__":
    main()
