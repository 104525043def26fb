"""Speed of the style networks by width, size and backend, and their share of what the chip can do.

Figures are CPU seconds, which other programs disturb least: frames/s is what the threads in use
would reach alone (threads / CPU seconds a frame), beside the wall clock's. The ceiling is the best
rate of a plain large 3 x 3 convolution on the same threads, measured in turns with the networks.
UNDERPAINT_QUICK=1 measures 640 x 360 only; OMP_NUM_THREADS=1 one thread, which is steadier on a
busy machine: threads that wait for each other spin.
"""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable, Iterator
from time import perf_counter, process_time

import numpy as np
import torch
from torch import Tensor, nn

from editor.core.geometry import Rect
from editor.engines.backends import FASTEST, Backends
from editor.engines.openvino import openvino
from editor.engines.style import StyleEngine
from editor.engines.tensors import to_frames
from editor.jobs.style import STYLE_MODELS, StyleJob
from editor.nets.style import STRIDE, StyleNet
from editor.weights.shelf import models_in, resource_root
from tests.benchmarks.row import Row, at_least, at_most

STYLES = 26
CPU = torch.device("cpu")
MIX = torch.eye(STYLES)[:1]
WIDTHS = {"half": 16, "full": 32}
SIZES = {(640, 360): 5, (426, 240): 5, (1280, 720): 2, (1920, 1080): 1}
"""Pictures, and how often each is measured: what is large takes long and varies less."""
WANTED = {("half", (640, 360)): 25.0}
"""Frames a second to reach on two threads."""
PLAIN, DEPTH = ((64, 160), (128, 96), (256, 64)), 4
"""Channels and side of the convolutions of which the best sets the ceiling; so many in a row."""


def rows() -> Iterator[Row]:
    """Each width and size by each backend; the engine round the network; the first look."""
    sizes = list(SIZES)[: 1 if os.environ.get("UNDERPAINT_QUICK") else None]
    for name, width in WIDTHS.items():
        net = StyleNet(STYLES, width=width).eval().requires_grad_(False)
        net = net.to(memory_format=torch.channels_last)
        for size in sizes:
            yield from _network(name, net, size)
    yield from _engine()


def _network(name: str, net: StyleNet, size: tuple[int, int]) -> Iterator[Row]:
    """Every backend on one size, the best one against the ceiling, and how far they differ."""
    ways = Backends(net, CPU, STYLES)
    seen = _filled(_picture(size))[None]
    mix = MIX.numpy()
    works: dict[str, Callable[[], object]] = {
        way: lambda way=way: ways.paint(seen, mix, way) for way in ways.names
    }
    plain = {f"plain {channels}": _ceiling(channels, side) for channels, side in PLAIN}
    rivals = {**works, **{label: work for label, (work, _) in plain.items()}}
    times = _in_turns(rivals, SIZES[size])
    what = f"{name} width, {size[0]} x {size[1]}"
    threads, flops = torch.get_num_threads(), _flops(net, size)
    best = min(works, key=lambda way: times[way][0])
    for way in works:
        own, wall = times[way]
        wanted = WANTED.get((name, size), 0.0) * threads / 2 if way == best else 0.0
        yield at_least(f"{what}, {way}, by CPU time", threads / own, "frames/s", wanted)
        if way == best:
            yield at_least(f"{what}, {way}, on the wall clock", 1 / wall, "frames/s", 0)
    rate = flops / times[best][0]
    most = max(operations / times[label][0] for label, (_, operations) in plain.items())
    yield at_least(f"{what}: {flops / 1e9:.1f} GFLOP, a thread", rate / 1e9, "GFLOP/s", 0)
    yield at_least(f"{what}, {best} / convolution ceiling", 100 * rate / most, "%", 75)
    probed = ways.paint(seen, mix, FASTEST)[1]
    slower = times[probed][0] / times[best][0]
    yield at_most(f"{what}: {probed}, which the probe takes, / the fastest", slower, "x", 1.1)
    exact = ways.paint(seen, mix, "torch-float32")[0].astype(int)
    apart = max(float(np.abs(ways.paint(seen, mix, way)[0] - exact).mean()) for way in works)
    yield at_most(f"{what}: mean difference of any backend", apart, "/ 255", 1.0)


def _in_turns(
    works: dict[str, Callable[[], object]], turns: int = 5
) -> dict[str, tuple[float, float]]:
    """Least CPU and wall seconds of each, one after the other so that load strikes all."""
    best = {name: (float("inf"), float("inf")) for name in works}
    for turn in range(turns + 1):
        for name, work in works.items():
            own, wall = process_time(), perf_counter()
            work()
            spent = process_time() - own, perf_counter() - wall
            if turn:  # the first prepares
                best[name] = min(best[name][0], spent[0]), min(best[name][1], spent[1])
    return best


def _ceiling(channels: int, side: int) -> tuple[Callable[[], object], float]:
    """A stack of 3 x 3 convolutions, so that going in and out hardly counts; and its operations.

    In OpenVINO's bfloat16, in torch's where that is not installed.
    """
    stack = nn.Sequential(*(nn.Conv2d(channels, channels, 3, padding=1) for _ in range(DEPTH)))
    stack = stack.eval().requires_grad_(False)
    picture = torch.rand(1, channels, side, side)
    flops = 2.0 * DEPTH * channels * channels * 9 * side * side
    try:
        return _in_openvino(stack, picture), flops
    except ImportError:
        return lambda: _in_torch(stack, picture), flops


def _in_torch(stack: nn.Module, picture: Tensor) -> object:
    with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16):
        return stack(picture)


def _in_openvino(stack: nn.Module, picture: Tensor) -> Callable[[], object]:
    package = openvino()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        model = package.convert_model(stack, example_input=picture)
    settings = {
        "INFERENCE_PRECISION_HINT": "bf16",
        "INFERENCE_NUM_THREADS": torch.get_num_threads(),
    }
    request = package.Core().compile_model(model, "CPU", settings).create_infer_request()
    inputs = [picture.numpy()]
    return lambda: request.infer(inputs, share_inputs=True, share_outputs=True)


def _flops(net: StyleNet, size: tuple[int, int]) -> float:
    """Floating point operations of the convolutions for one frame."""
    found: list[int] = []

    def count(conv: nn.Conv2d, _: object, out: Tensor) -> None:
        found.append(2 * conv.weight.numel() * out.shape[2] * out.shape[3])

    hooks = [m.register_forward_hook(count) for m in net.modules() if isinstance(m, nn.Conv2d)]
    with torch.inference_mode():
        net(to_frames(_filled(_picture(size))[None], CPU).permute(0, 3, 1, 2) / 255, MIX)
    for hook in hooks:
        hook.remove()
    return float(sum(found))


def _engine() -> Iterator[Row]:
    """What the engine adds to the network, and how soon something is seen."""
    models = models_in(resource_root() / "models")
    shipped = {card.name: card for card in models if card.name in STYLE_MODELS}
    if "styles-half" not in shipped:
        return
    name = "styles-half"
    style, engine = next(iter(shipped[name].styles)), StyleEngine()
    for w, h, seen in ((640, 360, 640), (1920, 1080, 640)):
        job = StyleJob({style: 1.0}, _picture((w, h)), Rect(0, 0, w, h), model=name, size=seen)
        ratio = _overhead(engine, job, _picture((seen, seen * h // w)))
        yield at_most(f"{w} x {h} seen at {seen}: engine / network", ratio, "x", 1.05 * w / seen)
    large = StyleJob({style: 1.0}, _picture((3840, 2160)), Rect(0, 0, 3840, 2160), model=name)
    begun = process_time()
    look = next(iter(engine(large, _nothing)))
    assert not look.final
    yield at_most("first look at 3840 x 2160, CPU", process_time() - begun, "s", 0.3)
    for name in shipped:
        yield from _looks(engine, name, list(shipped[name].styles))


def _looks(engine: StyleEngine, name: str, styles: list[str]) -> Iterator[Row]:
    """CPU time of a still by each shipped network, for a style that it was not asked for yet."""
    picture = _picture((1280, 720))
    for seen in (640, 1280):
        own = []
        for turn in range(4):
            reference = None if styles else np.roll(picture, 40 * turn, 1)
            mix = {styles[turn]: 1.0} if styles else {}
            job = StyleJob(mix, picture, Rect(0, 0, 1280, 720), reference, size=seen, model=name)
            begun = process_time()
            list(engine(job, _nothing))
            own.append(process_time() - begun)
        yield at_most(f"{name}: a new style on a still, seen at {seen}, CPU", min(own[1:]), "s", 2)


def _overhead(engine: StyleEngine, job: StyleJob, view: np.ndarray) -> float:
    """CPU time of the engine's frames over that of the network's on the view they are seen at."""
    (patch,) = engine.together([job], _nothing)
    by = str(patch.notes["backend"])
    easel = next(iter(engine._easels.values()))
    mix = easel.condition(job)
    times = _in_turns({
        "engine": lambda: list(engine.together([job] * 4, _nothing, by)),
        "bare": lambda: [easel.paint([view], mix, by, lambda: True) for _ in range(4)],
    })  # fmt: skip
    return times["engine"][0] / times["bare"][0]


def _filled(picture: np.ndarray) -> np.ndarray:
    """Filled up to sides that a network takes."""
    down, right = (-side % STRIDE for side in picture.shape[:2])
    return np.pad(picture, ((0, down), (0, right), (0, 0)), "reflect")


def _picture(size: tuple[int, int]) -> np.ndarray:
    w, h = size
    y, x = np.mgrid[:h, :w]
    wave = np.dstack([128 + 90 * np.sin(x / 17), 128 + 90 * np.sin(y / 23), (x + y) % 256])
    return wave.astype(np.uint8)


def _nothing(progress: float) -> None:
    """A tick that wants every answer."""
