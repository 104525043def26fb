"""Oranges, lemons, pears and an apple, turned from profiles."""

from __future__ import annotations

import bpy
import crockery
import materials
import numpy as np
import shapes
from materials import Colour, Graph
from shapes import Shape

Dice = np.random.Generator


def fruit_skin(
    name: str, colours: tuple[Colour, Colour, Colour], pores: float, depth: float
) -> bpy.types.Material:
    """Ripe skin: streaks and blush over a ground colour, pores of `depth` metres."""
    g = Graph(name)
    blush = g.noise(g.local((1, 1, 0.45)), 9, 5, 0.6)
    base = g.ramp(blush, [(0.36, colours[0]), (0.52, colours[1]), (0.68, colours[2])])
    specks = g.span(g.cells(g.local(), pores * 1.3), 0.16, 0.08)
    base = g.mix(base, materials.shade(colours[1], 1.4), g.math("MULTIPLY", specks, 0.25))
    normal = g.bump(g.cells(g.local(), pores), depth, g.bump(g.noise(g.local(), 24, 2), 0.003))
    inputs = {
        "Subsurface_Weight": 0.12,
        "Subsurface_Radius": (0.012, 0.006, 0.003),
        "Subsurface_Scale": 0.6,
    }
    return g.surface(base, 0.38, Normal=normal, **inputs)


def fruit(kind: str) -> Shape:
    """Profile of a fruit about 8 cm tall, standing on z = 0."""
    profiles = {
        "lemon": [
            (0.0, 0.0),
            (0.008, 0.001),
            (0.012, 0.008),
            (0.026, 0.018),
            (0.032, 0.04),
            (0.026, 0.062),
            (0.012, 0.073),
            (0.007, 0.08),
            (0.0, 0.082),
        ],
        "orange": [
            (0.0, 0.002),
            (0.012, 0.0),
            (0.033, 0.01),
            (0.041, 0.038),
            (0.034, 0.066),
            (0.012, 0.077),
            (0.004, 0.076),
            (0.0, 0.074),
        ],
        "apple": [
            (0.0, 0.008),
            (0.008, 0.002),
            (0.024, 0.0),
            (0.038, 0.024),
            (0.042, 0.05),
            (0.03, 0.072),
            (0.012, 0.073),
            (0.003, 0.063),
            (0.0, 0.062),
        ],
        "pear": [
            (0.0, 0.005),
            (0.014, 0.0),
            (0.034, 0.014),
            (0.038, 0.04),
            (0.026, 0.068),
            (0.017, 0.088),
            (0.012, 0.103),
            (0.003, 0.106),
            (0.0, 0.103),
        ],
    }
    return shapes.lathe(profiles[kind], 48, 3)


def lay(
    shape: Shape,
    dice: Dice,
    at: tuple[float, float, float],
    tilt: float,
    name: str,
    skin: bpy.types.Material,
) -> None:
    """One fruit, a little out of round, leaning by `tilt`; `at` is its lowest point."""
    squash = (
        shape.scaled(1 + dice.normal(0, 0.03, 3)).turned(tilt, "x").turned(dice.uniform(0, 6.3))
    )
    thing = shapes.add(squash.moved((0, 0, -squash.points[:, 2].min())), name, skin, True, 1)
    thing.location = at


def stalk(at: tuple[float, float, float], dice: Dice, height: float = 0.022) -> None:
    """A woody stalk."""
    bend = dice.normal(0, 0.006, 2)
    line = np.array([[0, 0, -0.008], [0, 0, height * 0.4], [*bend, height]])
    wood = materials.plain("stalk", (0.09, 0.055, 0.03), 0.8)
    shapes.add(shapes.tube(shapes.rounded(line, 3), 0.0016).moved(at), "stalk", wood, True)


def fruits(dice: Dice, top: float) -> None:
    """A bowl of oranges and lemons, two pears and an apple on the table."""
    orange = fruit_skin(
        "orange", ((0.75, 0.2, 0.012), (0.8, 0.26, 0.02), (0.84, 0.33, 0.03)), 420, 0.0009
    )
    lemon = fruit_skin(
        "lemon", ((0.68, 0.46, 0.03), (0.78, 0.58, 0.06), (0.82, 0.66, 0.1)), 380, 0.0009
    )
    pear = fruit_skin(
        "pear", ((0.36, 0.4, 0.05), (0.55, 0.47, 0.08), (0.58, 0.27, 0.08)), 600, 0.0002
    )
    apple = fruit_skin(
        "apple", ((0.5, 0.36, 0.07), (0.42, 0.03, 0.02), (0.24, 0.012, 0.012)), 300, 0.0002
    )
    glaze = crockery.ceramic("bowl", (0.1, 0.19, 0.24))
    bowl = [
        (0.0, 0.012),
        (0.05, 0.012),
        (0.055, 0.0),
        (0.062, 0.0),
        (0.066, 0.014),
        (0.11, 0.04),
        (0.142, 0.085),
        (0.15, 0.1),
        (0.145, 0.102),
        (0.135, 0.088),
        (0.1, 0.045),
        (0.0, 0.025),
    ]
    centre = np.array([-0.02, 0.12, top])
    shapes.add(shapes.lathe(bowl, 80, 3).moved(centre), "bowl", glaze, True)
    for k in range(5):
        angle = k * 2 * np.pi / 5 + 0.5
        at = centre + np.array([0.078 * np.cos(angle), 0.078 * np.sin(angle), 0.05])
        kind = "lemon" if k in (1, 3) else "orange"
        lay(
            fruit(kind),
            dice,
            tuple(at),
            1.3 if kind == "lemon" else dice.normal(0, 0.5),
            kind,
            lemon if kind == "lemon" else orange,
        )
    lay(
        fruit("orange"),
        dice,
        tuple(centre + np.array([-0.01, -0.015, 0.093])),
        0.3,
        "orange",
        orange,
    )
    lay(fruit("lemon"), dice, tuple(centre + np.array([0.045, 0.035, 0.098])), 1.25, "lemon", lemon)
    lay(fruit("pear"), dice, (-0.3, 0.0, top), 0.06, "pear", pear)
    stalk((-0.3, 0.0, top + 0.107), dice)
    lay(fruit("pear"), dice, (-0.22, -0.1, top), 1.42, "pear", pear)
    lay(fruit("apple"), dice, (-0.4, -0.09, top), 0.1, "apple", apple)
    stalk((-0.4, -0.09, top + 0.064), dice, 0.02)
