"""Latents in the hand: slider to pixels, how near inversion comes, whether a paste can be seen.

Times are CPU seconds of the engine, which other programs disturb least; the wall clock is beside
them. Pictures are held-out portraits of UNDERPAINT_DATA; without them only speeds are measured.
UNDERPAINT_QUICK=1 measures speeds and pastes alone, without the minutes that 48 inversions take.
A model that is not built in is found in UNDERPAINT_MODELS.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import gettempdir
from time import perf_counter, process_time

import cv2
import numpy as np
import torch
from torch import Tensor

from editor.core.document import Document
from editor.core.geometry import Rect, Size
from editor.core.layer import PixelLayer
from editor.core.raster import Raster, raster_from
from editor.engines.attributes import AttributesEngine
from editor.engines.generate import GenerateEngine
from editor.engines.generators import Generators
from editor.engines.invert import InvertEngine
from editor.engines.tensors import to_tensor
from editor.jobs.attributes import EditJob, InvertJob, as_seen
from editor.jobs.generate import GenerateJob
from editor.jobs.job import Job, Patch
from editor.nets.portraits import ATTRIBUTES, STYLES
from editor.render.compositor import flatten
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
UHD = Size(3840, 2160)
INVERTED, TURNS = 48, 120
"""Portraits that are inverted; moves of a slider."""
CPU = torch.device("cpu")


def rows() -> Iterator[Row]:
    """Speed first; then what held-out portraits say."""
    if not any(card.name == MODEL for card in all_models()):
        return
    engines = Engines()
    yield from _sliders(engines)
    if (DATA / "portraits").is_dir():
        yield from _pastes(engines)
        if not os.environ.get("UNDERPAINT_QUICK"):
            yield from _inversion(engines)


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
        limit = 33 + (10 if image is not None else 0)
        for clock, times in (("CPU", own_ms), ("wall", wall_ms)):
            for of in (50, 95):
                value = float(np.percentile(times, of))
                yield at_most(f"slider to pixels, {what}, p{of}, {clock}", value, "ms", limit)


def _drag(
    engines: Engines, person: Patch, place: Rect, image: np.ndarray | None
) -> tuple[np.ndarray, np.ndarray]:
    times = []
    for turn in range(TURNS + 5):
        code = _moved(person.code, "smile", -1 + 2 * turn / TURNS)
        job = EditJob(MODEL, code, person.code, place, image)
        own, wall = process_time(), perf_counter()
        engines.final(job)
        times.append((process_time() - own, perf_counter() - wall))
    return tuple(1000 * np.array(times[5:]).T)  # the first ones prepare


def _inversion(engines: Engines) -> Iterator[Row]:
    """Held-out portraits by the encoder, by optimisation, by tuning; what is outside."""
    portraits = _portraits(INVERTED)
    for what, steps, tune in (
        ("encoder", 0, 0),
        ("100 steps", 100, 0),
        ("100 steps, tuned by 30", 100, 30),
    ):
        found, seconds = [], []
        for picture in portraits:
            begun = process_time()
            found.append(engines.final(InvertJob(MODEL, picture, _square(picture), steps, tune)))
            seconds.append(process_time() - begun)
        yield from _nearness(f"inversion by {what}", portraits, found)
        yield at_most(f"inversion by {what}: CPU, median", float(np.median(seconds)), "s", 12)
        yield at_most(f"inversion by {what}: CPU, p95", float(np.percentile(seconds, 95)), "s", 12)
    yield from _outside(engines, portraits)


def _nearness(what: str, portraits: list[np.ndarray], found: list[Patch]) -> Iterator[Row]:
    """LPIPS of all, of each style and of the worst; the mean error."""
    apart = [_lpips(p.pixels[..., :3], q) for p, q in zip(found, portraits, strict=True)]
    each = np.reshape(apart, (len(STYLES), -1)).mean(1)
    for name, value in (("", np.mean(apart)), *zip(STYLES, each, strict=True)):
        yield at_most(f"{what}: LPIPS {name}".rstrip(), float(value), "", 0.11)
    below = 100 * float((np.array(apart) <= 0.11).mean())
    yield at_least(f"{what}: portraits of LPIPS <= 0.11", below, "%", 95)
    error = float(np.mean([float(p.notes["error"]) for p in found]))
    yield at_most(f"{what}: mean error", 100 * error, "%", 5)


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
    """Every edit of portraits of 600 px in a 4K document: seams, and what was left alone."""
    seams, borders, alone, touched, outside = [], [], [], 0, 0
    mask = np.zeros(FACE[3:1:-1], np.uint8)
    cv2.circle(mask, (300, 320), 180, 255, -1)
    for small in _portraits(8):
        document, before = _uhd_with(small)
        picture = np.ascontiguousarray(before[FACE.slices()])
        found = engines.final(InvertJob(MODEL, picture, FACE, steps=20))
        for name, value in EDITS.items():
            code = _moved(found.code, name, value)
            limited = engines.final(EditJob(MODEL, code, found.code, FACE, picture, mask))
            touched += int((limited.pixels[..., 3][mask == 0] > 0).sum())
            free = EditJob(MODEL, code, found.code, FACE, picture, canvas=UHD)
            layer = engines.final(free)
            seams += [float(limited.notes["seam"]), float(layer.notes["seam"])]
            alone.append(float((layer.pixels[..., 3] == 0).mean()))
            after = _composed(document, layer)
            borders.append(_step(after) - _step(before))
            after[FACE.slices()] = before[FACE.slices()]
            outside += int((after != before).any(2).sum())
    yield at_most("seam of a paste, worst", 255 * max(seams), "/ 255", 1)
    yield at_most("step over the square's border in 4K, worst growth", max(borders), "/ 255", 0)
    yield at_most("pixels of 4K changed outside the square", outside, "", 0)
    yield at_most("pixels touched outside the mask", touched, "", 0)
    yield at_least("part of the square left bit-identical", 100 * float(np.mean(alone)), "%", 30)


def _uhd_with(portrait: np.ndarray) -> tuple[Document, np.ndarray]:
    """A 4K document of softly uneven paper with a portrait in it, and its pixels (h, w, 3)."""
    coarse = np.random.default_rng(0).integers(90, 160, (9, 16, 3), np.uint8)
    paper = cv2.resize(coarse, (UHD.w, UHD.h), interpolation=cv2.INTER_CUBIC)
    paper[FACE.slices()] = cv2.resize(portrait, FACE[2:], interpolation=cv2.INTER_CUBIC)
    rgba = cv2.cvtColor(paper, cv2.COLOR_RGB2RGBA)
    return Document(UHD, (PixelLayer("Paper", pixels=raster_from(rgba)),)), paper


def _composed(document: Document, layer: Patch) -> np.ndarray:
    """What the document shows with the layer in it: uint8 RGB (h, w, 3)."""
    edit = PixelLayer("Portrait", pixels=Raster(4).write(FACE, layer.pixels))
    both = replace(document, layers=(*document.layers, edit))
    return flatten(both, both.bounds)[..., :3].copy()


def _step(picture: np.ndarray) -> float:
    """Mean absolute difference of neighbours on two sides of the square's border."""
    x, y, w, h = FACE
    pairs = [
        (picture[y - 1, x : x + w], picture[y, x : x + w]),
        (picture[y + h - 1, x : x + w], picture[y + h, x : x + w]),
        (picture[y : y + h, x - 1], picture[y : y + h, x]),
        (picture[y : y + h, x + w - 1], picture[y : y + h, x + w]),
    ]
    return float(np.mean([np.abs(a.astype(int) - b).mean() for a, b in pairs]))


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
