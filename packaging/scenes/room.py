"""A living room in morning sun; the floor lamp beside the sofa is to go."""

from __future__ import annotations

import common
import furniture
import materials
import numpy as np
import plants
import shapes
from common import Lens, Shot
from materials import Colour, Graph
from shapes import Shape

SIZE = (1600, 1067)
SAMPLES = 9
REMOVED = "the floor lamp beside the sofa"
Dice = np.random.Generator
WALLS: tuple[Colour, ...] = (
    (0.42, 0.46, 0.42),
    (0.55, 0.5, 0.42),
    (0.3, 0.37, 0.42),
    (0.58, 0.56, 0.53),
    (0.5, 0.36, 0.27),
)
SOFAS: tuple[Colour, ...] = (
    (0.055, 0.11, 0.125),
    (0.3, 0.26, 0.2),
    (0.24, 0.09, 0.05),
    (0.12, 0.13, 0.07),
    (0.16, 0.16, 0.18),
)


def shell(dice: Dice, wall: Colour) -> None:
    """Floor, walls with a window on the left, ceiling, skirting."""
    planks, y = [], -4.5
    while y < 2.4:
        x = -2.7 - dice.uniform(0, 1.5)
        while x < 2.7:
            long = dice.uniform(1.1, 2.0)
            planks.append(shapes.box((long - 0.002, 0.138, 0.02), (x + long / 2, y, -0.01), 0.0016))
            x += long
        y += 0.14
    shapes.add(
        shapes.join(planks),
        "floor",
        materials.wood("oak", (0.2, 0.105, 0.05), (0.4, 0.245, 0.135), 0.62),
    )
    paint = materials.plaster("paint", wall, 0.06)
    white = materials.Graph("white").surface((0.7, 0.69, 0.66), 0.6)
    parts = [
        shapes.box((5.6, 0.1, 2.8), (0, 2.45, 1.4)),
        shapes.box((0.1, 7, 2.8), (2.75, -1, 1.4)),
    ]
    for y0, y1, z0, z1 in (
        (-4.6, -0.55, 0, 2.8),
        (1.25, 2.5, 0, 2.8),
        (-0.55, 1.25, 0, 0.75),
        (-0.55, 1.25, 2.35, 2.8),
    ):
        parts.append(shapes.box((0.2, y1 - y0, z1 - z0), (-2.8, (y0 + y1) / 2, (z0 + z1) / 2)))
    parts.append(shapes.box((5.6, 0.1, 2.8), (0, -4.65, 1.4)))
    shapes.add(shapes.join(parts), "walls", paint)
    trim = [
        shapes.box((5.6, 0.018, 0.11), (0, 2.391, 0.055), 0.004),
        shapes.box((0.018, 7, 0.11), (2.691, -1, 0.055), 0.004),
    ]
    trim += [
        shapes.box((0.018, 7, 0.11), (-2.691, -1, 0.055), 0.004),
        shapes.box((5.6, 7.2, 0.1), (0, -1.05, 2.85)),
    ]
    trim += [shapes.box((0.05, 0.06, 1.6), (-2.8, y, 1.55)) for y in (-0.52, 0.05, 0.64, 1.22)]
    trim += [shapes.box((0.05, 1.8, 0.06), (-2.8, 0.35, z)) for z in (0.78, 1.8, 2.32)]
    trim.append(shapes.box((0.34, 1.95, 0.04), (-2.74, 0.35, 0.74), 0.008))
    shapes.add(shapes.join(trim), "trim", white)


def small_things(dice: Dice) -> None:
    """A rug, a low table with books and a vase, a plant in the window's corner, curtains."""
    g = Graph("rug")
    place = g.position((1, 1, 1))
    band = g.math(
        "ABSOLUTE",
        g.math(
            "SINE",
            g.math(
                "ADD",
                g.math("MULTIPLY", g.height("Y"), 21.0),
                g.math("MULTIPLY", g.noise(place, 9, 2), 1.2),
            ),
        ),
    )
    base = g.mix((0.5, 0.43, 0.33), (0.2, 0.075, 0.05), g.span(band, 0.78, 0.9))
    pile = g.noise(place, 300, 2)
    wool = g.surface(
        g.mix(base, (0.1, 0.07, 0.05), g.math("MULTIPLY", g.span(pile, 0.45, 0.7), 0.4)),
        0.95,
        Normal=g.bump(pile, 0.004),
        Specular_IOR_Level=0.1,
    )
    shapes.add(shapes.box((2.5, 1.65, 0.016), (-0.3, 0.35, 0.008), 0.006).turned(0.03), "rug", wool)
    walnut = materials.wood("walnut", (0.07, 0.032, 0.015), (0.2, 0.1, 0.05), 0.6)
    parts = [
        shapes.lathe(
            [(0.0, 0.37), (0.42, 0.37), (0.43, 0.38), (0.43, 0.395), (0.42, 0.4), (0.0, 0.4)], 72, 1
        )
    ]
    parts += [
        shapes.tube(
            np.array(
                [
                    [0.24 * np.cos(a), 0.24 * np.sin(a), 0.375],
                    [0.34 * np.cos(a), 0.34 * np.sin(a), 0.015],
                ]
            ),
            np.array([0.02, 0.012]),
            14,
        )
        for a in (0.5, 2.6, 4.7)
    ]
    shapes.add(shapes.join(parts).moved((-0.3, 0.42, 0)), "low table", walnut, False)
    stack = [
        shapes.box((0.24, 0.17, 0.024), (0, 0, 0.412 + 0.026 * k), 0.002)
        .turned(0.3 + dice.normal(0, 0.15))
        .moved((-0.14, 0.33, 0))
        for k in range(3)
    ]
    shapes.add(
        shapes.join(stack),
        "stack",
        materials.masonry("cover", [(0.5, 0.45, 0.36), (0.25, 0.08, 0.05), (0.1, 0.16, 0.18)], 0.0),
    )
    vase = [
        (0.0, 0.0),
        (0.04, 0.0),
        (0.075, 0.06),
        (0.07, 0.12),
        (0.028, 0.17),
        (0.026, 0.2),
        (0.034, 0.21),
        (0.03, 0.205),
        (0.022, 0.18),
        (0.0, 0.1),
    ]
    shapes.add(
        shapes.lathe(vase, 48, 3).moved((-0.45, 0.5, 0.4)),
        "vase",
        materials.plain("vase", (0.5, 0.47, 0.42), 0.35),
        True,
    )
    green = materials.leaf("monstera", (0.02, 0.06, 0.02), (0.06, 0.14, 0.035), 0.35)
    twigs = plants.bush(dice, 90, (0.16, 0.16, 0.2), plants.leaf(0.05, 0.5, 0.1), 6)
    shapes.add(twigs.moved((-0.45, 0.5, 0.6)), "twigs", green, True)
    pot = [
        (0.0, 0.0),
        (0.15, 0.0),
        (0.17, 0.02),
        (0.2, 0.34),
        (0.19, 0.36),
        (0.17, 0.32),
        (0.0, 0.3),
    ]
    shapes.add(
        shapes.lathe(pot, 48, 2).moved((-2.2, 1.9, 0)),
        "pot",
        materials.plain("pot", (0.36, 0.2, 0.13), 0.7),
        True,
    )
    plant = plants.bush(dice, 150, (0.5, 0.45, 0.62), plants.leaf(0.24, 0.5, 0.45), 12)
    shapes.add(plant.moved((-2.15, 1.85, 0.4)), "plant", green, True)
    sheer = materials.cloth("sheer", (0.66, 0.63, 0.56), 500)
    for y0, y1 in ((-0.9, -0.5), (1.2, 1.58)):
        sheet = shapes.grid(90, 2)
        t = sheet.points[:, 0] + 0.5
        points = np.stack(
            [
                -2.6 + 0.035 * np.sin(t * 40) + 0.012 * np.sin(t * 17),
                y0 + (y1 - y0) * t,
                1.25 + 2.45 * sheet.points[:, 1],
            ],
            axis=1,
        )
        shapes.add(Shape(points, sheet.faces), "curtain", sheer, True)
    rod = shapes.tube(np.array([[-2.6, -1.1, 2.5], [-2.6, 1.8, 2.5]]), 0.013)
    shapes.add(rod, "rod", materials.plain("rod", (0.05, 0.045, 0.04), 0.4, 0.8), True)


def build(dice: Dice, seed: int) -> Shot:
    """The room; other seeds change colours, light, camera and the lamp's place."""
    wall = WALLS[int(dice.integers(len(WALLS)))] if seed else WALLS[0]
    shell(dice, wall)
    furniture.sofa(dice, SOFAS[int(dice.integers(len(SOFAS)))] if seed else SOFAS[2])
    furniture.picture(
        dice, -0.75, 1.62, (0.62, 0.8), ((0.45, 0.18, 0.07), (0.6, 0.5, 0.36), (0.08, 0.16, 0.19))
    )
    furniture.picture(
        dice, 0.12, 1.66, (0.5, 0.5), ((0.1, 0.14, 0.13), (0.5, 0.36, 0.12), (0.55, 0.5, 0.42))
    )
    furniture.shelf(dice)
    small_things(dice)
    shift = dice.uniform(-1, 1, 6) if seed else np.zeros(6)
    shade = tuple(dice.uniform(0.35, 0.7, 3)) if seed else (0.66, 0.6, 0.48)
    things = furniture.lamp(dice, (1.5 + 0.25 * shift[0], 1.35 + 0.4 * shift[1], 0), shade)
    common.sun(
        (0.3, 0.6, 0),
        (-4.4, -0.75 + 0.7 * shift[2], 2.75 + 0.6 * shift[3]),
        9,
        0.8,
        (1, 0.86, 0.68),
    )
    common.area_light((-2.95, 0.35, 1.55), (0, 0.2, 0.9), (1.7, 1.5), 85, (0.84, 0.92, 1.0))
    common.area_light((0, -4.4, 2.0), (0, 1, 1.0), (3.5, 1.2), 28, (1.0, 0.95, 0.88))
    common.even_light((0.8, 0.88, 1.0), 2.2)
    lens = Lens(
        (0.75 + 0.3 * shift[4], -3.4, 1.3 + 0.2 * shift[5]), (0.05, 2.2, 1.1), 27, 6.3, 0.75
    )
    common.camera(lens, (0.8, 1.4, 1.0))
    common.upright(lens)
    return common.removable(things)
