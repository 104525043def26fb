"""Latents in the hand: slider to pixels, how near inversion comes, whether a paste can be seen.

Times are CPU seconds of the engine, which other programs disturb least; the wall clock is beside
them. Pictures are held-out portraits of UNDERPAINT_DATA; without them only speeds are measured.
UNDERPAINT_QUICK=1 inverts 4 portraits instead of 24. A model that is not
built in yet is found in UNDERPAINT_MODELS.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import gettempdir
from time import perf_counter, process_time

import cv2
import numpy as np
import torch
from torch import Tensor

from editor.core.geometry import Rect
from editor.engines.attributes import AttributesEngine
from editor.engines.generate import GenerateEngine
from editor.engines.generators import Generators
from editor.engines.invert import InvertEngine
from editor.engines.tensors import to_tensor
from editor.jobs.attributes import EditJob, InvertJob, as_seen
from editor.jobs.generate import GenerateJob
from editor.jobs.job import Job, Patch
from editor.nets.portraits import ATTRIBUTES, STYLES
from editor.training.features import distance_maps, lpips_heads, squeezenet
from editor.training.portraits import read_portraits
from editor.weights.shelf import all_models, find
from tests.benchmarks.row import Row, at_least, at_most

MODEL = "portraits"
NAMES = [attribute.name for attribute in ATTRIBUTES]
DATA = Path(os.environ.get("UNDERPAINT_DATA", Path(__file__).parents[3] / "shared" / "data"))
EDITS = {"smile": 1.0, "glasses": 2.0, "beard": 2.0, "hair_length": 0.0, "skin": 4.0}
FACE = Rect(1200, 700, 600, 600)
"""Where a face stands in a 4K document."""
CPU = torch.device("cpu")


def rows() -> Iterator[Row]:
    """Speed first; then what held-out portraits say."""
    if not any(card.name == MODEL for card in all_models()):
        return
    engines = Engines()
    yield from _sliders(engines)
    if (DATA / "portraits").is_dir():
        yield from _inversion(engines)
        yield from _pastes(engines)


class Engines:
    """The three engines of latents round one set of generators."""

    def __init__(self) -> None:
        generators = Generators()
        self._known = {
            GenerateJob.kind: GenerateEngine(generators),
            InvertJob.kind: InvertEngine(generators),
            EditJob.kind: AttributesEngine(generators),
        }

    def final(self, job: Job) -> Patch:
        """The last patch of a job."""
        return list(self._known[job.kind](job, lambda progress: None))[-1]


def _sliders(engines: Engines) -> Iterator[Row]:
    """A drag of one slider, every position drawn: as a picture of its own, and over another."""
    person = engines.final(GenerateJob(MODEL, (1,), STYLES[0]))
    own = Rect(0, 0, *person.pixels.shape[1::-1])
    picture = cv2.resize(person.pixels[..., :3], FACE[2:], interpolation=cv2.INTER_CUBIC)
    for what, place, image in (
        ("128 px", own, None),
        ("600 px", FACE, None),
        ("over 600 px", FACE, picture),
    ):
        own_ms, wall_ms = _drag(engines, person, place, image)
        for name, of in (("p50", 50), ("p95", 95)):
            limit = 33 + (10 if image is not None else 0)
            value = float(np.percentile(own_ms, of))
            yield at_most(f"slider to pixels, {what}, {name}, CPU", value, "ms", limit)
        yield at_most(
            f"slider to pixels, {what}, median, wall", float(np.median(wall_ms)), "ms", limit
        )


def _drag(
    engines: Engines, person: Patch, place: Rect, image: np.ndarray | None
) -> tuple[np.ndarray, np.ndarray]:
    times = []
    for turn in range(60):
        code = _moved(person.code, "smile", -1 + turn / 30)
        job = EditJob(MODEL, code, person.code, place, image)
        own, wall = process_time(), perf_counter()
        engines.final(job)
        times.append((process_time() - own, perf_counter() - wall))
    return tuple(1000 * np.array(times[5:]).T)  # the first ones prepare


def _inversion(engines: Engines) -> Iterator[Row]:
    """Held-out portraits by the encoder, by optimisation, by tuning; what is outside."""
    portraits = _portraits(4 if os.environ.get("UNDERPAINT_QUICK") else 24)
    for what, steps, tune, limit in (
        ("encoder", 0, 0, 0.11),
        ("100 steps", 100, 0, 0.11),
        ("100 steps, tuned by 30", 100, 30, 0.11),
    ):
        found, seconds = [], []
        for picture in portraits:
            begun = process_time()
            found.append(engines.final(InvertJob(MODEL, picture, _square(picture), steps, tune)))
            seconds.append(process_time() - begun)
        apart = [_lpips(p.pixels[..., :3], q) for p, q in zip(found, portraits, strict=True)]
        error = [float(p.notes["error"]) for p in found]
        yield at_most(f"inversion by {what}: LPIPS", float(np.mean(apart)), "", limit)
        yield at_most(f"inversion by {what}: mean error", 100 * float(np.mean(error)), "%", 5)
        yield at_most(f"inversion by {what}: CPU", float(np.median(seconds)), "s", 12)
    yield from _outside(engines, portraits)


def _outside(engines: Engines, portraits: list[np.ndarray]) -> Iterator[Row]:
    random = np.random.default_rng(0)
    noise = [random.integers(0, 256, (128, 128, 3), dtype=np.uint8) for _ in range(4)]
    photos = [_photo(path) for path in sorted((DATA / "photos").glob("*.jpg"))[::40]]
    for what, pictures, far in (
        ("held-out portraits", portraits, False),
        ("photographs", photos, True),
        ("noise", noise, True),
    ):
        asked = (InvertJob(MODEL, p, _square(p), steps=0) for p in pictures)
        value = float(np.mean([float(engines.final(job).notes["outside"]) for job in asked]))
        judge = at_least if far else at_most
        yield judge(f"outside, {what}", value, "", 0.7 if far else 0.15)


def _pastes(engines: Engines) -> Iterator[Row]:
    """Every edit of a few portraits enlarged to 600 px: seams, and what was left alone."""
    seams, alone, touched = [], [], []
    for small in _portraits(4):
        picture = cv2.resize(small, FACE[2:], interpolation=cv2.INTER_CUBIC)
        found = engines.final(InvertJob(MODEL, picture, FACE, steps=20))
        mask = np.zeros(FACE[3:1:-1], np.uint8)
        cv2.circle(mask, (300, 320), 180, 255, -1)
        for name, value in EDITS.items():
            code = _moved(found.code, name, value)
            job = EditJob(MODEL, code, found.code, FACE, picture, mask)
            layer = engines.final(job)
            seams.append(float(layer.notes["seam"]))
            touched.append(int((layer.pixels[..., 3][mask == 0] > 0).sum()))
            free = engines.final(EditJob(MODEL, code, found.code, FACE, picture))
            seams.append(float(free.notes["seam"]))
            alone.append(float((free.pixels[..., 3] == 0).mean()))
    yield at_most("seam of a paste, worst", 255 * max(seams), "/ 255", 1)
    yield at_most("pixels touched outside the mask", sum(touched), "", 0)
    yield at_least("part of the square left bit-identical", 100 * float(np.mean(alone)), "%", 30)


def _moved(code: np.ndarray | None, name: str, value: float) -> np.ndarray:
    assert code is not None
    moved = code.copy()
    column = NAMES.index(name)
    moved[:, column] += value - moved[:, column].mean()
    return moved


def _square(picture: np.ndarray) -> Rect:
    return Rect(0, 0, *picture.shape[1::-1])


@cache
def _held_out() -> tuple[np.ndarray, np.ndarray]:
    cached = Path(gettempdir()) / "underpaint-benchmarks"
    side = int(find(MODEL).parameters["side"])
    found = read_portraits(DATA / "portraits", "held-out", side, cached)
    return found.pictures, found.style


def _portraits(count: int) -> list[np.ndarray]:
    """Held-out portraits, as many of each style."""
    pictures, style = _held_out()
    chosen = []
    for kind in range(len(STYLES)):
        every = np.flatnonzero(style == kind)
        chosen += list(every[np.linspace(0, len(every) - 1, count // len(STYLES)).astype(int)])
    return [np.array(pictures[i]) for i in chosen]


def _photo(path: Path) -> np.ndarray:
    """The middle of a photograph."""
    bgr = cv2.imdecode(np.fromfile(path, np.uint8), cv2.IMREAD_COLOR)
    side = min(bgr.shape[:2])
    y, x = ((length - side) // 2 for length in bgr.shape[:2])
    return as_seen(cv2.cvtColor(bgr[y : y + side, x : x + side], cv2.COLOR_BGR2RGB), 128)


@cache
def _measure() -> tuple[object, list[Tensor]]:
    return squeezenet(DATA), lpips_heads(DATA)


def _lpips(made: np.ndarray, truth: np.ndarray) -> float:
    """LPIPS 0.1 on SqueezeNet 1.1 of two pictures, uint8 (h, w, 3)."""
    net, heads = _measure()
    with torch.inference_mode():
        seen = [net(to_tensor(np.ascontiguousarray(p), CPU)) for p in (made, truth)]  # type: ignore[operator]
        return float(sum(m.mean() for m in distance_maps(*seen, heads)))
