"""How well holes are healed on photographs not seen in training, beside what others do."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import cv2
import numpy as np

from editor.engines.inpaint import heal
from editor.engines.synthesis import diffusion_fill, patch_fill
from editor.training.cache import read_photograph
from editor.training.masks import KINDS, draw
from editor.training.metrics import Judge
from editor.training.split import photographs

SIDE = 512
"""Pictures are judged at this size."""
EVALUATED = ("thin", "brush", "blob")
SCENE = "scene"
"""A rendered scene's own hole: what stood there was left out of a second rendering."""
PEER = "patch"
"""The method that the others are compared with, pair by pair."""

Say = Callable[[float, str], None]
Method = Callable[[np.ndarray, np.ndarray], np.ndarray]

OURS = "inpaint"
METHODS: dict[str, Method] = {
    OURS: heal,
    "patch": lambda image, mask: patch_fill(image, mask),  # pypatchmatch on the whole picture
    "telea": lambda image, mask: diffusion_fill(image, mask, "telea"),
    "ns": lambda image, mask: diffusion_fill(image, mask, "ns"),
}


@dataclass(frozen=True)
class Row:
    """Means over all holes of one kind, for one method.

    lpips, unweighted, vgg: distances in the hole, lower is better. psnr in dB, ssim 0..1.
    won: part of pairs (0..1) with a lower LPIPS than the peer's. cpu: seconds of all threads.
    """

    kind: str
    method: str
    count: int
    lpips: float
    unweighted: float
    vgg: float
    psnr: float
    ssim: float
    won: float
    cpu: float


@dataclass(frozen=True)
class Report:
    """All rows of an evaluation."""

    rows: tuple[Row, ...]
    folder: str
    seed: int
    held_out: bool

    def row(self, kind: str, method: str) -> Row:
        """One row; KeyError where it was not measured."""
        for row in self.rows:
            if (row.kind, row.method) == (kind, method):
                return row
        raise KeyError((kind, method))

    def table(self) -> str:
        """The rows as text."""
        lines = [f"{'hole':6} {'method':8} {'n':>4} {'LPIPS':>7} {'unweighted':>10} {'VGG':>7} "
                 f"{'PSNR':>6} {'SSIM':>6} {'won':>5} {'CPU s':>6}"]  # fmt: skip
        for r in self.rows:
            won = "" if r.method == PEER else f"{r.won:.0%}"
            lines.append(
                f"{r.kind:6} {r.method:8} {r.count:4} {r.lpips:7.4f} {r.unweighted:10.4f} "
                f"{r.vgg:7.4f} {r.psnr:6.2f} {r.ssim:6.4f} {won:>5} {r.cpu:6.2f}"
            )
        return "\n".join(lines)

    def facts(self) -> dict[str, object]:
        """Everything, for JSON; "figures" are what a card records."""
        figures: dict[str, float] = {}
        for row in self.rows:
            for name in ("lpips", "vgg", "psnr", "ssim", "won", "cpu"):
                if row.method in (OURS, PEER) and (row.method, name) != (PEER, "won"):
                    figures[f"{row.kind}_{row.method}_{name}"] = getattr(row, name)
        rows = [vars(row) for row in self.rows]
        return {"folder": self.folder, "seed": self.seed, "held_out": self.held_out,
                "figures": figures, "rows": rows}  # fmt: skip


@dataclass(frozen=True, eq=False)
class Case:
    """One picture and its hole: uint8 (SIDE, SIDE, 3), (SIDE, SIDE)."""

    name: str
    kind: str
    image: np.ndarray = field(repr=False)
    mask: np.ndarray = field(repr=False)

    @property
    def holed(self) -> np.ndarray:
        """The picture with the hole painted black, so that no method can peep."""
        return np.asarray(np.where(self.mask[..., None] > 0, 0, self.image), np.uint8)


def evaluate_inpaint(
    folder: Path,
    *,
    kinds: Sequence[str] = EVALUATED,
    limit: int | None = None,
    seed: int = 0,
    held_out: bool = True,
    say: Say = lambda fraction, name: None,
    methods: Mapping[str, Method] = METHODS,
    model: str = "inpaint",
) -> Report:
    """Heal random holes in a folder's photographs by every method and measure against the truth.

    A folder of rendered scenes (NAME/truth.*, NAME/mask.png) is measured by their own holes.
    held_out: only photographs never trained on (one in ten). limit: at most so many photographs.
    model: of the method "inpaint", by its name, folder or file.
    BadInput for a folder without such photographs, BadFile for missing measuring networks.
    """
    masks = sorted(folder.glob("*/mask.png"))[:limit]
    if masks:
        found, kinds, count = scenes(masks), (SCENE,), len(masks)
    else:
        files = photographs(folder, "held-out" if held_out else "all")[:limit]
        found, count = cases(files, kinds, seed), len(files) * len(kinds)
    methods = {**methods, OURS: partial(heal, model=model)} if OURS in methods else methods
    judge = Judge(folder)
    taken: dict[tuple[str, str], list[dict[str, float]]] = {}
    _warm_up(methods)
    for i, case in enumerate(found):
        say(i / count, f"{case.name}, {case.kind}")
        measure = judge.beside(case.image, case.mask)
        for name, method in methods.items():
            made, seconds = _timed(method, case)
            taken.setdefault((case.kind, name), []).append({**measure(made), "cpu": seconds})
    say(1.0, "done")
    rows = [_row(kind, name, taken) for kind in kinds for name in methods]
    return Report(tuple(rows), str(folder), seed, held_out)


def cases(files: Sequence[Path], kinds: Sequence[str], seed: int) -> Iterator[Case]:
    """For each photograph a square of its shorter side, scaled to SIDE, with each kind of hole.

    A case is the same whichever other photographs' and kinds' cases are asked for.
    """
    for i, path in enumerate(files):
        image = _square(read_photograph(path), np.random.default_rng((seed, i)))
        for kind in kinds:
            rng = np.random.default_rng((seed, i, KINDS.index(kind)))
            yield Case(path.name, kind, image, draw(kind, SIDE, SIDE, rng))


def scenes(masks: Sequence[Path]) -> Iterator[Case]:
    """For each scene's mask a square round the hole, scaled to SIDE; BadFile for a bad picture."""
    for path in masks:
        truth = read_photograph(next(path.parent.glob("truth.*")))
        hole = read_photograph(path)[..., 0]
        area = _square_round(hole)
        size = (SIDE, SIDE)
        image = cv2.resize(truth[area], size, interpolation=cv2.INTER_AREA)
        mask = cv2.resize(hole[area], size, interpolation=cv2.INTER_AREA)
        yield Case(path.parent.name, SCENE, image, np.where(mask > 0, 255, 0).astype(np.uint8))


def _square_round(hole: np.ndarray) -> tuple[slice, slice]:
    """A square of twice the hole's longer side (at most the shorter side of the picture)."""
    h, w = hole.shape
    rows, columns = np.nonzero(hole)
    side = min(h, w, max(SIDE, 2 * int(max(np.ptp(rows), np.ptp(columns)) + 1)))
    y, x = ((int(at.min()) + int(at.max()) - side) // 2 for at in (rows, columns))
    y, x = min(max(y, 0), h - side), min(max(x, 0), w - side)
    return slice(y, y + side), slice(x, x + side)


def _square(picture: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    h, w = picture.shape[:2]
    side = min(h, w)
    y, x = int(rng.integers(0, h - side + 1)), int(rng.integers(0, w - side + 1))
    way = cv2.INTER_AREA if side > SIDE else cv2.INTER_CUBIC
    return cv2.resize(picture[y : y + side, x : x + side], (SIDE, SIDE), interpolation=way)


def _warm_up(methods: Mapping[str, Method]) -> None:
    """Load networks before the clock runs."""
    image = np.full((64, 64, 3), 128, np.uint8)
    mask = np.zeros((64, 64), np.uint8)
    mask[28:36, 28:36] = 255
    for method in methods.values():
        method(image, mask)


def _timed(method: Method, case: Case) -> tuple[np.ndarray, float]:
    """The healed picture, and the CPU seconds of all threads."""
    begun = time.process_time()
    made = method(case.holed, case.mask)
    return made, time.process_time() - begun


def _row(kind: str, method: str, taken: Mapping[tuple[str, str], list[dict[str, float]]]) -> Row:
    mine, peers = taken[kind, method], taken.get((kind, PEER), [])
    won = [a["lpips"] < b["lpips"] for a, b in zip(mine, peers, strict=bool(peers))]
    means = {name: float(np.mean([one[name] for one in mine])) for name in mine[0]}
    return Row(kind, method, len(mine), won=float(np.mean(won)) if won else 0.0, **means)
