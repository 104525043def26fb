"""Every way to run a style network paints the same picture; the fastest is found and kept."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import Any

import numpy as np
import pytest
import torch

from editor.engines import backends, openvino
from editor.engines.backends import FASTEST, READY, Backends
from editor.engines.store import store
from editor.jobs.job import Cancelled
from editor.nets.anystyle import AnyStyleNet
from editor.nets.style import Painter, StyleNet
from editor.weights.shelf import find
from tests.engines.making import ANY, shaken

CPU = torch.device("cpu")
LEVEL = 1.0
"""Mean difference in levels of 255 that two backends may show."""


def frames(count: int = 1, h: int = 64, w: int = 96) -> np.ndarray:
    """Smooth pictures with an edge and some grain, uint8 (count, h, w, 3)."""
    random = np.random.default_rng(2)
    y, x = np.mgrid[:h, :w]
    wave = 128 + 70 * np.sin(x / 9) + 30 * (y > h // 2)
    grain = random.normal(0, 6, (count, h, w, 3))
    return np.clip(wave[None, ..., None] + grain, 0, 255).astype(np.uint8)


@pytest.fixture(scope="module", params=["styles", "any"])
def network(request: pytest.FixtureRequest) -> tuple[Painter, int]:
    """A network and the length of its condition."""
    if request.param == "any":
        return shaken(AnyStyleNet(**ANY)), ANY["code"]
    return shaken(StyleNet(3, width=16, blocks=2)), 3


def condition(length: int, *shares: float) -> np.ndarray:
    return np.array([[*shares, *[0.0] * (length - len(shares))]], np.float32)


def test_all_backends_paint_the_same_picture(network: tuple[Painter, int]) -> None:
    net, length = network
    ways = Backends(net, CPU, length)
    seen, mix = frames(2), condition(length, 0.3, 0.7)
    wanted, _ = ways.paint(seen, mix, "torch-float32")
    assert wanted.std() > 10  # there is a picture to be compared
    for name in ways.names:
        painted, used = ways.paint(seen, mix, name)
        assert used == name
        assert painted.dtype == np.uint8 and painted.shape == seen.shape
        assert np.abs(painted.astype(int) - wanted).mean() <= LEVEL


def test_all_backends_paint_the_shipped_styles_alike() -> None:
    """Trained norms stretch what bfloat16 rounds; the worst style counts."""
    card = find("styles-half")
    ways, count = Backends(store().get(card, CPU), CPU, len(card.styles)), len(card.styles)
    for mix in np.eye(count, dtype=np.float32)[:, None]:
        wanted, _ = ways.paint(frames(), mix, "torch-float32")
        for name in ways.names:
            painted, _ = ways.paint(frames(), mix, name)
            assert np.abs(painted.astype(int) - wanted).mean() <= LEVEL, name


def test_the_network_as_written_gives_the_same_picture() -> None:
    net = shaken(StyleNet(3, width=8, blocks=1))
    seen, mix = frames(), condition(3, 0.5, 0.5)
    painted, _ = Backends(net, CPU, 3).paint(seen, mix, "torch-float32")
    image = torch.from_numpy(seen).permute(0, 3, 1, 2) / 255
    wanted = net(image, torch.from_numpy(mix))[0].permute(1, 2, 0).numpy() * 255
    assert np.abs(painted[0] - wanted).max() <= 0.51


def test_one_converted_network_serves_every_mix_and_size() -> None:
    net = shaken(StyleNet(3, width=8, blocks=1))
    ways = Backends(net, CPU, 3)
    for size in ((64, 96), (32, 48), (64, 96)):
        for mix in (condition(3, 1.0), condition(3, 0.0, 1.0)):
            seen = frames(1, *size)
            painted, _ = ways.paint(seen, mix, "openvino-f32")
            wanted, _ = ways.paint(seen, mix, "torch-float32")
            assert np.abs(painted.astype(int) - wanted).mean() < 0.1


def test_only_so_many_compiled_sizes_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever drags the size of strokes to and fro must not fill the memory."""
    monkeypatch.setattr(openvino, "MOST_PIXELS", 3 * 32 * 48)
    network = openvino.OpenVinoNetwork(shaken(StyleNet(3, width=8, blocks=1)), 3)
    paint = openvino.OpenVinoBackend(network, "f32")
    first = paint(frames(1, 32, 48), condition(3, 1.0))
    for width in (44, 40, 48, 36):
        paint(frames(1, 32, width), condition(3, 1.0))
    assert network.sizes == (("f32", 32, 40), ("f32", 32, 48), ("f32", 32, 36))
    paint(frames(1, 96, 96), condition(3, 1.0))  # more than the limit: alone
    assert network.sizes == (("f32", 96, 96),)
    assert np.array_equal(paint(frames(1, 32, 48), condition(3, 1.0)), first)


def test_frames_do_not_depend_on_what_is_painted_beside_them(network: tuple[Painter, int]) -> None:
    net, length = network
    ways = Backends(net, CPU, length)
    seen, mix = frames(3), condition(length, 1.0)
    for name in ways.names:
        together, _ = ways.paint(seen, mix, name)
        alone, _ = ways.paint(seen[1:2], mix, name)
        assert np.array_equal(together[1], alone[0])


class Slow:
    """A backend that takes its time, fails, or is quick, by name; counts its runs."""

    def __init__(self, name: str, clock: dict[str, float], runs: list[str]) -> None:
        self.name, self._clock, self._runs = name, clock, runs

    def __call__(self, seen: np.ndarray, mix: np.ndarray) -> np.ndarray:
        self._runs.append(self.name)
        if self.name == "openvino-bf16":
            raise RuntimeError("no such instruction")
        self._clock["now"] += {"openvino-f32": 1.0, "torch-bfloat16": 0.2}.get(self.name, 3.0)
        return seen


@pytest.fixture
def staged(monkeypatch: pytest.MonkeyPatch) -> tuple[Backends, list[str]]:
    """Backends of known speed, by a clock of their own; the first of them is broken."""
    clock, runs = {"now": 0.0}, []
    monkeypatch.setattr(backends.time, "process_time", lambda: clock["now"])
    ways = Backends(shaken(StyleNet(3, width=8, blocks=1)), CPU, 3)
    monkeypatch.setattr(ways, "_make", lambda name: Slow(name, clock, runs))
    return ways, runs


def test_the_probe_takes_the_fastest_that_works_and_asks_once(
    staged: tuple[Backends, list[str]],
) -> None:
    ways, runs = staged
    seen, mix = frames(), condition(3, 1.0)
    assert ways.paint(seen, mix, FASTEST)[1] == "torch-bfloat16"
    assert runs.count("torch-float32") == 2  # warm, once more, then hopeless
    before = len(runs)
    assert ways.paint(seen, mix, FASTEST)[1] == "torch-bfloat16"
    assert len(runs) == before + 1
    assert ways.paint(frames(1, 32, 32), mix, READY)[1] == "torch-bfloat16"
    assert len(runs) == before + 2  # what is known of one size is good enough for a single picture


def test_a_named_backend_is_kept_to_and_an_unknown_one_replaced(
    staged: tuple[Backends, list[str]],
) -> None:
    ways, _ = staged
    seen, mix = frames(), condition(3, 1.0)
    assert ways.paint(seen, mix, "torch-float32")[1] == "torch-float32"
    assert ways.paint(seen, mix, "compiled-bfloat16")[1] == "torch-bfloat16"


def test_where_the_probe_fails_everywhere_the_surest_is_taken(
    staged: tuple[Backends, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    ways, _ = staged
    monkeypatch.setattr(ways, "_time", lambda *_: float("inf"))
    assert ways.paint(frames(), condition(3, 1.0), FASTEST)[1] == "torch-float32"


def test_a_gpu_is_probed_by_the_batch_that_it_will_paint(
    staged: tuple[Backends, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    ways, _ = staged
    probed: list[int] = []

    def counted(name: str, seen: np.ndarray, mix: np.ndarray) -> float:
        probed.append(len(seen))
        return 1.0 + name.startswith("openvino")

    monkeypatch.setattr(ways, "_time", counted)
    ways.paint(frames(5), condition(3, 1.0), FASTEST)
    assert set(probed) == {5}


def test_a_probe_that_nobody_waits_for_ends(staged: tuple[Backends, list[str]]) -> None:
    ways, runs = staged
    with pytest.raises(Cancelled):
        ways.paint(frames(), condition(3, 1.0), FASTEST, lambda: len(runs) < 2)
    assert len(runs) == 2


def test_where_openvino_is_missing_torch_paints(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_: Any) -> None:
        raise ImportError("No module named 'openvino'")

    monkeypatch.setattr(backends, "OpenVinoNetwork", missing)
    ways = Backends(shaken(StyleNet(3, width=8, blocks=1)), CPU, 3)
    assert ways.paint(frames(), condition(3, 1.0), FASTEST)[1].startswith("torch")


NO_PHONE = """
import socket, sys, numpy as np, torch
opened = []
class Watched(socket.socket):
    def __init__(self, *rest, **named):
        opened.append(rest)
        super().__init__(*rest, **named)
socket.socket = Watched
from editor.engines.backends import Backends
from editor.weights.shelf import find
from tests.engines.making import shaken
from editor.nets.style import StyleNet
ways = Backends(shaken(StyleNet(3, width=8, blocks=1)), torch.device("cpu"), 3)
ways.paint(np.zeros((1, 32, 32, 3), np.uint8), np.eye(3, dtype=np.float32)[:1], "openvino-f32")
print(len(opened), sys.modules.get("openvino_telemetry"))
"""


def test_openvino_opens_no_socket_and_its_telemetry_is_never_loaded() -> None:
    done = subprocess.run(
        [sys.executable, "-c", NO_PHONE], capture_output=True, text=True, check=True,
        env={**os.environ, "OMP_NUM_THREADS": "1", "PYTHONPATH": os.pathsep.join(["."])},
    )  # fmt: skip
    assert done.stdout.split() == ["0", "None"]
