"""A still life by a window: fruit, bread, a jug, a bottle; the coffee cup is to go."""

from __future__ import annotations

import common
import crockery
import fruit
import materials
import numpy as np
import shapes
from common import Lens, Shot
from materials import Graph
from shapes import Shape

SIZE = (1600, 1067)
SAMPLES = 16
REMOVED = "the coffee cup and its saucer"
Dice = np.random.Generator


def bread(dice: Dice, top: float) -> None:
    """A crusty loaf on a board, with flour and a slashed top."""
    board = shapes.box((0.34, 0.2, 0.02), bevel=0.006).turned(0.2).moved((0.34, 0.1, top + 0.01))
    shapes.add(board, "board", materials.wood("board", (0.2, 0.1, 0.045), (0.36, 0.21, 0.11), 0.4))
    ball = shapes.lathe(
        [(np.sin(t), -np.cos(t)) for t in np.linspace(0.001, np.pi - 0.001, 40)], 72, 0
    )
    x, y, z = ball.points.T
    slash = sum(np.exp(-(((x - c - 0.3 * y) / 0.05) ** 2)) for c in (-0.5, -0.1, 0.3)) * np.clip(
        z, 0, 1
    )
    points = np.stack([x * 0.125, y * 0.07, np.where(z < 0, z * 0.035, z * 0.062)], axis=1) * (
        1 - 0.11 * slash[:, None]
    )
    g = Graph("crust")
    bake = g.noise(g.local(), 14, 6, 0.65)
    base = g.ramp(
        bake, [(0.32, (0.14, 0.045, 0.014)), (0.5, (0.36, 0.15, 0.045)), (0.68, (0.52, 0.29, 0.11))]
    )
    flour = g.span(g.noise(g.local(), 32, 6, 0.75), 0.52, 0.68)
    base = g.mix(base, (0.72, 0.66, 0.56), g.math("MULTIPLY", flour, 0.75))
    normal = g.bump(g.noise(g.local(), 60, 4, 0.7), 0.004, g.bump(g.noise(g.local(), 14, 3), 0.008))
    loaf = Shape(points, ball.faces).turned(0.35).moved((0, 0, 0.033))
    shapes.add(loaf, "loaf", g.surface(base, 0.75, Normal=normal), True, 1).location = (
        0.35,
        0.11,
        top + 0.02,
    )


def linen(dice: Dice, top: float, edge: float) -> None:
    """A runner on the table that hangs over its front edge at y = edge in folds."""
    flat = shapes.grid(110, 150)
    u, v = flat.points[:, 0] * 0.36, (0.5 - flat.points[:, 1]) * 0.95
    ahead = np.clip(v, 0, 0.42)
    drop = np.clip(v - 0.42, 0, None)
    bend = np.clip(drop / 0.03, 0, 1)
    fold = np.sin(u * 46 + 0.6 + 5 * drop) * 0.016 + np.sin(u * 21) * 0.012
    ripple = (
        0.0022 * np.sin(u * 31 + v * 22)
        + 0.0028 * np.sin(v * 37 - u * 12) ** 3
        + 0.0015 * np.sin(u * 90 + 4 * np.sin(v * 15))
    )
    crease = 0.005 * np.exp(-((u / 0.008) ** 2)) + 0.004 * np.exp(-(((v - 0.2) / 0.008) ** 2))
    y = edge + 0.42 - ahead - 0.016 * np.sin(bend * np.pi / 2) - fold * np.clip(drop * 6, 0, 1)
    z = top + 0.0085 + np.where(v < 0.42, ripple + crease, 0) - drop
    points = np.stack([u + 0.01 * np.sin(v * 9) - 0.33, y, z], axis=1)
    sheet = Shape(points, flat.faces).turned(0.0)
    thing = shapes.add(sheet, "linen", materials.cloth("linen", (0.58, 0.54, 0.46), 900), True)
    thick = thing.modifiers.new("thick", "SOLIDIFY")
    thick.thickness = 0.0018


def room(dice: Dice, seed: int, top: float) -> None:
    """Table, wall, and a window out of the picture that throws its bars on both."""
    planks = [
        shapes.box((1.9, 0.158, 0.035), (0, -0.24 + k * 0.16, top - 0.0175), 0.003)
        for k in range(6)
    ]
    planks.append(shapes.box((1.8, 0.03, 0.1), (0, -0.27, top - 0.09), 0.003))
    shapes.add(
        shapes.join(planks),
        "table",
        materials.wood("walnut", (0.09, 0.04, 0.018), (0.25, 0.125, 0.06), 0.5),
    )
    hue = tuple(dice.uniform(0.12, 0.42, 3)) if seed else (0.24, 0.25, 0.225)
    shapes.add(
        shapes.box((6, 0.1, 4), (0, 1.15, 1.5)), "wall", materials.plaster("wall", hue, 0.22)
    )
    shapes.add(
        shapes.box((6, 0.1, 4), (0, -3.5, 1.5)),
        "behind",
        materials.plain("behind", (0.3, 0.28, 0.25), 0.9),
    )
    shapes.add(
        shapes.box((6, 6, 0.1), (0, -1, -0.05)),
        "floor",
        materials.plain("floor", (0.12, 0.08, 0.055), 0.6),
    )
    bars = [shapes.box((0.03, 1.6, 0.06), (-1.75, 0.1, z)) for z in (1.0, 1.55, 2.1)]
    bars += [shapes.box((0.03, 0.06, 1.3), (-1.75, y, 1.55)) for y in (-0.65, -0.2, 0.3, 0.8)]
    bars += [
        shapes.box((0.03, 3, 1.0), (-1.75, 0.1, 2.6)),
        shapes.box((0.03, 2.4, 2.4), (-1.75, -1.85, 1.5)),
        shapes.box((0.03, 1.0, 1.0), (-1.75, 0.1, 0.5)),
    ]
    shapes.add(shapes.join(bars), "bars", materials.plain("bars", (0.5, 0.48, 0.44), 0.6))


def build(dice: Dice, seed: int) -> Shot:
    """The table; other seeds move the cup, the light, the camera and the wall's colour."""
    top = 0.76
    room(dice, seed, top)
    fruit.fruits(dice, top)
    crockery.vessels(top)
    bread(dice, top)
    linen(dice, top, -0.338)
    shift = dice.uniform(-1, 1, 7) if seed else np.zeros(7)
    things = crockery.cup(dice, (0.16 + 0.09 * shift[0], -0.13 + 0.05 * shift[1], top))
    low = 1.38 + 0.2 * shift[2]
    common.sun((0.1, 0.3, top), (-2.6, -0.75 + 0.5 * shift[3], top + low), 5.5, 1.2, (1, 0.87, 0.7))
    common.area_light((-1.9, 0.1, 1.6), (0, 0.2, 0.9), (1.5, 1.3), 60, (0.82, 0.9, 1.0))
    common.even_light((0.8, 0.85, 1.0), 0.12)
    lens = Lens(
        (0.1 + 0.15 * shift[4], -1.32 + 0.15 * shift[5], 1.16 + 0.1 * shift[6]),
        (0.0, 0.12, 0.85),
        46,
        5.6,
        0.55,
    )
    common.camera(lens, (0.05, 0.0, 0.8))
    return common.removable(things)
