"""A cottage garden by a weathered fence; the watering can and the hose on the lawn are to go."""

from __future__ import annotations

import bpy
import common
import materials
import numpy as np
import plants
import shapes
from common import Lens, Shot
from materials import Colour
from shapes import Array, Shape

SIZE = (2560, 1600)
SAMPLES = 4
REMOVED = "the watering can and the hose on the lawn"
Dice = np.random.Generator
FLOWERS: tuple[Colour, ...] = (
    (0.62, 0.09, 0.22),
    (0.7, 0.66, 0.6),
    (0.3, 0.14, 0.5),
    (0.75, 0.42, 0.04),
    (0.6, 0.3, 0.42),
    (0.2, 0.22, 0.6),
)


def lawn(dice: Dice) -> None:
    """Copies of three patches of grass, each turned by chance; soil and daisies between."""
    green = materials.leaf("grass", (0.035, 0.085, 0.012), (0.1, 0.17, 0.03), 0.5)
    patches = [
        shapes.add(plants.grass(dice, 5200, (1.08, 1.08), 0.062), "grass", green) for _ in range(3)
    ]
    for patch in patches:
        patch.hide_render = True
    for x in np.arange(-6.5, 6.6, 1.0):
        for y in np.arange(-3.5, 4.6, 1.0):
            tile = shapes.copy(
                patches[int(dice.integers(3))], (x, y, 0), int(dice.integers(4)) * np.pi / 2
            )
            tile.scale = (1, 1, dice.uniform(0.85, 1.15))
            tile.hide_render = False
    shapes.add(
        shapes.grid(1, 1).scaled((30, 24, 1)),
        "soil",
        materials.mortar("soil", (0.055, 0.05, 0.025)),
    )
    spots = np.stack(
        [dice.uniform(-5, 5, 160), dice.uniform(-3, 4, 160), dice.uniform(0.03, 0.055, 160)], axis=1
    )
    white = shapes.stamp(flower(9, 0.011, 0.3), spots, shapes.random_turns(dice, 160, 0.25, 1.0))
    shapes.add(white, "daisies", materials.leaf("daisy", (0.65, 0.65, 0.62), (0.78, 0.77, 0.74)))
    dots = shapes.lathe([(0.004, 0.001), (0.003, 0.003), (0.0, 0.0035)], 8, 1)
    yellow = shapes.stamp(dots, spots, np.tile(np.eye(3), (160, 1, 1)))
    shapes.add(yellow, "hearts", materials.plain("heart", (0.7, 0.42, 0.02), 0.8), True)


def flower(petals: int, radius: float, wide: float = 0.6) -> Shape:
    """A ring of petals facing up."""
    petal = plants.leaf(radius, wide, -0.12, 0.8)
    return shapes.join([petal.turned(k * 2 * np.pi / petals) for k in range(petals)])


def flower_bed(dice: Dice) -> None:
    """Mounds of leaves with flowers on them before the fence, tall spikes behind."""
    greens = [
        materials.leaf("b1", (0.03, 0.075, 0.02), (0.075, 0.15, 0.03)),
        materials.leaf("b2", (0.055, 0.1, 0.035), (0.14, 0.21, 0.06)),
        materials.leaf("b3", (0.07, 0.1, 0.07), (0.2, 0.25, 0.17)),
    ]
    x = -6.8
    while x < 6.8:
        wide, tall = dice.uniform(0.35, 0.7), dice.uniform(0.22, 0.6)
        y = 5.35 + dice.uniform(-0.3, 0.75)
        blade = plants.leaf(dice.uniform(0.05, 0.1), dice.uniform(0.25, 0.7))
        mound = plants.bush(dice, int(1900 * wide), (wide, wide * 0.8, tall), blade)
        shapes.add(mound.moved((x, y, 0)), "mound", greens[int(dice.integers(3))])
        _blooms(dice, np.array([x, y, 0]), wide, tall)
        x += wide * dice.uniform(0.55, 0.95)
    for _ in range(16):
        _spike(dice, dice.uniform(-6.5, 6.5), 5.9 + dice.uniform(-0.2, 0.3), greens[0])


def _blooms(dice: Dice, at: Array, wide: float, tall: float) -> None:
    colour = FLOWERS[int(dice.integers(len(FLOWERS)))]
    count = int(dice.integers(25, 75))
    out = dice.normal(size=(count, 3))
    out /= np.linalg.norm(out, axis=1, keepdims=True)
    out[:, 2] = np.abs(out[:, 2]) * 0.9 + 0.12
    places = at + out * [wide * 0.85, wide * 0.7, tall * 0.95] + [0, 0, tall * 0.95]
    shape = flower(int(dice.choice([5, 6, 9])), dice.uniform(0.022, 0.045), dice.uniform(0.4, 0.8))
    heads = shapes.stamp(
        shape, places, plants.facing(out + np.array([0, -0.5, 0.6]), dice, 0.25, 1.0)
    )
    shapes.add(heads, "heads", materials.leaf("petal", materials.shade(colour, 0.7), colour))


def _spike(dice: Dice, x: float, y: float, green: bpy.types.Material) -> None:
    """A foxglove or larkspur: a leaning stem closely set with flowers."""
    height, lean = dice.uniform(0.9, 1.5), dice.normal(0, 0.1, 2)
    t = np.linspace(0, 1, 12)[:, None]
    line = (
        np.array([x, y, 0]) + np.concatenate([t**2 * lean[:1], t**2 * lean[1:], t], axis=1) * height
    )
    shapes.add(shapes.tube(line, 0.006), "stem", green, True)
    count = 60
    s = dice.uniform(0.45, 1.0, count)
    angle = dice.uniform(0, 6.3, count)
    out = np.stack([np.cos(angle), np.sin(angle), np.full(count, -0.2)], axis=1)
    places = np.array([x, y, 0]) + np.stack([s**2 * lean[0], s**2 * lean[1], s], axis=1) * height
    places += out * (0.045 * (1.15 - s))[:, None]
    bells = shapes.stamp(flower(5, 0.03, 0.8), places, plants.facing(out, dice, 0.2, 1.0))
    colour = FLOWERS[int(dice.choice([0, 2, 4, 5]))]
    shapes.add(bells, "bells", materials.leaf("bell", materials.shade(colour, 0.6), colour))


def fence(dice: Dice) -> None:
    """Grey weathered planks of uneven height on two rails."""
    planks = []
    for x in np.arange(-8, 8, 0.128):
        height = 1.75 + dice.normal(0, 0.012)
        plank = (
            shapes.box((0.12, 0.022, height), bevel=0.003)
            .turned(dice.normal(0, 0.006), "y")
            .turned(dice.normal(0, 0.02))
        )
        planks.append(plank.moved((x, 6.4 + dice.normal(0, 0.004), height / 2 + 0.04)))
    planks += [shapes.box((16, 0.045, 0.09), (0, 6.44, z)) for z in (0.4, 1.4)]
    shapes.add(
        shapes.join(planks),
        "fence",
        materials.wood("grey wood", (0.12, 0.1, 0.085), (0.33, 0.29, 0.25), 0.2, "z"),
    )


def trees(dice: Dice) -> None:
    """A climber on the fence, trees behind it, one tree in the picture, a bough overhead."""
    greens = [
        materials.leaf("t1", (0.025, 0.065, 0.012), (0.08, 0.15, 0.03)),
        materials.leaf("t2", (0.05, 0.095, 0.025), (0.14, 0.21, 0.05)),
    ]
    bark = materials.masonry("bark", [(0.075, 0.055, 0.04), (0.055, 0.042, 0.034)], 0.6)
    spots = [
        (-3.9, 3.3, 5.4),
        (-7.5, 11, 8.5),
        (-1.0, 13, 9),
        (4.6, 10.5, 7.5),
        (9.5, 13, 9),
        (2.2, 17, 12),
        (-12, 15, 11),
    ]
    for k, (x, y, height) in enumerate(spots):
        grow = plants.round_tree if k else plants.tree
        wood, crown = grow(dice, height, 15000, plants.leaf(0.02 * height + 0.02, 0.55))
        shapes.add(wood.moved((x, y, 0)), "wood", bark, True)
        shapes.add(crown.moved((x, y, 0)), "crown", greens[k % 2])
    for x, wide in ((-1.6, 1.1), (2.9, 1.5), (6.2, 1.0)):
        climber = plants.bush(
            dice, int(5200 * wide), (wide, 0.26, 0.98), plants.leaf(0.075, 0.7, 0.25), 26
        )
        shapes.add(climber.moved((x, 6.28, 0.1)), "climber", greens[int(x > 0)])
    for x in np.arange(-9, 9, 1.3):
        size = (dice.uniform(1.0, 1.7), 0.9, dice.uniform(1.05, 1.75))
        hedge = plants.bush(dice, 3400, size, plants.leaf(0.1, 0.6), 20)
        shapes.add(
            hedge.moved((x, 8.0 + dice.uniform(-0.3, 0.6), 0)),
            "hedge",
            greens[int(dice.integers(2))],
        )


def path(dice: Dice) -> None:
    """Flat stepping stones that wind through the lawn."""
    stones = []
    for k in range(8):
        t = k / 7
        size = dice.uniform(0.25, 0.34)
        angles = np.linspace(0, 2 * np.pi, 28, endpoint=False)
        bumpy = (
            1
            + 0.1 * np.sin(angles * 2 + dice.uniform(0, 6))
            + 0.06 * np.sin(angles * 3 + dice.uniform(0, 6))
            + 0.03 * np.sin(angles * 5)
        )
        slab = shapes.lathe([(1.0, -0.03), (1.0, 0.03), (0.96, 0.042), (0.0, 0.044)], 28, 1)
        rings = len(slab.points) // 28
        points = slab.points * np.append(
            np.tile(bumpy, rings)[:, None].repeat(2, 1) * size, np.ones((rings * 28, 1)), axis=1
        )
        place = (1.7 + 0.8 * np.sin(t * 2.6) + dice.normal(0, 0.04), -2.4 + t * 6.6, 0)
        stones.append(
            Shape(points * [1.15, 0.9, 1], slab.faces).turned(dice.uniform(0, 6)).moved(place)
        )
    shapes.add(
        shapes.join(stones),
        "stones",
        materials.masonry(
            "flag", [(0.19, 0.175, 0.155), (0.24, 0.22, 0.195), (0.15, 0.145, 0.135)], 0.9
        ),
    )


def watering_can(at: tuple[float, float, float], turn: float) -> bpy.types.Object:
    """A galvanised can: body with ribs, spout with a rose, two handles."""
    body = [
        (0.0, 0.0),
        (0.125, 0.0),
        (0.125, 0.0),
        (0.128, 0.01),
        (0.12, 0.03),
        (0.118, 0.15),
        (0.121, 0.155),
        (0.118, 0.16),
        (0.115, 0.28),
        (0.12, 0.285),
        (0.12, 0.295),
        (0.06, 0.305),
        (0.055, 0.29),
        (0.0, 0.28),
    ]
    spout = shapes.rounded(
        np.array([[0.1, 0, 0.05], [0.2, 0, 0.13], [0.3, 0, 0.3], [0.36, 0, 0.4]]), 3
    )
    rose = (
        shapes.lathe([(0.016, 0), (0.02, 0.01), (0.05, 0.06), (0.052, 0.065), (0.0, 0.075)], 32, 1)
        .turned(0.62, "y")
        .moved((0.352, 0, 0.385))
    )
    top = shapes.rounded(
        np.array([[0.06, 0, 0.29], [0.05, 0, 0.4], [-0.06, 0, 0.42], [-0.11, 0, 0.29]]), 3
    )
    rear = shapes.rounded(
        np.array([[-0.1, 0, 0.27], [-0.2, 0, 0.27], [-0.2, 0, 0.12], [-0.115, 0, 0.08]]), 3
    )
    brace = np.array([[0.09, 0, 0.28], [0.27, 0, 0.26]])
    parts = [
        shapes.lathe(body, 64, 2),
        shapes.tube(spout, np.linspace(0.03, 0.015, len(spout)), 20),
        rose,
        shapes.tube(top, 0.011, 12),
        shapes.tube(rear, 0.01, 12),
        shapes.tube(brace, 0.005, 8),
    ]
    g = materials.Graph("galvanised")
    spangle = g.noise(g.local(), 45, 3)
    dull = g.noise(g.local((1, 1, 0.5)), 8, 5)
    base = g.ramp(
        g.math("ADD", g.math("MULTIPLY", spangle, 0.6), g.math("MULTIPLY", dull, 0.4)),
        [(0.35, (0.24, 0.26, 0.27)), (0.65, (0.47, 0.49, 0.5))],
    )
    zinc = g.surface(
        base,
        g.math("ADD", 0.22, g.math("MULTIPLY", dull, 0.4)),
        Metallic=0.85,
        Normal=g.bump(g.noise(g.local(), 12, 2), 0.004),
    )
    return shapes.add(shapes.join(parts).turned(turn).moved(at), "can", zinc, True)


def hose(dice: Dice, shift: Array) -> bpy.types.Object:
    """A garden hose that winds over the lawn."""
    points = np.array(
        [
            [-5.2, 1.6],
            [-3.6, 1.9],
            [-2.4, 1.2],
            [-2.0, 0.1],
            [-0.9, -0.4],
            [0.1, 0.3],
            [-0.1, 1.3],
            [-1.1, 1.4],
            [-1.2, 0.5],
            [-0.3, -0.6],
            [0.9, -0.5],
        ]
    )
    points = points + dice.normal(0, 0.12, points.shape) + shift
    line = np.concatenate([points, np.full((len(points), 1), 0.045)], axis=1)
    line[:, 2] += dice.uniform(0, 0.012, len(line))
    rubber = materials.plain(
        "hose", (0.6, 0.26, 0.02) if shift[0] == 0 else tuple(dice.uniform(0.02, 0.5, 3)), 0.4
    )
    return shapes.add(shapes.tube(shapes.rounded(line, 5), 0.0135, 14), "hose", rubber, True)


def build(dice: Dice, seed: int) -> Shot:
    """The garden; other seeds change planting, sun, the things' places and the camera."""
    lawn(dice)
    flower_bed(dice)
    fence(dice)
    trees(dice)
    path(dice)
    shift = dice.uniform(-1, 1, 6) if seed else np.zeros(6)
    things = [
        watering_can((0.75 + 0.7 * shift[0], 0.3 + 0.8 * shift[1], 0.03), 0.35 + 2 * shift[2]),
        hose(dice, shift[:2] * 0.5),
    ]
    heading, height = (dice.uniform(90, 290), dice.uniform(30, 60)) if seed else (112, 44)
    common.sky(height, heading, 0.12, clouds=0.7)
    lens = Lens(
        (0.2 + 0.7 * shift[3], -3.6 + 0.4 * shift[4], 1.55),
        (0.0 + 0.5 * shift[5], 3.4, 0.72),
        30,
        5.6,
        0.45,
    )
    common.camera(lens, (0.4, 0.9, 0.2))
    return common.removable(things)
