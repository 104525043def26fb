"""Where points go: projective maps of the plane as values; document pixels, y downwards.

A pixel (i, j) covers i <= x < i + 1, j <= y < j + 1, so its middle lies at (i + 0.5, j + 0.5).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from editor.core.errors import BadInput
from editor.core.geometry import Rect

Array = NDArray[np.float64]

Point = tuple[float, float]
"""(x, y) in document pixels."""

_WHOLE = 1e-9
"""How far from a whole number a coefficient may be and still count as one."""

_SAME = 3.0
"""Pixels that the corners of two boxes of the same pixels may differ by: edges are smooth."""

_HAIR = 1e-6
"""What of a pixel is too little to be covered."""


@dataclass(frozen=True)
class Transform:
    """A 3x3 homography by rows, the last number 1: x' = (a x + b y + c) / (g x + h y + 1)."""

    rows: tuple[float, float, float, float, float, float, float, float, float] = (
        1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0,
    )  # fmt: skip

    @cached_property
    def matrix(self) -> Array:
        """float64 (3, 3), read-only."""
        out = np.array(self.rows, np.float64).reshape(3, 3)
        out.flags.writeable = False
        return out

    @property
    def identity(self) -> bool:
        """True where nothing moves."""
        return self == IDENTITY

    @property
    def affine(self) -> bool:
        """True where parallel lines stay parallel."""
        return self.rows[6] == 0 and self.rows[7] == 0

    @property
    def upright(self) -> bool:
        """True where it only moves and scales, neither turned nor mirrored."""
        a, b, _, d, e, *_ = self.rows
        return self.affine and b == 0 and d == 0 and a > 0 and e > 0

    @property
    def lattice(self) -> bool:
        """True where pixels land on pixels: whole shifts, right angles, mirrors."""
        a, b, c, d, e, f, *_ = self.rows
        turned = sorted((abs(a), abs(b))) == [0, 1] and abs(e) == abs(a) and abs(d) == abs(b)
        return self.affine and turned and c == round(c) and f == round(f)

    def then(self, other: Transform) -> Transform:
        """This one first, then the other."""
        return from_matrix(other.matrix @ self.matrix)

    @cached_property
    def inverse(self) -> Transform:
        """The way back. Raises BadInput where all falls onto a line."""
        try:
            return from_matrix(np.linalg.inv(self.matrix).astype(np.float64))
        except np.linalg.LinAlgError:
            raise _flat() from None

    def map(self, points: Array) -> Array:
        """Where points (..., 2) go, float64 (..., 2); beyond the horizon they are meaningless."""
        x, y = points[..., 0], points[..., 1]
        a, b, c, d, e, f, g, h, i = self.rows
        w = g * x + h * y + i
        out: Array = np.stack(((a * x + b * y + c) / w, (d * x + e * y + f) / w), -1)
        return out

    def at(self, point: Point) -> Point:
        """Where one point goes."""
        x, y = self.map(np.array(point, np.float64))
        return float(x), float(y)

    def jacobian(self, point: Point) -> Array:
        """float64 (2, 2): how a small step at a point is changed."""
        a, b, _, d, e, _, g, h, i = self.rows
        (x, y), (u, v) = point, self.at(point)
        w = g * x + h * y + i
        return np.array([[a - g * u, b - h * u], [d - g * v, e - h * v]]) / w

    def bounds(self, rect: Rect) -> Rect:
        """The smallest whole rectangle round where `rect` goes.

        Raises BadInput where a part of it goes beyond the horizon.
        """
        corners = corners_of(rect)
        g, h, i = self.rows[6:]
        if min(g * x + h * y + i for x, y in corners) <= 1e-6:
            raise BadInput("The perspective is too steep.", remedy="Pull the corners apart.")
        places = self.map(np.array(corners))
        left, top = (math.floor(v + _HAIR) for v in places.min(0))
        right, bottom = (math.ceil(v - _HAIR) for v in places.max(0))
        return Rect(left, top, right - left, bottom - top)


IDENTITY = Transform()


def _flat() -> BadInput:
    return BadInput("This would press everything into a line.", remedy="Pull the handles apart.")


def from_matrix(matrix: Array) -> Transform:
    """From a (3, 3) matrix of any factor. Raises BadInput where it is not a map of the plane.

    Coefficients a hair from whole numbers become those, so that right angles are exact.
    """
    if not np.isfinite(matrix).all() or abs(matrix[2, 2]) < 1e-12:
        raise _flat()
    scaled = np.asarray(matrix, np.float64) / matrix[2, 2]
    whole = np.rint(scaled)
    close = np.abs(scaled - whole) < _WHOLE
    close[2] &= np.abs(scaled[2]) < 1e-15  # one over pixels: what is small is not nothing
    values = np.where(close, whole, scaled).ravel() + 0.0
    a, b, c, d, e, f, g, h, i = (float(v) for v in values)
    return Transform((a, b, c, d, e, f, g, h, i))


def shifted(dx: float, dy: float) -> Transform:
    """Everything moved."""
    return Transform((1.0, 0.0, float(dx), 0.0, 1.0, float(dy), 0.0, 0.0, 1.0))


def linear(matrix: Array, about: Point = (0.0, 0.0)) -> Transform:
    """A (2, 2) matrix applied about a point that stays."""
    full = np.eye(3)
    full[:2, :2] = matrix
    full[:2, 2] = np.array(about) - matrix @ np.array(about)
    return from_matrix(full)


def scaled(sx: float, sy: float, about: Point = (0.0, 0.0)) -> Transform:
    """Scaled along x and y about a point that stays; negative factors mirror."""
    return linear(np.diag([float(sx), float(sy)]), about)


def rotated(degrees: float, about: Point = (0.0, 0.0)) -> Transform:
    """Turned clockwise (as seen on a screen) about a point that stays."""
    turn = math.radians(degrees)
    cos, sin = math.cos(turn), math.sin(turn)
    return linear(np.array([[cos, -sin], [sin, cos]]), about)


def sheared(kx: float, ky: float, about: Point = (0.0, 0.0)) -> Transform:
    """Each pixel down moves points kx to the right, each pixel right moves them ky down."""
    return linear(np.array([[1.0, kx], [ky, 1.0]]), about)


def quad_to_quad(source: Sequence[Point], target: Sequence[Point]) -> Transform:
    """The one map that takes four points to four others (Heckbert 1989, section 2.2.3).

    Raises BadInput where three of the four lie on a line, or the target crosses itself.
    """
    if not (_convex(source) and _convex(target)):
        raise _flat()
    equations, values = [], []
    for (x, y), (u, v) in zip(source, target, strict=True):
        equations.append([x, y, 1, 0, 0, 0, -u * x, -u * y])
        equations.append([0, 0, 0, x, y, 1, -v * x, -v * y])
        values += [u, v]
    found = np.linalg.solve(np.array(equations, np.float64), np.array(values, np.float64))
    return from_matrix(np.append(found, 1.0).reshape(3, 3))


def _convex(quad: Sequence[Point]) -> bool:
    """True where the corners always bend the same way, and truly."""
    bends = []
    for n in range(4):
        (ax, ay), (bx, by), (cx, cy) = quad[n], quad[(n + 1) % 4], quad[(n + 2) % 4]
        bends.append((bx - ax) * (cy - by) - (by - ay) * (cx - bx))
    return min(bends) > 1e-3 or max(bends) < -1e-3


def corners_of(rect: Rect) -> tuple[Point, Point, Point, Point]:
    """Top left, top right, bottom right, bottom left."""
    x, y, right, bottom = (float(v) for v in (rect.x, rect.y, rect.right, rect.bottom))
    return (x, y), (right, y), (right, bottom), (x, bottom)


def once_more(transform: Transform, before: Rect, box: Rect) -> Transform:
    """What a transform of `before` asks of `box`: the same in the document where that is what
    became of it, so that copies walk round a pivot; elsewhere the same seen from its middle."""
    left, right = corners_of(transform.bounds(before)), corners_of(box)
    if all(math.dist(a, b) <= _SAME for a, b in zip(left, right, strict=True)):
        return transform
    dx = box.x + box.w / 2 - before.x - before.w / 2
    dy = box.y + box.h / 2 - before.y - before.h / 2
    return shifted(-dx, -dy).then(transform).then(shifted(dx, dy))


@dataclass(frozen=True)
class Parts:
    """What an artist reads of a transform at a pivot: first scaled, then skewed, then turned.

    x, y: where the pivot goes. width, height: factors along x and y, negative = mirrored.
    angle: degrees clockwise. skew: degrees that upright lines lean.
    """

    x: float
    y: float
    width: float = 1.0
    height: float = 1.0
    angle: float = 0.0
    skew: float = 0.0


def parts_of(transform: Transform, pivot: Point) -> Parts:
    """The parts of a transform at a pivot; of a perspective, those of a small step there."""
    a, b, d, e = (float(v) for v in transform.jacobian(pivot).ravel())
    width = math.hypot(a, d)
    if width < 1e-12:
        raise _flat()
    cos, sin = a / width, d / width
    height, lean = cos * e - sin * b, cos * b + sin * e
    if abs(height) < 1e-12:
        raise _flat()
    if cos < 0 and abs(sin) < 1e-9 and height < 0:  # mirrored twice reads better than turned over
        cos, sin, width, height, lean = -cos, -sin, -width, -height, -lean
    angle, skew = math.degrees(math.atan2(sin, cos)), math.degrees(math.atan(lean / height))
    x, y = transform.at(pivot)
    return Parts(x, y, width, height, angle, skew)


def made_of(parts: Parts, pivot: Point) -> Transform:
    """The affine transform of these parts at a pivot.

    Raises BadInput where a factor is 0 or the skew reaches a right angle.
    """
    if not (parts.width and parts.height and abs(parts.skew) < 90):
        raise _flat()
    turn, lean = math.radians(parts.angle), math.tan(math.radians(parts.skew))
    cos, sin = math.cos(turn), math.sin(turn)
    shape = np.array([[parts.width, lean * parts.height], [0.0, parts.height]])
    jacobian = np.array([[cos, -sin], [sin, cos]]) @ shape
    return linear(jacobian, pivot).then(shifted(parts.x - pivot[0], parts.y - pivot[1]))


def with_parts(transform: Transform, pivot: Point, parts: Parts) -> Transform:
    """The same transform with other parts at the pivot; its perspective stays."""
    rest = transform.then(made_of(parts_of(transform, pivot), pivot).inverse)
    return rest.then(made_of(parts, pivot))
