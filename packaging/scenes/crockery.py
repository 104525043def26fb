"""Stoneware and glass on a table: a jug, a bottle, a coffee cup with saucer and spoon."""

from __future__ import annotations

import bpy
import materials
import numpy as np
import shapes
from materials import Colour, Graph

Dice = np.random.Generator


def ceramic(name: str, colour: Colour) -> bpy.types.Material:
    """Glazed stoneware: the glaze pools darker, iron specks show through."""
    g = Graph(name)
    pool = g.noise(g.local((1, 1, 2.5)), 11, 4)
    base = g.ramp(pool, [(0.3, materials.shade(colour, 0.72)), (0.7, materials.shade(colour, 1.2))])
    specks = g.span(g.cells(g.local(), 190), 0.12, 0.05)
    base = g.mix(base, (0.06, 0.04, 0.03), g.math("MULTIPLY", specks, 0.6))
    return g.surface(
        base,
        0.22,
        Normal=g.bump(g.noise(g.local(), 30, 2), 0.0012),
        Coat_Weight=0.4,
        Coat_Roughness=0.08,
    )


def vessels(top: float) -> None:
    """A cream jug, a green wine bottle, a tumbler of water."""
    jug = [
        (0.0, 0.008),
        (0.052, 0.004),
        (0.056, 0.0),
        (0.06, 0.006),
        (0.088, 0.07),
        (0.082, 0.14),
        (0.05, 0.2),
        (0.047, 0.235),
        (0.058, 0.265),
        (0.054, 0.266),
        (0.043, 0.235),
        (0.046, 0.2),
        (0.075, 0.13),
        (0.0, 0.02),
    ]
    cream = ceramic("cream", (0.62, 0.56, 0.45))
    shape = shapes.lathe(jug, 80, 3)
    lip = (
        np.exp(-(((shape.points[:, 2] - 0.262) / 0.02) ** 2))
        * np.clip(-shape.points[:, 0] / 0.05, 0, 1) ** 3
    )
    shape.points[:, 0] -= lip * 0.022
    grip = np.array(
        [[0.048, 0, 0.235], [0.085, 0, 0.25], [0.125, 0, 0.21], [0.12, 0, 0.14], [0.08, 0, 0.09]]
    )
    handle = shapes.tube(shapes.rounded(grip, 4), 0.0085, 16)
    shapes.add(
        shapes.join([shape, handle]).turned(-0.35).moved((-0.24, 0.27, top)), "jug", cream, True
    )
    bottle = [
        (0.0, 0.02),
        (0.03, 0.004),
        (0.034, 0.0),
        (0.038, 0.006),
        (0.038, 0.006),
        (0.038, 0.19),
        (0.034, 0.21),
        (0.015, 0.24),
        (0.0135, 0.26),
        (0.0135, 0.3),
        (0.0165, 0.302),
        (0.0165, 0.315),
        (0.011, 0.316),
        (0.011, 0.26),
        (0.034, 0.19),
        (0.034, 0.012),
        (0.0, 0.026),
    ]
    shapes.add(
        shapes.lathe(bottle, 72, 2).moved((0.2, 0.33, top)),
        "bottle",
        _clear((0.2, 0.36, 0.17)),
        True,
    )


def _clear(colour: Colour) -> bpy.types.Material:
    g = Graph("bottle glass")
    return g.surface(
        colour,
        0.03,
        Transmission_Weight=1.0,
        IOR=1.48,
        Normal=g.bump(g.noise(g.local(), 14, 2), 0.0015),
    )


def cup(dice: Dice, at: tuple[float, float, float]) -> list[bpy.types.Object]:
    """A coffee cup, full, on a saucer with a spoon."""
    white = ceramic(
        "china", tuple(dice.uniform(0.5, 0.75, 3)) if dice.uniform() < 0.3 else (0.68, 0.67, 0.64)
    )
    saucer = [
        (0.0, 0.006),
        (0.03, 0.004),
        (0.032, 0.0),
        (0.036, 0.002),
        (0.055, 0.009),
        (0.077, 0.017),
        (0.076, 0.019),
        (0.05, 0.012),
        (0.0, 0.01),
    ]
    bowl = [
        (0.0, 0.014),
        (0.024, 0.012),
        (0.026, 0.01),
        (0.03, 0.016),
        (0.042, 0.045),
        (0.045, 0.078),
        (0.0435, 0.0785),
        (0.04, 0.046),
        (0.025, 0.018),
        (0.0, 0.018),
    ]
    grip = np.array(
        [
            [0.043, 0, 0.068],
            [0.062, 0, 0.074],
            [0.072, 0, 0.05],
            [0.06, 0, 0.032],
            [0.038, 0, 0.034],
        ]
    )
    ear = shapes.tube(shapes.rounded(grip, 4), 0.0042, 14)
    china = shapes.join([shapes.lathe(saucer, 72, 3), shapes.lathe(bowl, 72, 3), ear]).turned(0.5)
    g = Graph("coffee")
    foam = g.span(g.noise(g.local(), 60, 5), 0.5, 0.62)
    brew = g.surface(
        g.mix((0.03, 0.011, 0.004), (0.24, 0.115, 0.045), g.math("MULTIPLY", foam, 0.6)), 0.12
    )
    steel = materials.plain("steel", (0.6, 0.59, 0.57), 0.2, 1.0)
    line = np.array(
        [[-0.05, -0.07, 0.022], [-0.035, -0.03, 0.02], [-0.02, 0.02, 0.017], [-0.012, 0.05, 0.02]]
    )
    spoon = shapes.tube(shapes.rounded(line, 3), 0.0022, 10)
    tip = shapes.lathe(
        [(0.0, 0), (0.012, 0.001), (0.0135, 0.004), (0.012, 0.003), (0.0, 0.002)], 32, 2
    ).scaled((1, 1.55, 1))
    return [
        shapes.add(china.moved(at), "china", white, True),
        shapes.add(
            shapes.lathe([(0.0425, 0.068), (0.0, 0.068)], 48, 0).moved(at), "coffee", brew, True
        ),
        shapes.add(
            shapes.join([spoon, tip.moved((-0.052, -0.078, 0.021))]).moved(at), "spoon", steel, True
        ),
    ]
