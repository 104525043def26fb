"""Leaves, bushes, trees, grass and ivy, grown by chance from a seeded generator."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from shapes import Array, Shape, grid, join, random_turns, rotation, stamp, tube

Dice = np.random.Generator


def leaf(length: float = 0.06, width: float = 0.5, curl: float = 0.35, point: float = 1.0) -> Shape:
    """One leaf from its stalk at the origin along +y: pointed oval, folded, tip hanging."""
    flat = grid(2, 4)
    x, t = flat.points[:, 0] * 2, flat.points[:, 1] + 0.5
    half = np.sin(np.pi * np.clip(t, 0.02, 1) ** (0.8 * point)) ** 0.9 * width / 2 + 0.01
    points = np.stack([x * half, t, np.abs(x) * half * 0.45 - curl * t**2], axis=1)
    return Shape(points * length, flat.faces)


def facing(directions: Array, dice: Dice, spread: float, size: float) -> Array:
    """Matrices (n, 3, 3) whose z looks along directions (n, 3), scattered, sizes varied."""
    z = directions + dice.normal(0, spread, directions.shape)
    z /= np.linalg.norm(z, axis=1, keepdims=True) + 1e-9
    y = np.cross(z, dice.normal(size=z.shape))
    y[:, 2] -= 0.6
    y -= z * np.sum(y * z, axis=1, keepdims=True)
    y /= np.linalg.norm(y, axis=1, keepdims=True) + 1e-9
    scale = size * dice.uniform(0.6, 1.3, (len(z), 1, 1))
    return np.stack([np.cross(y, z), y, z], axis=2) * scale


def bush(dice: Dice, count: int, radii: Sequence[float], blade: Shape, lumps: int = 14) -> Shape:
    """Leaves on the skin of many overlapping lumps inside an ellipsoid that stands on z = 0."""
    radii = np.asarray(radii, float)
    centres = dice.normal(size=(lumps, 3))
    centres /= np.linalg.norm(centres, axis=1, keepdims=True)
    centres *= dice.uniform(0.15, 0.72, (lumps, 1))
    sizes = dice.uniform(0.22, 0.5, lumps)
    which = dice.integers(0, lumps, count)
    out = dice.normal(size=(count, 3))
    out /= np.linalg.norm(out, axis=1, keepdims=True)
    depth = dice.uniform(0.55, 1.0, (count, 1)) ** 0.5
    places = centres[which] + out * depth * sizes[which, None]
    places = places * radii + [0, 0, radii[2]]
    keep = places[:, 2] > 0.02
    return stamp(blade, places[keep], facing(out[keep] + [0, 0, 0.5], dice, 0.45, 1.0))


def ivy(
    dice: Dice, count: int, blade: Shape, inside: Callable[[Array], Array], extent: tuple
) -> Shape:
    """Leaves on a wall in the x-z plane facing -y, where `inside` (n, 2) gives a chance 0..1."""
    left, right, low, high = extent
    spots = np.stack([dice.uniform(left, right, count), dice.uniform(low, high, count)], axis=1)
    spots = spots[dice.uniform(size=count) < inside(spots)]
    depth = -np.abs(dice.normal(0.03, 0.04, len(spots)))
    places = np.stack([spots[:, 0], depth, spots[:, 1]], axis=1)
    return stamp(blade, places, facing(np.tile([0, -1.0, 0.25], (len(spots), 1)), dice, 0.33, 1.0))


def blade_of_grass(height: float, lean: float) -> Shape:
    """A narrow tapering strip that bends over towards +y."""
    flat = grid(1, 4)
    t = flat.points[:, 1] + 0.5
    width = flat.points[:, 0] * 0.07 * (1 - t * 0.92)
    points = np.stack([width, lean * t**2.2, t * (1 - 0.25 * lean * t)], axis=1)
    return Shape(points * height, flat.faces)


def grass(dice: Dice, count: int, extent: tuple[float, float], height: float = 0.07) -> Shape:
    """A patch of lawn centred on the origin, blades of several bends and lengths."""
    parts = []
    for lean in (0.15, 0.4, 0.75, 1.1):
        n = count // 4
        places = np.zeros((n, 3))
        places[:, 0] = dice.uniform(-extent[0] / 2, extent[0] / 2, n)
        places[:, 1] = dice.uniform(-extent[1] / 2, extent[1] / 2, n)
        parts.append(stamp(blade_of_grass(height, lean), places, random_turns(dice, n, 0.22, 1.0)))
    return join(parts)


def weeds(dice: Dice, places: Array, height: float = 0.16) -> Shape:
    """Tufts of long blades and small leaves at places (n, 3)."""
    tufts = []
    for place in places:
        size = dice.uniform(0.4, 1.3)
        count = int(dice.integers(8, 30))
        spots = place + np.append(dice.normal(0, 0.025, (count, 2)), np.zeros((count, 1)), axis=1)
        shape = blade_of_grass(height, dice.uniform(0.3, 1.0))
        tufts.append(stamp(shape, spots, random_turns(dice, count, 0.35, size)))
        tufts.append(
            bush(
                dice,
                int(dice.integers(5, 40)),
                (0.08 * size, 0.08 * size, 0.05 * size),
                leaf(0.035),
                4,
            ).moved(place)
        )
    return join(tufts)


def tree(
    dice: Dice, height: float, leaves: int, blade: Shape, levels: int = 4
) -> tuple[Shape, Shape]:
    """A tree on the origin: its wood and its leaves; limbs fork `levels` times."""
    limbs: list[Shape] = []
    tips: list[Array] = []
    _limb(
        dice, np.zeros(3), np.array([0, 0, 1.0]), height * 0.27, height * 0.026, levels, limbs, tips
    )
    ends = np.array(tips)
    which = dice.integers(0, len(ends), leaves)
    out = dice.normal(size=(leaves, 3))
    out *= dice.uniform(0.1, 1, (leaves, 1)) ** 0.5 / np.linalg.norm(out, axis=1, keepdims=True)
    places = ends[which] + out * height * 0.085
    return join(limbs), stamp(blade, places, facing(out * 0.6 + [0, 0, 0.8], dice, 0.4, 1.0))


def round_tree(dice: Dice, height: float, leaves: int, blade: Shape) -> tuple[Shape, Shape]:
    """A tree to be seen from afar: a forked trunk under a broad crown of lumps."""
    wood = tree(dice, height * 0.8, 1, blade, 2)[0]
    broad = height * dice.uniform(0.3, 0.4)
    crown = bush(dice, leaves, (broad, broad, height * 0.38), blade, 40)
    return wood, crown.moved((0, 0, height * 0.24))


def _limb(dice: Dice, start: Array, heading: Array, length: float, thick: float,
          levels: int, limbs: list[Shape], tips: list[Array]) -> None:  # fmt: skip
    steps = np.linspace(0, 1, 7)[:, None]
    sway = np.cumsum(dice.normal(0, 0.035, (7, 3)), axis=0) * length
    line = start + heading * length * steps + sway * steps
    limbs.append(tube(line, thick * (1 - 0.4 * steps[:, 0]), 8))
    if levels <= 2:
        tips.extend(line[2:])
    if levels == 0:
        return
    for _ in range(3 if levels > 1 else 2):
        turn = rotation(dice.uniform(0, 6.3)) @ rotation(dice.normal(0.8, 0.2), "x")
        ahead = turn @ np.array([0, 0, 1.0]) * 0.75 + heading * 0.6
        ahead[2] += 0.12
        ahead /= np.linalg.norm(ahead)
        _limb(dice, line[-1], ahead, length * dice.uniform(0.6, 0.82), thick * 0.58,
              levels - 1, limbs, tips)  # fmt: skip


def fallen(
    dice: Dice, count: int, extent: tuple[float, float, float, float], blade: Shape
) -> Shape:
    """Dry leaves lying on z = 0 in left, right, near, far."""
    left, right, near, far = extent
    places = np.zeros((count, 3))
    places[:, 0], places[:, 1] = dice.uniform(left, right, count), dice.uniform(near, far, count)
    places[:, 2] = 0.012
    return stamp(blade, places, random_turns(dice, count, 0.25, 1.0))
