"""`underpaint evaluate generator`: random pictures beside real ones, by the judge's features."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

import numpy as np
import torch

from editor.core.errors import BadInput
from editor.nets.generator import Generator, layered
from editor.nets.judge import JudgeNet
from editor.nets.portraits import STYLES
from editor.training.cache import middle_square, read_photograph
from editor.training.effects import Say, drawn, judged
from editor.training.fidelity import FEWEST, Fidelity, fidelity
from editor.training.judged import generator_of, the_judge
from editor.training.portraits import read_folder
from editor.training.split import photographs
from editor.weights.shelf import find

MOST = 1000
"""Pictures of each set, if not told otherwise."""


@dataclass(frozen=True)
class GeneratorReport:
    """Random pictures beside real ones, and real ones beside other real ones: the best to reach.

    kinds: both again for each kind of pictures that there are enough of.
    """

    model: str
    folder: str
    truncation: float
    made: Fidelity
    real: Fidelity
    kinds: Mapping[str, tuple[Fidelity, Fidelity]] = field(default_factory=dict)

    def facts(self) -> dict[str, object]:
        """Everything, for JSON; "figures" are what a card records."""
        figures = {f"{kind}{name}": float(value)
                   for kind, row in (("", self.made), ("real_", self.real))
                   for name, value in asdict(row).items() if name != "count"}  # fmt: skip
        kinds = {kind: {"made": asdict(made), "real": asdict(real)}
                 for kind, (made, real) in self.kinds.items()}  # fmt: skip
        return {"model": self.model, "folder": self.folder, "truncation": self.truncation,
                "count": self.made.count, "figures": figures, "kinds": kinds}  # fmt: skip

    def table(self) -> str:
        """Two lines of figures, two more for each kind, and what they mean."""
        lines = [f"{'':22} {'FID':>7} {'KID':>8} {'precision':>9} {'recall':>7} {'density':>7} "
                 f"{'coverage':>8} {'n':>5}"]  # fmt: skip
        for name, pair in ((self.model, (self.made, self.real)), *self.kinds.items()):
            for what, row in zip((f"{name} beside real", "real beside real"), pair, strict=True):
                lines.append(
                    f"{what[:22]:22} {row.fid:7.2f} {row.kid:8.4f} {row.precision:9.3f} "
                    f"{row.recall:7.3f} {row.density:7.3f} {row.coverage:8.3f} {row.count:5}"
                )
        return "\n".join([*lines, *MEANING])


MEANING = (
    "On the judge's features. FID, KID: distance of the sets, lower is more alike. precision:",
    "part of made pictures that look real; recall: part of real ones it could have made.",
)


def evaluate_generator(
    model: str,
    folder: Path,
    *,
    limit: int | None = None,
    truncation: float = 1.0,
    say: Say = lambda part, what: None,
) -> GeneratorReport:
    """Compare as many random pictures as there are real ones in half of the folder, at most
    `limit`. A folder with labels.csv for each drawing style gives the pictures that no training
    saw, and as many random ones of each style; any other folder its pictures' middle squares.

    BadInput for no generator or fewer than 32 pictures, UnknownModel.
    """
    net, judge = generator_of(find(model)), the_judge()
    pictures, kinds = _real(folder, net, 2 * (limit or MOST))
    if len(pictures) < 2 * FEWEST:
        raise BadInput(
            f"{len(pictures)} pictures are too few.",
            file=folder,
            remedy=f"Name a folder of at least {2 * FEWEST}.",
        )
    say(0.1, "reading real pictures")
    real = _features(judge, pictures)
    first, second = real[::2], real[1::2]
    made = _made(net, judge, kinds[::2], truncation, say)
    each = _of_kinds((first, kinds[::2]), (made, kinds[::2]), (second, kinds[1::2]))
    whole = fidelity(first, made), fidelity(first, second)
    return GeneratorReport(model, str(folder), truncation, *whole, each)


def _of_kinds(
    *sets: tuple[np.ndarray, Sequence[str | None]],
) -> dict[str, tuple[Fidelity, Fidelity]]:
    """The second and the third set beside the first, by kind, where each has at least 16."""
    out = {}
    for kind in sorted({kind for _, kinds in sets for kind in kinds if kind}):
        real, made, other = (rows[[k == kind for k in kinds]] for rows, kinds in sets)
        if min(map(len, (real, made, other))) >= FEWEST:
            out[kind] = fidelity(real, made), fidelity(real, other)
    return out


def _real(folder: Path, net: Generator, most: int) -> tuple[list[np.ndarray], list[str | None]]:
    """Real pictures in mixed order, uint8 (side, side, 3), and the kind of each."""
    labelled = [style for style in STYLES if (folder / style / "labels.csv").is_file()]
    if labelled and net.kinds:
        held = read_folder(folder, "held-out", net.side)
        chosen = [i for i in range(len(held)) if STYLES[held.style[i]] in net.kinds]
        order = np.random.default_rng(0).permutation(chosen)[:most]
        return [held.pictures[i] for i in order], [STYLES[held.style[i]] for i in order]
    paths = photographs(folder)
    order = np.random.default_rng(0).permutation(len(paths))[:most]
    return [middle_square(read_photograph(paths[i]), net.side) for i in order], [None] * len(order)


def _features(judge: JudgeNet, pictures: Sequence[np.ndarray]) -> np.ndarray:
    rows = torch.from_numpy(np.stack(pictures)).permute(0, 3, 1, 2)
    parts = [judged(judge, part.float() / 255).features for part in torch.split(rows, 64)]
    return torch.cat(parts).cpu().numpy()


def _made(
    net: Generator, judge: JudgeNet, kinds: Sequence[str | None], truncation: float, say: Say
) -> np.ndarray:
    """Features of a random picture of each kind."""
    parts = []
    for begin in range(0, len(kinds), 32):
        say(0.2 + 0.8 * begin / len(kinds), "drawing random pictures")
        latents = [net.sample([begin + i], kind, truncation)
                   for i, kind in enumerate(kinds[begin : begin + 32])]  # fmt: skip
        codes = layered(torch.cat(latents), net.layers)
        parts.append(judged(judge, drawn(net, codes)).features)
    return torch.cat(parts).cpu().numpy()
