"""A narrow old lane in low sun; the traffic sign in its foreground is to go."""

from __future__ import annotations

import bpy
import buildings
import common
import materials
import numpy as np
import plants
import shapes
from buildings import House
from common import Lens, Shot
from materials import Colour

SIZE = (1600, 1067)
SAMPLES = 14
REMOVED = "the traffic sign and the bin beside it"
Dice = np.random.Generator
WALLS: tuple[Colour, ...] = (
    (0.6, 0.48, 0.3),
    (0.52, 0.24, 0.14),
    (0.62, 0.55, 0.45),
    (0.5, 0.33, 0.2),
    (0.58, 0.4, 0.18),
    (0.4, 0.44, 0.43),
    (0.6, 0.36, 0.3),
    (0.55, 0.5, 0.36),
)
SHUTTERS: tuple[Colour, ...] = (
    (0.06, 0.11, 0.16),
    (0.05, 0.13, 0.09),
    (0.16, 0.05, 0.035),
    (0.2, 0.2, 0.18),
    (0.12, 0.2, 0.22),
)


def row(dice: Dice, side: int, start: float) -> None:
    """Houses along one side of the lane, each with its own width, height and colours."""
    y = start
    colours = dice.permutation(len(WALLS))
    for k in range(6):
        width, height = dice.uniform(4.6, 7.2), dice.uniform(6.4, 9.4)
        out = side * (2.55 + dice.uniform(-0.12, 0.3) + 0.09 * max(0.0, y))
        house = House((out, y + width / 2, 0), -side * np.pi / 2)
        _front(dice, house, width, height)
        shutter = SHUTTERS[int(dice.integers(len(SHUTTERS)))]
        house.raise_up(buildings.palette(dice, WALLS[colours[k]], shutter, dice.uniform(0.1, 0.9)))
        y += width


def _front(dice: Dice, house: House, width: float, height: float) -> None:
    columns = 2 if width < 6.2 else 3
    xs = [width * ((k + 0.5) / columns - 0.5) + dice.normal(0, 0.08) for k in range(columns)]
    entry = int(dice.integers(columns))
    openings, windows = [], []
    for k, x in enumerate(xs):
        if k == entry:
            openings.append((x - 0.5, x + 0.5, 0.12, 2.35))
        else:
            windows.append((x - 0.46, x + 0.46, 1.05, 2.5))
        for low in np.arange(3.5, height - 1.9, 2.75):
            windows.append((x - 0.46, x + 0.46, low, low + 1.5))
    house.put("wall", *buildings.facade(width, height, [*openings, *windows]))
    house.put(
        "stone", shapes.box((width, 0.09, 0.62), (0, -0.02, 0.3), 0.01)
    ) if dice.uniform() < 0.5 else None
    shuttered = dice.uniform() < 0.8
    for opening in windows:
        buildings.window(house, opening, dice, shuttered)
    buildings.door(house, openings[0], dice)
    buildings.eaves(house, width + 0.1, height, dice, 3)
    buildings.pipe(house, width / 2 - 0.25, height)


def ground(dice: Dice) -> None:
    """Setts falling to a gutter of larger stones in the middle; weeds along the houses."""
    grey = [
        (0.21, 0.2, 0.19),
        (0.28, 0.265, 0.25),
        (0.17, 0.165, 0.16),
        (0.32, 0.3, 0.27),
        (0.24, 0.215, 0.19),
    ]
    sett = materials.masonry("sett", grey, 0.55)
    near = shapes.join(
        [
            buildings.cobbles(dice, (-3.3, -0.32, -9, 9), 0.105),
            buildings.cobbles(dice, (0.32, 3.3, -9, 9), 0.105),
        ]
    )
    shapes.add(near, "setts", sett, True)
    far = buildings.cobbles(dice, (-5.5, 5.5, 9, 36), 0.16)
    shapes.add(far, "far setts", sett, True)
    slabs = []
    y = -9.0
    while y < 9:
        long = dice.uniform(0.5, 0.9)
        slab = shapes.roughen(
            shapes.box((0.6, long - 0.015, 0.1), (0, y + long / 2, -0.055), 0.012), dice, 0.003
        )
        slabs.append(slab)
        y += long
    shapes.add(shapes.join(slabs), "gutter", materials.masonry("slab", grey[1:4], 0.8))
    shapes.add(
        shapes.grid(1, 1).scaled((14, 60, 1)).moved((0, 15, -0.022)),
        "joints",
        materials.mortar("joint", (0.11, 0.1, 0.07)),
    )
    y = dice.uniform(-6, 9, 110)
    side = np.where(dice.uniform(size=110) < 0.5, -1, 1)
    out = side * (2.5 + 0.06 * np.clip(y, 0, 9) - np.abs(dice.normal(0, 0.05, 110)))
    foot = np.stack([out, y, np.full(110, -0.01)], axis=1)
    shapes.add(
        plants.weeds(dice, foot, 0.13),
        "weeds",
        materials.leaf("weed", (0.045, 0.09, 0.02), (0.13, 0.19, 0.045)),
    )


def greenery(dice: Dice) -> None:
    """Pots before the doors, a vine over one house, a tree where the lane ends."""
    clay = materials.masonry("clay", [(0.4, 0.17, 0.09), (0.46, 0.22, 0.13)], 0.5)
    greens = [
        materials.leaf("g1", (0.03, 0.075, 0.02), (0.08, 0.16, 0.03)),
        materials.leaf("g2", (0.06, 0.1, 0.04), (0.16, 0.22, 0.08)),
    ]
    for k in range(13):
        side = 1 if dice.uniform() < 0.45 else -1
        y = dice.uniform(-2.2, 13)
        at = (side * (2.2 + 0.075 * max(0, y) + dice.uniform(-0.06, 0.02)), y, 0)
        blade = plants.leaf(dice.uniform(0.06, 0.11), dice.uniform(0.35, 0.7))
        buildings.potted(dice, at, dice.uniform(0.3, 0.6), greens[k % 2], clay, blade)
    vine = plants.bush(dice, 9000, (0.42, 1.3, 1.75), plants.leaf(0.075, 0.8, 0.2), 30)
    shapes.add(vine.moved((-2.65, 4.0, 0)), "vine", greens[0])
    bark = materials.plain("bark", (0.12, 0.09, 0.07), 0.9)
    for at, height in (((-0.6, 30.5, 0), 10), ((4.5, 45, 0), 15), ((-7, 46, 0), 14)):
        wood, leaves = plants.round_tree(dice, height, 15000, plants.leaf(0.024 * height, 0.6))
        shapes.add(wood.moved(at), "wood", bark)
        shapes.add(leaves.moved(at), "crown", greens[0])


def end(dice: Dice) -> None:
    """The house that closes the view."""
    house = House((0, 35, 0))
    _front(dice, house, 14, 8)
    house.raise_up(buildings.palette(dice, WALLS[2], SHUTTERS[1], 0.3))


def sign(x: float, y: float, turn: float) -> list[bpy.types.Object]:
    """A no-entry sign on a zinc pole with its clamps."""
    zinc = materials.plain("zinc", (0.42, 0.43, 0.44), 0.42, 0.85)
    pole = shapes.lathe([(0.0301, 0), (0.03, 2.62), (0.03, 2.62), (0.0, 2.63)], 24, 0)
    foot = shapes.lathe([(0.07, 0.0), (0.07, 0.03), (0.034, 0.04)], 24, 1)
    clamps = [
        shapes.lathe([(0.031, -0.02), (0.04, -0.02), (0.04, 0.02), (0.031, 0.02)], 24, 0).moved(
            (0, 0, z)
        )
        for z in (2.2, 2.42)
    ]
    plate = shapes.lathe(
        [(0.0, 0), (0.3, 0), (0.3, 0), (0.302, 0.006), (0.3, 0.012), (0.3, 0.012), (0.0, 0.012)],
        64,
        1,
    )
    front = shapes.lathe([(0.285, 0.0125), (0.0, 0.0125)], 64, 0)
    rim = shapes.lathe([(0.3, 0.0123), (0.284, 0.0123)], 64, 0)
    bar = shapes.box((0.4, 0.085, 0.001), (0, 0, 0.0135))
    pieces = [
        (plate, zinc),
        (front, _enamel("red", (0.42, 0.012, 0.016))),
        (rim, _enamel("rim", (0.66, 0.66, 0.64))),
        (bar, _enamel("white", (0.7, 0.7, 0.68))),
    ]
    things = [shapes.add(shapes.join([pole, foot, *clamps]).moved((x, y, 0)), "pole", zinc, True)]
    for shape, material in pieces:
        turned = shape.turned(np.pi / 2, "x").moved((0, -0.038, 2.31)).turned(turn)
        things.append(shapes.add(turned.moved((x, y, 0)), "sign", material))
    return things


def _enamel(name: str, colour: Colour) -> bpy.types.Material:
    g = materials.Graph(name)
    dust = g.span(g.noise(g.position((1, 1, 0.4)), 9, 6, 0.65), 0.45, 0.75)
    base = g.mix(colour, (0.25, 0.23, 0.2), g.math("MULTIPLY", dust, 0.35))
    return g.surface(base, g.math("ADD", 0.28, g.math("MULTIPLY", dust, 0.4)))


def bin_(x: float, y: float) -> list[bpy.types.Object]:
    """A dented metal litter bin with a hood."""
    green = materials.rusty("bin", (0.03, 0.055, 0.045))
    body = shapes.lathe(
        [
            (0.2, 0.08),
            (0.225, 0.1),
            (0.225, 0.1),
            (0.235, 0.78),
            (0.235, 0.78),
            (0.25, 0.79),
            (0.25, 0.82),
            (0.22, 0.82),
            (0.21, 0.3),
            (0.0, 0.28),
        ],
        48,
        2,
    )
    ribs = [
        shapes.box((0.012, 0.02, 0.62), (0, -0.235, 0.44), 0.004).turned(k * np.pi / 12)
        for k in range(24)
    ]
    hood = shapes.lathe(
        [(0.0, 1.06), (0.15, 1.04), (0.25, 0.97), (0.255, 0.95), (0.23, 0.96)], 48, 2
    )
    posts = [
        shapes.box((0.02, 0.012, 0.2), (0, -0.225, 0.89)).turned(k * np.pi / 2 + 0.4)
        for k in range(4)
    ]
    shape = shapes.join([body, hood, *ribs, *posts]).moved((x, y, -0.04))
    return [shapes.add(shape, "bin", green, True)]


def build(dice: Dice, seed: int) -> Shot:
    """The lane; other seeds change houses, sun, the sign's place and the camera."""
    row(dice, -1, -9.5)
    row(dice, 1, -8.2)
    ground(dice)
    greenery(dice)
    end(dice)
    shift = dice.uniform(-1, 1, 6) if seed else np.zeros(6)
    x, y = 1.08 + 0.35 * shift[0], -1.0 + 1.2 * shift[1]
    things = sign(x, y, 0.12 + 0.2 * shift[2]) + bin_(x + 0.52, y + 0.25)
    heading, height = (dice.uniform(130, 235), dice.uniform(25, 60)) if seed else (204, 54)
    common.sky(height, heading, 0.13, clouds=0.6)
    lens = Lens(
        (-0.35 + 0.5 * shift[3], -6.4 + 0.6 * shift[4], 1.62),
        (0.12 + 0.3 * shift[5], 6, 2.0),
        30,
        6.3,
        0.6,
    )
    common.camera(lens, (0.6, 0.0, 1.5))
    common.upright(lens)
    return common.removable(things)
