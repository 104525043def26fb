"""How pictures of any kind look: features by which two sets of them are compared.

Our own network ships for it: the observer of “style-any”, which was trained to tell the manner of
any picture. It says nothing of where things are: a face whose halves are changed over has the same
manner. So what sets are compared by is the manner and, at 8 x 8 pixels, the layout, weighed so that
each alone would tell two drawing styles apart. Portraits that are softened, compressed, laid over
each other, bent, cut up, or of which most are missing, are then the further away the worse it is;
slight grain goes unnoticed (`python -m tests.benchmarks perception`). By the manner alone a bent
face came nearer the more it was bent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import cast

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from editor.core.errors import BadInput
from editor.engines.store import build, read_weights
from editor.nets.anystyle import AnyStyleNet
from editor.training.inception import inception_of
from editor.training.judged import the_judge
from editor.weights.shelf import find

MODEL = "style-any"
SEEN = 128
"""Height and width in pixels that pictures are seen at."""
LAYOUT, WEIGHT = 8, 4.0
"""Height and width in pixels of the layout, and what a colour of 0..1 counts there: about a
standard deviation of the manner's features."""


@cache
def perceiver(device: torch.device = torch.device("cpu")) -> AnyStyleNet:  # noqa: B008
    """The network. UnknownModel where it is missing."""
    card = find(MODEL)
    return cast(AnyStyleNet, build(card, read_weights(card.path)).to(device))


def looks(pictures: Tensor) -> Tensor:
    """The manner of pictures (n, 3, h, w) in 0..1, wherever in them: float32 (n, 384). A feature
    is the mean or the spread of a channel of two of the observer's layers."""
    net = perceiver(pictures.device)
    with torch.inference_mode():
        seen = F.interpolate(pictures, (SEEN, SEEN), mode="bilinear", antialias=True)
        return (net.statistics(seen) - net.usual[0]) / net.usual[1]


def looks_of(pictures: Iterable[np.ndarray], device: torch.device) -> np.ndarray:
    """Manner and layout, float32 (n, 576), of batches of pictures, each uint8 (m, h, w, 3)."""
    parts = []
    for batch in pictures:
        rows = _tensor(batch, device)
        layout = WEIGHT * (F.adaptive_avg_pool2d(rows, LAYOUT) - 0.5)
        parts.append(torch.cat([looks(rows), layout.flatten(1)], 1).cpu().numpy())
    return np.concatenate(parts)


def judge_looks_of(pictures: Iterable[np.ndarray], device: torch.device) -> np.ndarray:
    """The judge's features (n, 192), which know portraits best, of batches as of `looks_of`."""
    judge, parts = the_judge(), []
    for batch in pictures:
        with torch.inference_mode():
            parts.append(judge.features(_tensor(batch, device)).cpu().numpy())
    return np.concatenate(parts)


def _tensor(batch: np.ndarray, device: torch.device) -> Tensor:
    rows = torch.from_numpy(np.ascontiguousarray(batch)).to(device)
    return rows.permute(0, 3, 1, 2).float() / 255


LookOf = Callable[[Iterable[np.ndarray], torch.device], np.ndarray]
FEATURES: dict[str, LookOf] = {
    "ours": looks_of,
    "judge": judge_looks_of,
    "inception": inception_of,
}
"""By what sets of pictures can be compared."""


def features_named(name: str) -> LookOf:
    """One of `FEATURES`. BadInput for an unknown name."""
    if name not in FEATURES:
        raise BadInput(f"There are no features “{name}”.", remedy=f"Known: {', '.join(FEATURES)}.")
    return FEATURES[name]
