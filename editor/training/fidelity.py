"""How alike two sets of pictures are, by features of each: distances, precision, coverage."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import astuple, dataclass

import numpy as np
import torch

from editor.core.errors import BadInput
from editor.training.objectives.portrait_losses import kernel_distance

NEAREST = 3
"""Neighbours that span the manifold of precision and recall, as their authors choose."""
NEAREST_DENSITY = 5
FEWEST = 16
GROUPS = 8
"""Parts of which each is left out once, to tell how much chance there is in a figure."""


@dataclass(frozen=True)
class Fidelity:
    """Made pictures beside real ones.

    fid: Fréchet distance of Gaussians (Heusel et al. 2017). kid: squared maximum mean discrepancy
    with a cubic kernel, unbiased (Binkowski et al. 2018); both 0 for the same distribution.
    precision: part of made pictures that lie among real ones; recall: part of real ones among
    made ones (Kynkäänniemi et al. 2019). density, coverage: how many real neighbourhoods a made
    picture lies in, about 1; part of real pictures that have a made one near (Naeem et al. 2020).
    count: pictures of each set.
    """

    fid: float
    kid: float
    precision: float
    recall: float
    density: float
    coverage: float
    count: int


def fidelity(real: np.ndarray, made: np.ndarray) -> Fidelity:
    """Of features float32 (n, f) and (m, f); the larger set is cut to the smaller's size, for
    all these figures depend on it. BadInput for fewer than 16 or features of other sizes."""
    count = min(len(real), len(made))
    if count < FEWEST or real.shape[1] != made.shape[1]:
        raise BadInput(
            f"{count} pictures are too few to compare sets.", remedy=f"Take at least {FEWEST}."
        )
    return _compared(real[:count], made[:count])


def _compared(real: np.ndarray, made: np.ndarray) -> Fidelity:
    """Of as many features of each."""
    real, made, count = real.astype(np.float64), made.astype(np.float64), len(real)
    among = _radii(real, NEAREST_DENSITY)
    across = distances(made, real)
    near = across <= among[None]
    return Fidelity(
        frechet_distance(real, made),
        kernel_distance(torch.from_numpy(real), torch.from_numpy(made)),
        float((across <= _radii(real, NEAREST)[None]).any(1).mean()),
        float((across <= _radii(made, NEAREST)[:, None]).any(0).mean()),
        float(near.sum() / (NEAREST_DENSITY * count)),
        float(near.any(0).mean()),
        count,
    )


def uncertainty(real: np.ndarray, made: np.ndarray) -> Fidelity:
    """The standard error of each figure of `fidelity`."""
    count = min(len(real), len(made))

    def without(rows: np.ndarray) -> tuple[float, ...]:
        return astuple(_compared(real[:count][rows], made[:count][rows]))[:-1]

    fid, kid, precision, recall, density, coverage = jackknife(without, count)
    return Fidelity(fid, kid, precision, recall, density, coverage, count)


def jackknife(figures: Callable[[np.ndarray], Sequence[float]], count: int) -> list[float]:
    """Standard errors of figures of `count` pictures, each of which is given as bool (count,)
    which of them to take: by the delete-a-group jackknife (Kott 2001).

    A figure holds within 1.96 of it to either side in 95 of 100 cases. Unlike the bootstrap it
    repeats no picture, which neighbours would notice.
    """
    group = np.arange(count) % GROUPS
    found = [figures(group != g) for g in range(min(GROUPS, count))]
    errors: list[float] = (np.std(found, axis=0) * np.sqrt(len(found) - 1)).tolist()
    return errors


def frechet_distance(a: np.ndarray, b: np.ndarray) -> float:
    """|mean a - mean b|^2 + tr(A + B - 2 (A B)^1/2) of features (n, f), covariances A and B."""
    apart = a.mean(0) - b.mean(0)
    first, second = ((x - x.mean(0)) / np.sqrt(max(1, len(x) - 1)) for x in (a, b))
    spread = float((first**2).sum() + (second**2).sum())
    return float(apart @ apart) + spread - 2 * _root_trace(first, second)


def _root_trace(first: np.ndarray, second: np.ndarray) -> float:
    """tr (A B)^1/2 of A = first' first, B = second' second: the sum of the singular values of
    first second', which are few where there are fewer pictures than features."""
    if min(len(first), len(second)) <= first.shape[1]:
        return float(np.linalg.svd(first @ second.T, compute_uv=False).sum())
    values, vectors = np.linalg.eigh(first.T @ first)
    root = vectors * np.sqrt(np.maximum(values, 0)) @ vectors.T
    both = np.linalg.eigvalsh(root @ (second.T @ second) @ root)
    return float(np.sqrt(np.maximum(both, 0)).sum())


def distances(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Between rows of a (n, f) and b (m, f): (n, m)."""
    square = (a**2).sum(1)[:, None] + (b**2).sum(1)[None] - 2 * a @ b.T
    apart: np.ndarray = np.sqrt(np.maximum(square, 0))
    return apart


def _radii(x: np.ndarray, nearest: int) -> np.ndarray:
    """Distance of each row to its k-th nearest other: (n,)."""
    radii: np.ndarray = np.partition(distances(x, x), nearest, axis=1)[:, nearest]
    return radii
