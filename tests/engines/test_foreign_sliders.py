"""What artists do with a foreign generator: draw, find sliders, move them, invert, tune."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from editor.core.geometry import Rect
from editor.engines.attributes import AttributesEngine
from editor.engines.convert import convert
from editor.engines.generate import GenerateEngine
from editor.engines.generators import Generators
from editor.engines.invert import InvertEngine
from editor.jobs.attributes import EditJob, InvertJob
from editor.jobs.directions import moved
from editor.jobs.generate import GenerateJob
from editor.jobs.job import Patch
from editor.nets.stylegan2 import StyleBased
from editor.training.directions import find, read_boundary
from tests.engines.pickling import write_pickle
from tests.engines.test_convert import stylegan2, stylegan3

SETTINGS = {"channel_base": 256, "channel_max": 12, "output_scale": 8.0}
KINDS: dict[str, tuple[Callable[[], StyleBased], dict]] = {
    "stylegan2": (stylegan2, {}),
    "stylegan3": (lambda: stylegan3(depth=4, gain=8.0), SETTINGS),
}


def nothing(progress: float) -> None:
    """A tick that wants every answer."""


@pytest.fixture(params=KINDS)
def generators(request: pytest.FixtureRequest, tmp_path: Path) -> Generators:
    """A shelf of one foreign generator."""
    make, settings = KINDS[request.param]
    (tmp_path / "made").mkdir()
    file = write_pickle(tmp_path / "x.pkl", make(), **settings)
    card = convert(file, tmp_path / "made", "x")
    return Generators(lambda name: card)


def drawn(generators: Generators, seed: int) -> Patch:
    job = GenerateJob(model="x", seeds=(seed,), truncation=1.0)
    (patch,) = GenerateEngine(generators)(job, nothing)
    return patch


def test_it_draws_and_its_own_sliders_change_the_picture(
    generators: Generators, tmp_path: Path
) -> None:
    patch = drawn(generators, 5)
    assert patch.code is not None and patch.notes["drawn"] == ""
    net = generators.of("x").net
    np.save(tmp_path / "smile.npy", np.ones((1, net.latent), np.float32))
    found = find(net, None, ["pca", "sefa"], count=32, number=1)
    directions = (*found, *read_boundary(tmp_path / "smile.npy", net, None, "", found))
    assert {direction.source for direction in directions} == {"pca", "closed-form", "boundary"}
    place = Rect(0, 0, net.side, net.side)
    for direction in (directions[0], *directions[-2:]):
        code = moved(patch.code, directions, {direction.name: direction.high})
        job = EditJob(model="x", code=code, base=patch.code, place=place)
        (answer,) = AttributesEngine(generators)(job, nothing)
        assert not np.array_equal(answer.pixels, patch.pixels), direction.name


def test_a_picture_is_inverted_by_optimisation(generators: Generators) -> None:
    picture = np.kron(drawn(generators, 9).pixels[..., :3], np.ones((2, 2, 1), np.uint8))
    errors = []
    for steps in (0, 100):
        job = InvertJob(model="x", image=picture, steps=steps)
        *_, last = InvertEngine(generators)(job, nothing)
        assert last.final and last.code is not None
        errors.append(float(last.notes["error"]))
    assert errors[1] < 0.85 * errors[0]
