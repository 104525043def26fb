"""Meshes made from numbers: every shape is an array of points and an array of quads.

Lengths are metres, z is up, angles are radians. A `Shape` knows nothing of Blender until `add`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import bpy
import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Shape:
    """Points (n, 3) in metres and faces (m, 4) as indices of points."""

    points: Array
    faces: NDArray[np.int64]

    def moved(self, by: Sequence[float]) -> Shape:
        """The same shape, shifted by `by` metres."""
        return Shape(self.points + np.asarray(by, float), self.faces)

    def turned(self, angle: float, axis: str = "z") -> Shape:
        """The same shape, rotated about an axis through the origin."""
        return Shape(self.points @ rotation(angle, axis).T, self.faces)

    def scaled(self, by: Sequence[float] | float) -> Shape:
        """The same shape, scaled per axis about the origin."""
        return Shape(self.points * np.asarray(by, float), self.faces)


def rotation(angle: float, axis: str = "z") -> Array:
    """Rotation matrix (3, 3) about one axis."""
    c, s = np.cos(angle), np.sin(angle)
    rows = {
        "x": [[1, 0, 0], [0, c, -s], [0, s, c]],
        "y": [[c, 0, s], [0, 1, 0], [-s, 0, c]],
        "z": [[c, -s, 0], [s, c, 0], [0, 0, 1]],
    }
    return np.array(rows[axis], float)


def join(shapes: Sequence[Shape]) -> Shape:
    """All shapes as one; each stays an island of its own."""
    starts = np.cumsum([0] + [len(s.points) for s in shapes[:-1]])
    faces = [s.faces + start for s, start in zip(shapes, starts, strict=True)]
    return Shape(np.concatenate([s.points for s in shapes]), np.concatenate(faces))


def stamp(shape: Shape, places: Array, turns: Array) -> Shape:
    """Copies of `shape` at places (n, 3), each turned and scaled by its matrix (n, 3, 3)."""
    points = np.einsum("nij,pj->npi", turns, shape.points) + places[:, None, :]
    offsets = np.arange(len(places)) * len(shape.points)
    faces = shape.faces[None] + offsets[:, None, None]
    return Shape(points.reshape(-1, 3), faces.reshape(-1, 4))


def random_turns(dice: np.random.Generator, count: int, tilt: float, size: float) -> Array:
    """Matrices (count, 3, 3): any heading, a tilt of about `tilt`, a size varied by a third."""
    heading, lean = dice.uniform(0, 2 * np.pi, count), dice.normal(0, tilt, count)
    roll = dice.uniform(0, 2 * np.pi, count)
    scale = size * dice.uniform(0.67, 1.33, count)
    out = np.empty((count, 3, 3))
    for i in range(count):
        turn = rotation(heading[i]) @ rotation(lean[i], "x") @ rotation(roll[i] * 0.15, "y")
        out[i] = turn * scale[i]
    return out


def box(size: Sequence[float], at: Sequence[float] = (0, 0, 0), bevel: float = 0.0) -> Shape:
    """A box centred on `at`; with `bevel` its edges are cut by that many metres."""
    half = np.asarray(size, float) / 2
    if bevel <= 0:
        return _plain_box(half).moved(at)
    bevel = min(bevel, float(half.min()) * 0.9)
    return _cut_box(half, bevel).moved(at)


def _plain_box(half: Array) -> Shape:
    signs = np.array([[x, y, z] for x in (-1, 1) for y in (-1, 1) for z in (-1, 1)], float)
    faces = [[0, 1, 3, 2], [4, 6, 7, 5], [0, 4, 5, 1], [2, 3, 7, 6], [0, 2, 6, 4], [1, 5, 7, 3]]
    return Shape(signs * half, np.array(faces))


def _cut_box(half: Array, bevel: float) -> Shape:
    """Three points per corner, one on each face; 6 faces, 12 edge strips, 8 corner quads."""
    corners = [(x, y, z) for x in (-1, 1) for y in (-1, 1) for z in (-1, 1)]
    index: dict[tuple[tuple[int, int, int], int], int] = {}
    points = []
    for corner in corners:
        for axis in range(3):
            inset = half - bevel
            inset[axis] = half[axis]
            index[corner, axis] = len(points)
            points.append(np.array(corner) * inset)
    faces = [*_cut_faces(index), *_cut_edges(index), *_cut_corners(index, corners)]
    return Shape(np.array(points), np.array([_outward(face, points) for face in faces]))


def _cut_faces(index: dict) -> list[list[int]]:
    faces = []
    for axis in range(3):
        a, b = [k for k in range(3) if k != axis]
        for side in (-1, 1):
            ring = []
            for u, v in ((-1, -1), (1, -1), (1, 1), (-1, 1)):
                corner = [0, 0, 0]
                corner[axis], corner[a], corner[b] = side, u, v
                ring.append(index[tuple(corner), axis])
            faces.append(ring)
    return faces


def _cut_edges(index: dict) -> list[list[int]]:
    faces = []
    for axis in range(3):
        a, b = [k for k in range(3) if k != axis]
        for u in (-1, 1):
            for v in (-1, 1):
                low, high = [0, 0, 0], [0, 0, 0]
                low[axis], low[a], low[b] = -1, u, v
                high[axis], high[a], high[b] = 1, u, v
                lo, hi = tuple(low), tuple(high)
                faces.append([index[lo, a], index[lo, b], index[hi, b], index[hi, a]])
    return faces


def _cut_corners(index: dict, corners: list) -> list[list[int]]:
    return [[index[c, 0], index[c, 1], index[c, 2], index[c, 2]] for c in corners]


def _outward(face: list[int], points: list[Array]) -> list[int]:
    a, b, c = (points[k] for k in face[:3])
    normal = np.cross(b - a, c - a)
    return face if normal @ (a + b + c) > 0 else face[::-1]


def grid(columns: int, rows: int) -> Shape:
    """A flat unit square on x and y from -0.5 to 0.5, cut into columns x rows quads."""
    u, v = np.meshgrid(np.linspace(-0.5, 0.5, columns + 1), np.linspace(-0.5, 0.5, rows + 1))
    points = np.stack([u.ravel(), v.ravel(), np.zeros(u.size)], axis=1)
    start = (np.arange(rows)[:, None] * (columns + 1) + np.arange(columns)).ravel()
    faces = np.stack([start, start + 1, start + columns + 2, start + columns + 1], axis=1)
    return Shape(points, faces)


def lathe(profile: Sequence[tuple[float, float]], steps: int = 64, smooth: int = 4) -> Shape:
    """A profile of (radius, height) turned about z; corners are rounded by `smooth` subdivisions.

    Repeat a point to keep its corner sharp.
    """
    line = rounded(np.array(profile, float), smooth)
    angles = np.linspace(0, 2 * np.pi, steps, endpoint=False)
    radius = np.maximum(line[:, 0], 1e-4)
    x, y = radius[:, None] * np.cos(angles), radius[:, None] * np.sin(angles)
    z = np.repeat(line[:, 1:], steps, axis=1)
    points = np.stack([x, y, z], axis=-1).reshape(-1, 3)
    return Shape(points, _ring_faces(len(line), steps))


def rounded(line: Array, times: int) -> Array:
    """Chaikin's corner cutting of an open line (n, d): smoother, the end points stay."""
    for _ in range(times if len(line) > 2 else 0):
        near, far = 0.75 * line[:-1] + 0.25 * line[1:], 0.25 * line[:-1] + 0.75 * line[1:]
        inner = np.stack([near, far], axis=1).reshape(-1, line.shape[1])
        line = np.concatenate([line[:1], inner[1:-1], line[-1:]])
    return line


def _ring_faces(rings: int, steps: int) -> NDArray[np.int64]:
    ring, step = np.meshgrid(np.arange(rings - 1), np.arange(steps), indexing="ij")
    after = (step + 1) % steps
    corners = [ring * steps + step, ring * steps + after, (ring + 1) * steps + after]
    corners.append((ring + 1) * steps + step)
    return np.stack([c.ravel() for c in corners], axis=1)


def tube(line: Array, radius: float | Array, steps: int = 10) -> Shape:
    """A tube along points (n, 3); `radius` is one number or one per point."""
    ahead = np.gradient(line, axis=0)
    ahead /= np.linalg.norm(ahead, axis=1, keepdims=True) + 1e-12
    side = _carried(ahead)
    over = np.cross(side, ahead)
    angles = np.linspace(0, 2 * np.pi, steps, endpoint=False)
    around = side[:, None] * np.cos(angles)[:, None] + over[:, None] * np.sin(angles)[:, None]
    widths = np.broadcast_to(np.asarray(radius, float), len(line))
    points = (line[:, None] + around * widths[:, None, None]).reshape(-1, 3)
    return Shape(points, _ring_faces(len(line), steps)[:, ::-1])


def _carried(ahead: Array) -> Array:
    """Unit vectors (n, 3) across a line's directions, carried along it without a twist."""
    side = np.empty_like(ahead)
    across = np.cross(ahead[0], [1.0, 0, 0] if abs(ahead[0, 2]) > 0.9 else [0, 0, 1.0])
    for i, heading in enumerate(ahead):
        across = across - heading * (across @ heading)
        across /= np.linalg.norm(across) + 1e-12
        side[i] = across
    return side


def hanging(start: Sequence[float], end: Sequence[float], sag: float, steps: int = 48) -> Array:
    """Points (steps, 3) of a cable between two hooks, `sag` metres below their middle."""
    t = np.linspace(0, 1, steps)[:, None]
    line = (1 - t) * np.asarray(start, float) + t * np.asarray(end, float)
    line[:, 2:] -= sag * 4 * t * (1 - t)
    return line


def roughen(shape: Shape, dice: np.random.Generator, amount: float) -> Shape:
    """Every point moved by up to about `amount` metres."""
    return Shape(shape.points + dice.normal(0, amount, shape.points.shape), shape.faces)


def add(
    shape: Shape, name: str, material: bpy.types.Material, smooth: bool = False, soft: int = 0
) -> bpy.types.Object:
    """Puts the shape into the scene; `smooth` shades across faces, `soft` subdivides surfaces."""
    mesh = bpy.data.meshes.new(name)
    mesh.from_pydata(shape.points, [], [_corners(face) for face in shape.faces.tolist()])
    mesh.polygons.foreach_set("use_smooth", np.full(len(mesh.polygons), smooth))
    mesh.materials.append(material)
    thing = bpy.data.objects.new(name, mesh)
    bpy.context.scene.collection.objects.link(thing)
    if soft:
        modifier = thing.modifiers.new("soft", "SUBSURF")
        modifier.levels = modifier.render_levels = soft
    return thing


def _corners(face: list[int]) -> list[int]:
    return face[:3] if face[2] == face[3] else face[1:] if face[0] == face[1] else face


def copy(
    thing: bpy.types.Object, at: Sequence[float], turn: float = 0.0, size: float = 1.0
) -> bpy.types.Object:
    """Another object that shares the mesh of `thing`."""
    other = thing.copy()
    other.location, other.rotation_euler, other.scale = at, (0, 0, turn), (size,) * 3
    bpy.context.scene.collection.objects.link(other)
    return other
