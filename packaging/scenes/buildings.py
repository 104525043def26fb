"""Houses from parts: facades with openings, windows, shutters, doors, eaves, paving, pots.

A facade stands in the x-z plane, its front at y = 0 looks to -y; `House` turns it into place.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import bpy
import materials
import numpy as np
import plants
import shapes
from materials import Colour
from shapes import Array, Shape, box

Dice = np.random.Generator
Opening = tuple[float, float, float, float]  # left, right, bottom, top


class House:
    """One facade under construction: shapes sorted by what they are made of."""

    def __init__(self, at: Sequence[float], turn: float = 0.0) -> None:
        self.at, self.turn = at, turn
        self.parts: dict[str, list[Shape]] = {}

    def put(self, stuff: str, *pieces: Shape) -> None:
        """Adds shapes made of `stuff`, in the facade's own coordinates."""
        self.parts.setdefault(stuff, []).extend(pieces)

    def raise_up(self, palette: dict[str, bpy.types.Material]) -> None:
        """Puts everything into the scene; `palette` names a material for each stuff."""
        for stuff, pieces in self.parts.items():
            shape = shapes.join(pieces).turned(self.turn).moved(self.at)
            shapes.add(shape, stuff, palette[stuff], stuff in ("curtain", "tile", "iron", "leaf"))


def palette(
    dice: Dice, wall: Colour, shutter: Colour, peel: float = 0.4
) -> dict[str, bpy.types.Material]:
    """Materials of an old southern house: plaster in one colour, shutters in another."""
    oak = materials.wood("oak", (0.05, 0.026, 0.014), (0.14, 0.075, 0.04), 0.3, "z")
    tile = [(0.33, 0.14, 0.075), (0.42, 0.2, 0.11), (0.25, 0.1, 0.06), (0.45, 0.27, 0.17)]
    return {
        "wall": materials.plaster("wall", wall, 0.75, peel),
        "trim": materials.plaster("trim", (0.56, 0.51, 0.43), 0.7),
        "stone": materials.masonry(
            "stone", [(0.4, 0.37, 0.31), (0.48, 0.44, 0.37), (0.34, 0.31, 0.27)], 0.7
        ),
        "frame": materials.plain("frame", (0.6, 0.57, 0.5), 0.5),
        "shutter": materials.rusty("shutter", shutter),
        "glass": materials.glass(),
        "curtain": materials.cloth("curtain", (0.62, 0.6, 0.55)),
        "dark": materials.plain("dark", (0.012, 0.011, 0.01), 0.9),
        "oak": oak,
        "tile": materials.masonry("tile", tile, 0.55),
        "iron": materials.rusty("iron", (0.045, 0.045, 0.05)),
    }


def facade(
    width: float, height: float, openings: Sequence[Opening], thick: float = 0.35
) -> list[Shape]:
    """A wall from -width/2 to width/2, cut along its openings; the cuts show the thickness."""
    xs = sorted({-width / 2, width / 2, *(v for o in openings for v in o[:2])})
    zs = sorted({0.0, height, *(v for o in openings for v in o[2:])})
    pieces = []
    for x0, x1 in pairwise(xs):
        for z0, z1 in pairwise(zs):
            x, z = (x0 + x1) / 2, (z0 + z1) / 2
            if not any(o[0] < x < o[1] and o[2] < z < o[3] for o in openings):
                pieces.append(box((x1 - x0, thick, z1 - z0), (x, thick / 2, z)))
    return pieces


def window(house: House, opening: Opening, dice: Dice, shutters: bool = True) -> None:
    """Casements with bars, panes, a curtain, a dark room, sill, plaster band, shutters."""
    left, right, low, high = opening
    width, height, x, z = right - left, high - low, (left + right) / 2, (low + high) / 2
    bars = [
        box((0.055, 0.06, height), (left + 0.03, 0.13, z)),
        box((0.055, 0.06, height), (right - 0.03, 0.13, z)),
    ]
    bars += [
        box((width, 0.06, 0.055), (x, 0.13, low + 0.03)),
        box((width, 0.06, 0.055), (x, 0.13, high - 0.03)),
    ]
    bars.append(box((0.07, 0.065, height), (x, 0.128, z), 0.006))
    for k in (1, 2):
        bars.append(box((width, 0.03, 0.028), (x, 0.13, low + height * k / 3)))
    house.put("frame", *bars)
    for side in (-1, 1):
        pane = shapes.grid(1, 1).scaled((width / 2, height, 1)).turned(np.pi / 2, "x")
        pane = pane.turned(dice.normal(0, 0.012)).turned(dice.normal(0, 0.01), "x")
        house.put("glass", pane.moved((x + side * width / 4, 0.135, z)))
    house.put("dark", box((width + 0.3, 0.02, height + 0.3), (x, 0.75, z)))
    drawn = dice.uniform(0.12, 0.5)
    for side in (-1, 1):
        house.put(
            "curtain",
            _curtain(dice, width * drawn, height).moved(
                (x + side * width * (1 - drawn) / 2, 0.26, z)
            ),
        )
    house.put("trim", *_band(opening))
    house.put("stone", box((width + 0.22, 0.24, 0.07), (x, 0.0, low - 0.035), 0.008))
    if shutters:
        for side in (-1, 1):
            leaf = (
                _shutter(width / 2, height)
                .moved((side * width / 4, 0, 0))
                .turned(side * -abs(dice.normal(0, 0.09)))
            )
            house.put("shutter", leaf.moved((x + side * width / 2, -0.045, z)))


def _band(opening: Opening, wide: float = 0.11) -> list[Shape]:
    left, right, low, high = opening
    x, z = (left + right) / 2, (low + high) / 2
    sides = [
        box((wide, 0.05, high - low + wide), (edge, 0, z + wide / 2), 0.004)
        for edge in (left - wide / 2, right + wide / 2)
    ]
    return [*sides, box((right - left, 0.05, wide), (x, 0, high + wide / 2), 0.004)]


def _curtain(dice: Dice, width: float, height: float) -> Shape:
    sheet = shapes.grid(40, 2).scaled((width, height, 1)).turned(np.pi / 2, "x")
    x = sheet.points[:, 0]
    waves = np.sin(x * dice.uniform(38, 60) + dice.uniform(0, 6)) * 0.022 + np.sin(x * 23) * 0.012
    sheet.points[:, 1] += waves
    return sheet


def _shutter(width: float, height: float) -> Shape:
    """One leaf, centred: frame, middle rail, slats."""
    parts = [
        box((0.06, 0.035, height), (side * (width / 2 - 0.03), 0, 0), 0.003) for side in (-1, 1)
    ]
    for z in (-height / 2 + 0.045, 0.0, height / 2 - 0.045):
        parts.append(box((width - 0.1, 0.033, 0.085), (0, 0, z), 0.003))
    for z in np.arange(-height / 2 + 0.1, height / 2 - 0.1, 0.045):
        if abs(z) > 0.06:
            parts.append(box((width - 0.1, 0.007, 0.05)).turned(0.65, "x").moved((0, 0, z)))
    return shapes.join(parts)


def door(house: House, opening: Opening, dice: Dice) -> None:
    """A plank door with studs in a surround of cut stones, a step before it."""
    left, right, low, high = opening
    count = round((right - left) / 0.16)
    wide = (right - left) / count
    for k in range(count):
        plank = box((wide - 0.006, 0.05, high - low), bevel=0.006)
        house.put(
            "oak",
            plank.moved((left + wide * (k + 0.5), 0.17 + dice.normal(0, 0.002), (low + high) / 2)),
        )
    for z in (low + 0.35, high - 0.35):
        house.put(
            "iron", box((right - left - 0.05, 0.015, 0.06), ((left + right) / 2, 0.14, z), 0.004)
        )
    ring = shapes.tube(
        np.array([[0.06 * np.cos(t), -0.02, 0.06 * np.sin(t)] for t in np.linspace(0, 6.3, 20)]),
        0.008,
    )
    house.put("iron", ring.moved((right - 0.18, 0.14, low + 1.0)))
    blocks = int(np.ceil((high - low) / 0.33))
    tall = (high - low) / blocks
    for k in range(blocks):
        for side, edge in ((-1, left), (1, right)):
            long = 0.3 if k % 2 else 0.22
            block = shapes.roughen(box((long, 0.4, tall - 0.006), bevel=0.01), dice, 0.002)
            house.put(
                "stone",
                block.moved((edge + side * (long / 2 - 0.02), 0.15, low + tall * (k + 0.5))),
            )
    house.put(
        "stone",
        box((right - left + 0.7, 0.42, 0.28), ((left + right) / 2, 0.14, high + 0.135), 0.014),
    )
    house.put(
        "stone",
        box((right - left + 0.5, 0.55, 0.15), ((left + right) / 2, -0.15, low - 0.07), 0.02),
    )


def eaves(house: House, width: float, height: float, dice: Dice, rows: int = 5) -> None:
    """Rafter ends, a gutter, rows of half-round tiles on a slope that rises to +y."""
    for x in np.arange(-width / 2 + 0.2, width / 2, 0.55):
        house.put("oak", box((0.09, 0.7, 0.12)).turned(0.3, "x").moved((x, -0.2, height - 0.02)))
    house.put("oak", box((width, 0.75, 0.025)).turned(0.3, "x").moved((0, -0.2, height + 0.06)))
    arc = np.linspace(0, np.pi, 9)
    long = np.linspace(0, 0.48, 3)
    points = [
        [np.cos(a) * (0.098 - 0.03 * y), y, np.sin(a) * (0.085 - 0.025 * y)]
        for y in long
        for a in arc
    ]
    tile = Shape(np.array(points), shapes.grid(8, 2).faces)
    for row in range(rows):
        xs = np.arange(-width / 2 + 0.1, width / 2, 0.205)
        places = np.stack([xs, np.full(len(xs), row * 0.4), np.full(len(xs), 0.03)], axis=1)
        turns = np.array([shapes.rotation(dice.normal(0, 0.025)) for _ in xs])
        cover = shapes.stamp(tile, places + dice.normal(0, 0.006, places.shape), turns)
        trough = shapes.stamp(
            tile.turned(np.pi, "y"), places + np.array([0.1025, -0.03, 0.015]), turns
        )
        for part in (cover, trough):
            house.put("tile", part.turned(0.3, "x").moved((0, -0.6, height - 0.02)))
    gutter = np.array(
        [
            [-width / 2, -0.66, height - 0.1],
            [0, -0.66, height - 0.11],
            [width / 2, -0.66, height - 0.12],
        ]
    )
    house.put("iron", shapes.tube(gutter, 0.065, 12))


def pipe(house: House, x: float, height: float) -> None:
    """A rain pipe from the gutter to the ground."""
    line = np.array(
        [
            [x, -0.66, height - 0.15],
            [x, -0.6, height - 0.3],
            [x, -0.09, height - 0.55],
            [x, -0.09, height - 0.8],
            [x, -0.09, 0.3],
            [x, -0.1, 0.15],
            [x, -0.2, 0.08],
        ]
    )
    house.put("iron", shapes.tube(shapes.rounded(line, 3), 0.045, 16))
    for z in np.arange(0.6, height - 0.9, 1.4):
        house.put(
            "iron",
            shapes.lathe(
                [(0.046, -0.03), (0.056, -0.03), (0.056, 0.03), (0.046, 0.03)], 16, 0
            ).moved((x, -0.09, z)),
        )


def cobbles(dice: Dice, extent: tuple[float, float, float, float], size: float = 0.11) -> Shape:
    """Small rounded setts in wavering rows over left, right, near, far; tops near z = 0."""
    left, right, near, far = extent
    base = shapes.grid(4, 4)
    u, v = base.points[:, 0] * 2, base.points[:, 1] * 2
    rise = (1 - np.abs(u) ** 5) * (1 - np.abs(v) ** 5)
    stone = Shape(
        np.stack([u / 2 * (1 - 0.05 * v**2), v / 2 * (1 - 0.05 * u**2), rise * 0.3 - 0.3], axis=1),
        base.faces,
    )
    rows, columns = int((far - near) / size), int((right - left) / size)
    i, j = np.meshgrid(np.arange(rows), np.arange(columns), indexing="ij")
    x = (
        left
        + (j + 0.5 * (i % 2)) * size
        + 0.012 * np.sin(i * 1.7)
        + dice.normal(0, size * 0.035, i.shape)
    )
    y = near + i * size + 0.03 * np.sin(j * 0.35) + dice.normal(0, size * 0.03, i.shape)
    z = dice.normal(0, 0.0035, i.shape) + 0.012 * np.sin(x * 1.3) * np.cos(y * 1.1)
    places = np.stack([x.ravel(), y.ravel(), z.ravel()], axis=1)
    return shapes.stamp(stone, places, _setts(dice, len(places), size))


def _setts(dice: Dice, count: int, size: float) -> Array:
    out = np.zeros((count, 3, 3))
    angle = dice.normal(0, 0.05, count)
    wide, long = size * dice.uniform(0.84, 0.95, count), size * dice.uniform(0.84, 0.95, count)
    out[:, 0, 0], out[:, 0, 1] = np.cos(angle) * wide, -np.sin(angle) * long
    out[:, 1, 0], out[:, 1, 1] = np.sin(angle) * wide, np.cos(angle) * long
    out[:, 2, 0], out[:, 2, 1] = dice.normal(0, 0.004, count), dice.normal(0, 0.004, count)
    out[:, 2, 2] = size * dice.uniform(0.8, 1.2, count)
    return out


def potted(dice: Dice, at: Sequence[float], size: float, green: bpy.types.Material,
           clay: bpy.types.Material, blade: Shape) -> None:  # fmt: skip
    """A terracotta pot with earth and a bush in it; `size` is the pot's height."""
    rim = [
        (0.0, 0),
        (0.3, 0),
        (0.3, 0),
        (0.42, 0.86),
        (0.42, 0.86),
        (0.47, 0.86),
        (0.48, 1),
        (0.42, 1),
        (0.4, 0.9),
        (0.0, 0.88),
    ]
    shapes.add(shapes.lathe(rim, 40, 2).scaled(size).moved(at), "pot", clay, True)
    spread = size * dice.uniform(0.6, 1.0)
    tall = size * dice.uniform(0.7, 1.5)
    growth = plants.bush(dice, int(dice.integers(350, 800)), (spread, spread, tall), blade)
    shapes.add(growth.moved((at[0], at[1], at[2] + size * 0.8)), "plant", green)
