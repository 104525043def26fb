"""Directions from codes: of what labels say, of how codes vary, of two groups. Numpy only.

Codes are float32 (n, layers, d).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from editor.core.errors import BadInput
from editor.jobs.directions import Direction, Source
from editor.weights.collection import read_only

RIDGE = 1e-2
"""Of every fit, relative to the mean variance of a coordinate."""
LEAST_SPREAD = 0.05
"""An attribute that differs by less, in units, is not fitted."""
SPREADS = 3.0
"""A slider goes so many standard deviations of the codes' to either side."""


def between_groups(
    name: str, without: np.ndarray, with_it: np.ndarray, title: str = "", *, least: int = 2
) -> Direction:
    """From the codes of one group of pictures to those of another: 0 is the first's middle, 1
    the second's.

    Along Fisher's linear discriminant with shrunken covariance, which leaves alone what differs
    within the groups as well; with few pictures it is nearly the difference of the means.
    BadInput for fewer than `least` pictures in a group, other shapes, or groups that are the same.
    """
    if without.shape[1:] != with_it.shape[1:] or min(len(without), len(with_it)) < least:
        raise BadInput(
            "Two groups of pictures of the same model are needed.",
            remedy=f"Put at least {least} pictures into each.",
        )
    first, second = (g.reshape(len(g), -1).astype(np.float64) for g in (without, with_it))
    middles = first.mean(0), second.mean(0)
    way = middles[1] - middles[0]
    if float(way @ way) < 1e-12:
        raise BadInput("The two groups are the same.", remedy="Choose other pictures.")
    within = np.concatenate([first - middles[0], second - middles[1]])
    weight = _whitened(within, way)
    readout = weight / float(way @ weight)
    vector = readout / float(readout @ readout)
    return _direction(
        name, vector, without.shape[1:], source="groups", low=-1.0, high=2.0, title=title,
        unit="from the first group to the second", readout=readout,
        offset=-float(readout @ middles[0]),
    )  # fmt: skip


def _whitened(within: np.ndarray, way: np.ndarray) -> np.ndarray:
    """(covariance of rows (n, d) + shrinkage)^-1 way, without ever making a (d, d) matrix."""
    n, size = within.shape
    ridge = max(float((within**2).mean()), 1e-9) * size / n
    small = within @ within.T / n + ridge * np.eye(n)
    inverse: np.ndarray = (way - within.T @ np.linalg.solve(small, within @ way) / n) / ridge
    return inverse


def principal(codes: np.ndarray, count: int) -> tuple[Direction, ...]:
    """The `count` ways in which codes (n, layers, d) vary most (GANSpace, Härkönen et al. 2020).

    One unit is one standard deviation; 0 is the middle. BadInput for fewer than 8 codes.
    """
    if len(codes) < 8:
        raise BadInput("Principal directions need at least 8 codes.")
    flat = codes.reshape(len(codes), -1).astype(np.float64)
    middle = flat.mean(0)
    _, sizes, ways = np.linalg.svd(flat - middle, full_matrices=False)
    spreads = sizes / np.sqrt(len(flat) - 1)
    useful = int((spreads > 1e-4 * spreads[0]).sum())
    return tuple(
        _direction(
            f"pca-{i + 1}", spreads[i] * ways[i], codes.shape[1:], source="pca",
            low=-SPREADS, high=SPREADS, title=f"Variation {i + 1}", unit="one standard deviation",
            readout=ways[i] / spreads[i], offset=-float(middle @ ways[i] / spreads[i]),
        )
        for i in range(min(count, useful))
    )  # fmt: skip


def principal_of(codes: np.ndarray, features: np.ndarray, count: int) -> tuple[Direction, ...]:
    """The `count` ways in which what codes (n, layers, d) draw, features (n, f), varies most.

    For codes that are noise, alike in every direction: principal components of the features, onto
    which codes are regressed (GANSpace for BigGAN, Härkönen et al. 2020, section 3.2). One unit is
    one standard deviation of the component; 0 is the middle. BadInput for fewer than 8 codes.
    """
    if len(codes) < 8:
        raise BadInput("Principal directions need at least 8 codes.")
    wide = features.astype(np.float64) - features.mean(0)
    parts, sizes, _ = np.linalg.svd(wide, full_matrices=False)
    useful = min(count, int((sizes > 1e-4 * sizes[0]).sum()))
    parts = parts[:, :useful] * np.sqrt(len(parts) - 1)
    flat = codes.reshape(len(codes), -1).astype(np.float64)
    middle = flat.mean(0)
    vectors, readouts = _regressed(parts, flat - middle), _regressed(flat - middle, parts)
    return tuple(
        _direction(
            f"pca-{i + 1}", vectors[i], codes.shape[1:], source="pca", low=-SPREADS, high=SPREADS,
            title=f"Variation {i + 1}", unit="one standard deviation", readout=readouts[:, i],
            offset=-float(middle @ readouts[:, i]),
        )
        for i in range(useful)
    )  # fmt: skip


def closed_form(
    affines: Sequence[np.ndarray], codes: np.ndarray, count: int, layers: range | None = None
) -> tuple[Direction, ...]:
    """The directions to which layers answer most, from their weights alone (SeFa, Shen & Zhou
    2021): eigenvectors of the sum of A^T A over the affines (outputs, d).

    layers: those it acts on; all. One unit is one standard deviation of the codes (n, layers, d).
    """
    chosen = range(len(affines)) if layers is None else layers
    gram = sum((_normed(affines[i]) for i in chosen), np.zeros((codes.shape[2],) * 2))
    _, ways = np.linalg.eigh(gram)
    directions = []
    for i, way in enumerate(ways.T[::-1][:count]):
        spread = max(float((codes.mean(1) @ way).std()), 1e-3)
        vector = np.zeros(codes.shape[1:])
        vector[chosen.start : chosen.stop] = spread * way
        part = "" if layers is None else f"-{chosen.start}-{chosen.stop - 1}"
        shown = "" if layers is None else f", layers {chosen.start} to {chosen.stop - 1}"
        directions.append(_direction(
            f"sefa{part}-{i + 1}", vector, codes.shape[1:], source="closed-form", low=-SPREADS,
            high=SPREADS, title=f"Factor {i + 1}{shown}", unit="one standard deviation",
        ))  # fmt: skip
    return tuple(directions)


def _normed(affine: np.ndarray) -> np.ndarray:
    """A^T A with rows of unit length, as the paper's authors do."""
    rows = affine.astype(np.float64)
    rows = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-12)
    gram: np.ndarray = rows.T @ rows
    return gram


def boundary(name: str, array: np.ndarray, shape: tuple[int, int]) -> Direction:
    """An InterFaceGAN boundary: a normal (d,), (1, d) or (layers, d) for codes of `shape`.

    One unit is one unit of length along it, in every layer where it names none. BadInput for
    another shape, values that are no numbers, or nothing but zeros.
    """
    layers, d = shape
    if array.dtype.kind != "f" or array.shape not in ((d,), (1, d), (layers, d)):
        raise BadInput(
            f"This boundary has the shape {array.shape}, kind {array.dtype}; this model's codes "
            f"need ({d},), (1, {d}) or ({layers}, {d}) of real numbers.",
            remedy="Take one that was made for this model.",
        )
    rows = array.astype(np.float64)
    if not np.isfinite(rows).all():
        raise BadInput("This boundary holds values that are no numbers.")
    length = np.linalg.norm(rows, axis=-1).max()
    if length < 1e-9:
        raise BadInput("This boundary is nothing but zeros.")
    full = np.broadcast_to(rows / length, (layers, d)).reshape(-1)
    return _direction(name, full, shape, source="boundary", low=-3.0, high=3.0,
                      unit="one unit of length")  # fmt: skip


def labelled(
    codes: np.ndarray, values: np.ndarray, told: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Vectors, readouts (a, layers, d) and offsets (a,) of attributes read from codes' pictures.

    values, told: (n, a) in units, and whether they count. The vectors are what codes change by
    where one attribute grows by a unit and no other changes: the regression of codes on all
    attributes together, which orthogonalises them (InterFaceGAN, Shen et al. 2020, by their
    statistics instead of pairwise). The readouts are regressions of each attribute on codes. All
    zeros for an attribute that fewer than 16 pictures tell, or that never differs.
    """
    flat = codes.reshape(len(codes), -1).astype(np.float64)
    counts = np.maximum(told.sum(0), 1)
    means = (values * told).sum(0) / counts
    filled = np.where(told > 0, values - means, 0.0).astype(np.float64)
    spread = np.sqrt((filled**2).sum(0) / counts)
    fitted = (told.sum(0) >= 16) & (spread > LEAST_SPREAD)
    vectors = np.zeros((values.shape[1], flat.shape[1]))
    if fitted.any():
        vectors[fitted] = _regressed(filled[:, fitted], flat - flat.mean(0))
    readouts, offsets = np.zeros_like(vectors), np.zeros(values.shape[1])
    for i in np.flatnonzero(fitted):
        mine = told[:, i] > 0
        middle, mean = flat[mine].mean(0), values[mine, i].mean()
        readouts[i] = _regressed(flat[mine] - middle, (values[mine, i] - mean)[:, None])[:, 0]
        offsets[i] = mean - readouts[i] @ middle
    shape = (-1, *codes.shape[1:])
    return vectors.reshape(shape), readouts.reshape(shape), offsets


def _regressed(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Ridge regression of centred y (n, k) on centred x (n, d): (d, k)."""
    gram = x.T @ x / len(x)
    gram += RIDGE * max(float(gram.diagonal().mean()), 1e-9) * np.eye(len(gram))
    found: np.ndarray = np.linalg.solve(gram, x.T @ y / len(x))
    return found


def _direction(
    name: str,
    vector: np.ndarray,
    shape: tuple[int, ...],
    *,
    source: Source,
    low: float,
    high: float,
    title: str = "",
    unit: str = "",
    readout: np.ndarray | None = None,
    offset: float = 0.0,
) -> Direction:
    """A direction of flat arrays, float32 and read-only."""
    return Direction(
        name, frozen_code(vector, shape), low, high, title, unit, source,
        None if readout is None else frozen_code(readout, shape), offset,
    )  # fmt: skip


def frozen_code(array: np.ndarray, shape: tuple[int, ...]) -> np.ndarray:
    """The array as a read-only float32 (layers, d)."""
    return read_only(np.array(array, np.float32).reshape(shape))
