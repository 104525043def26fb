"""An old courtyard in afternoon sun, cables strung across it from wall to wall."""

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

SIZE = (3840, 2160)
SAMPLES = 5
REMOVED = "the cables across the yard"
Dice = np.random.Generator
WALLS: tuple[Colour, ...] = (
    (0.56, 0.33, 0.14),
    (0.55, 0.25, 0.15),
    (0.6, 0.45, 0.24),
    (0.5, 0.42, 0.33),
    (0.55, 0.36, 0.27),
)
SHUTTERS: tuple[Colour, ...] = (
    (0.05, 0.13, 0.1),
    (0.09, 0.16, 0.2),
    (0.15, 0.06, 0.035),
    (0.2, 0.22, 0.2),
)


def back(dice: Dice, wall: Colour, shutter: Colour) -> None:
    """The house across: six windows, a door, eaves."""
    house = House((0, 6, 0))
    upper = [(x - 0.5, x + 0.5, 3.75, 5.35) for x in (-2.75, 0.05, 2.7)]
    lower = [(-3.2, -2.25, 1.05, 2.45), (2.25, 3.2, 1.05, 2.45)]
    entry = (-0.62, 0.62, 0.15, 2.45)
    house.put("wall", *buildings.facade(9.4, 6.6, [*upper, *lower, entry]))
    for opening in (*upper, *lower):
        buildings.window(house, opening, dice)
    buildings.door(house, entry, dice)
    buildings.eaves(house, 9.8, 6.6, dice)
    buildings.pipe(house, -1.55, 6.6)
    house.put("trim", shapes.box((9.4, 0.06, 0.16), (0, -0.01, 3.2), 0.01))
    lantern(house, 1.05, 2.55)
    house.raise_up(buildings.palette(dice, wall, shutter))


def lantern(house: House, x: float, z: float) -> None:
    """A wall lantern on an iron arm."""
    arm = np.array([[x, 0, z], [x, -0.15, z + 0.14], [x, -0.35, z + 0.12], [x, -0.36, z + 0.02]])
    house.put("iron", shapes.tube(shapes.rounded(arm, 3), 0.011))
    hood = shapes.lathe([(0.01, 0.06), (0.11, -0.02), (0.11, -0.03), (0.02, -0.03)], 6, 0)
    house.put("iron", hood.moved((x, -0.36, z)))
    for k in range(6):
        angle = k * np.pi / 3
        rod = np.array(
            [
                [0.1 * np.cos(angle), 0.1 * np.sin(angle), -0.03],
                [0.07 * np.cos(angle), 0.07 * np.sin(angle), -0.26],
            ]
        )
        house.put("iron", shapes.tube(rod, 0.006, 5).moved((x, -0.36, z)))
    house.put("frame", shapes.lathe([(0.094, -0.03), (0.066, -0.26)], 6, 0).moved((x, -0.36, z)))


def sides(dice: Dice, left: Colour, right: Colour, shutter: Colour) -> None:
    """The two wings that close the yard."""
    house = House((-4.3, 0.5, 0), np.pi / 2)
    openings = [
        (-2.2, -1.25, 1.1, 2.5),
        (1.6, 2.5, 1.1, 2.5),
        (-2.2, -1.25, 3.7, 5.2),
        (1.6, 2.5, 3.7, 5.2),
    ]
    house.put("wall", *buildings.facade(11.5, 6.2, openings))
    for opening in openings:
        buildings.window(house, opening, dice)
    buildings.eaves(house, 11.5, 6.2, dice, 3)
    house.raise_up(buildings.palette(dice, left, shutter, 0.2))
    house = House((4.3, 0.5, 0), -np.pi / 2)
    openings = [
        (-2.4, -1.5, 3.8, 5.2),
        (1.4, 2.3, 3.8, 5.2),
        (-2.6, -1.5, 0.12, 2.25),
        (1.4, 2.3, 1.1, 2.4),
    ]
    house.put("wall", *buildings.facade(11.5, 7.4, openings))
    for opening in (openings[0], openings[1], openings[3]):
        buildings.window(house, opening, dice)
    buildings.door(house, openings[2], dice)
    buildings.pipe(house, -4.0, 7.2)
    buildings.eaves(house, 11.5, 7.4, dice, 3)
    house.raise_up(buildings.palette(dice, right, shutter, 0.6))


def ground(dice: Dice) -> None:
    """Setts with moss between them, weeds along the walls."""
    setts = [
        (0.2, 0.19, 0.18),
        (0.27, 0.255, 0.235),
        (0.16, 0.155, 0.15),
        (0.31, 0.28, 0.245),
        (0.23, 0.2, 0.175),
    ]
    shapes.add(
        buildings.cobbles(dice, (-4.4, 4.4, -7.5, 6.1), 0.115),
        "setts",
        materials.masonry("sett", setts, 0.5),
        True,
    )
    soil = shapes.grid(1, 1).scaled((9, 16, 1)).moved((0, -1, -0.02))
    shapes.add(soil, "joints", materials.mortar("joint", (0.12, 0.11, 0.07)))
    y = dice.uniform(-4, 6, 150)
    side = np.where(dice.uniform(size=150) < 0.5, -1, 1)
    foot = np.stack(
        [side * (4.24 - np.abs(dice.normal(0, 0.05, 150))), y, np.full(150, -0.015)], axis=1
    )
    green = materials.leaf("weed", (0.045, 0.09, 0.02), (0.13, 0.19, 0.045))
    shapes.add(plants.weeds(dice, foot), "weeds", green)
    dry = plants.fallen(dice, 160, (-4, 4, -5, 6), plants.leaf(0.06, 0.6, -0.3))
    shapes.add(
        dry.moved((0, 0, 0.004)),
        "dry",
        materials.leaf("dry", (0.13, 0.06, 0.02), (0.3, 0.17, 0.05), 0.7),
    )


def greenery(dice: Dice) -> None:
    """Pots at the door, ivy on the left wing, a bougainvillea in the right corner."""
    clay = materials.masonry("clay", [(0.4, 0.17, 0.09), (0.46, 0.22, 0.13)], 0.5)
    greens = [
        materials.leaf("g1", (0.03, 0.075, 0.02), (0.08, 0.16, 0.03)),
        materials.leaf("g2", (0.06, 0.1, 0.04), (0.16, 0.22, 0.08)),
    ]
    spots = [
        (-1.25, 5.5, 0.5),
        (1.3, 5.45, 0.55),
        (1.85, 5.6, 0.36),
        (-1.8, 5.6, 0.3),
        (3.75, 3.6, 0.5),
        (3.85, 2.9, 0.34),
        (3.7, 0.2, 0.55),
        (-3.8, 1.2, 0.45),
        (-3.85, 4.9, 0.6),
        (-3.7, -0.4, 0.34),
        (3.8, 5.4, 0.65),
    ]
    for k, (x, y, size) in enumerate(spots):
        blade = plants.leaf(dice.uniform(0.06, 0.11), dice.uniform(0.35, 0.7))
        buildings.potted(dice, (x, y, 0), size, greens[k % 2], clay, blade)

    def climbs(spots: np.ndarray) -> np.ndarray:
        x, z = spots[:, 0], spots[:, 1]
        crown = np.exp(
            -(((x - 0.2 * np.sin(z * 3) + 0.1) / (0.5 + 0.42 * np.clip(z - 1.5, 0, 3))) ** 2)
        )
        return (
            crown
            * np.clip(1.3 - np.abs(z - 3.4) / 2.6, 0, 1)
            * (np.sin(x * 5) * np.sin(z * 4 + x) * 0.4 + 0.75)
        )

    vine = plants.ivy(dice, 27000, plants.leaf(0.075, 0.85, 0.25), climbs, (-2.2, 2.2, 0.1, 6))
    shapes.add(vine.turned(np.pi / 2).moved((-4.3, 0.6, 0)), "ivy", greens[0])
    bloom = plants.bush(dice, 3200, (0.85, 0.7, 1.1), plants.leaf(0.05, 0.8, 0.1), 22)
    shapes.add(
        bloom.moved((3.6, 5.3, 2.1)),
        "bloom",
        materials.leaf("bract", (0.4, 0.03, 0.13), (0.62, 0.07, 0.24)),
    )
    leaves = plants.bush(dice, 3600, (0.8, 0.65, 1.25), plants.leaf(0.06, 0.6), 22)
    shapes.add(leaves.moved((3.65, 5.35, 1.7)), "vine", greens[1])
    stem = np.array([[3.8, 5.5, 0.4], [3.7, 5.6, 1.2], [3.75, 5.5, 2.0], [3.6, 5.4, 2.9]])
    shapes.add(
        shapes.tube(shapes.rounded(stem, 3), 0.028),
        "stem",
        materials.plain("bark", (0.16, 0.12, 0.09), 0.9),
        True,
    )


def bench(x: float, y: float) -> None:
    """A plank bench against the right wall."""
    parts = [shapes.box((0.115, 1.5, 0.035), (x + k * 0.125, y, 0.45), 0.006) for k in (-1, 0, 1)]
    for end in (-0.58, 0.58):
        parts += [
            shapes.box((0.05, 0.06, 0.43), (x + side * 0.14, y + end, 0.22), 0.005)
            for side in (-1, 1)
        ]
        parts.append(shapes.box((0.36, 0.05, 0.06), (x, y + end, 0.4), 0.005))
    shapes.add(
        shapes.join(parts),
        "bench",
        materials.wood("bench", (0.13, 0.095, 0.065), (0.3, 0.24, 0.18), 0.25, "y"),
    )


def cables(dice: Dice) -> list[bpy.types.Object]:
    """Five cables between the wings, one of them a twisted pair, and a drop to the back house."""
    rubber = materials.plain("rubber", (0.018, 0.018, 0.02), 0.55)
    things = []
    for k in range(5):
        start = (-4.3, dice.uniform(-0.5, 3.2), 5.9 - 0.42 * k + dice.normal(0, 0.1))
        end = (4.3, dice.uniform(0.5, 4.0), 5.6 - 0.42 * k + dice.normal(0, 0.25))
        line = shapes.hanging(start, end, dice.uniform(0.15, 0.55), 90)
        thick = float(dice.choice([0.008, 0.011, 0.015]))
        things.append(shapes.add(shapes.tube(line, thick, 8), "cable", rubber, True))
        if k in (1, 3):
            t = np.linspace(0, 150, 90)
            twin = line + 0.022 * np.stack([0 * t, np.cos(t), np.sin(t)], axis=1)
            things.append(shapes.add(shapes.tube(twin, 0.007, 8), "twin", rubber, True))
    drop = shapes.hanging((-4.3, 1.2, 4.4), (1.45, 5.97, 3.05), 0.35, 60)
    things.append(shapes.add(shapes.tube(drop, 0.009, 8), "drop", rubber, True))
    return things


def build(dice: Dice, seed: int) -> Shot:
    """The yard; other seeds change colours, sun, cables and the place to stand."""
    pick = dice.permutation(len(WALLS)) if seed else np.array([0, 3, 4])
    shutter = SHUTTERS[int(dice.integers(len(SHUTTERS)))] if seed else SHUTTERS[0]
    back(dice, WALLS[pick[0]], shutter)
    sides(dice, WALLS[pick[1]], WALLS[pick[2]], shutter)
    ground(dice)
    greenery(dice)
    bench(3.95, 1.5)
    things = cables(dice)
    heading, height = (dice.uniform(150, 245), dice.uniform(35, 65)) if seed else (222, 52)
    common.sky(height, heading, 0.12, clouds=0.75)
    shift = dice.uniform(-1, 1, 4) if seed else np.zeros(4)
    at = (-0.5 + shift[0] * 1.5, -6.3 + shift[1], 1.65 + shift[2] * 0.3)
    lens = Lens(at, (0.1 + shift[3], 6, 3.45), 27, 8, 0.35)
    common.camera(lens)
    common.upright(lens)
    return common.removable(things)
