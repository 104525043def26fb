"""How pictures of any kind look: features by which two sets of them are compared.

Our own network ships for it: the observer of “style-any”, which was trained to tell the manner of
any picture. A feature is the mean or the spread of a channel of two of its layers.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import cast

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from editor.engines.store import build, read_weights
from editor.nets.anystyle import AnyStyleNet
from editor.weights.shelf import find

MODEL = "style-any"
SEEN = 128
"""Height and width in pixels that pictures are seen at."""


@cache
def perceiver(device: torch.device = torch.device("cpu")) -> AnyStyleNet:  # noqa: B008
    """The network. UnknownModel where it is missing."""
    card = find(MODEL)
    return cast(AnyStyleNet, build(card, read_weights(card.path)).to(device))


def looks(pictures: Tensor) -> Tensor:
    """Features float32 (n, 384) of pictures (n, 3, h, w) in 0..1."""
    net = perceiver(pictures.device)
    with torch.inference_mode():
        seen = F.interpolate(pictures, (SEEN, SEEN), mode="bilinear", antialias=True)
        return (net.statistics(seen) - net.usual[0]) / net.usual[1]


def looks_of(pictures: Iterable[np.ndarray], device: torch.device) -> np.ndarray:
    """Features float32 (n, 384) of batches of pictures, each uint8 (m, h, w, 3)."""
    parts = []
    for batch in pictures:
        rows = torch.from_numpy(np.ascontiguousarray(batch)).to(device)
        parts.append(looks(rows.permute(0, 3, 1, 2).float() / 255).cpu().numpy())
    return np.concatenate(parts)
