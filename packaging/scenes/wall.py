"""An old brick wall in dappled light with a spray-painted word; the paint is to go."""

from __future__ import annotations

import bpy
import common
import graffiti
import materials
import numpy as np
import plants
import shapes
from common import Lens, Shot
from materials import Graph, Socket
from shapes import Array, Shape

SIZE = (1600, 1067)
SAMPLES = 10
REMOVED = "the graffiti on the bricks"
BRICK = (0.228, 0.105, 0.066)
JOINT = 0.011
Dice = np.random.Generator


def bricks(dice: Dice, width: float, height: float, gap: tuple[float, float, float]) -> Shape:
    """A running bond in the x-z plane, front at y = 0; `gap` is left, right, top of a doorway."""
    parts = []
    step_x, step_z = BRICK[0] + JOINT, BRICK[2] + JOINT
    for row in range(int(height / step_z)):
        start = -width / 2 - (row % 2) * step_x / 2
        for column in range(int(width / step_x) + 2):
            left = start + column * step_x
            parts += _brick(dice, left, row * step_z, gap)
    return shapes.join(parts)


def _brick(dice: Dice, left: float, low: float, gap: tuple[float, float, float]) -> list[Shape]:
    right = left + BRICK[0]
    if low < gap[2] and right > gap[0] and left < gap[1]:
        left, right = (left, min(right, gap[0])) if left < gap[0] else (max(left, gap[1]), right)
    if right - left < 0.03:
        return []
    size = (right - left, BRICK[1], BRICK[2])
    size = tuple(np.array(size) + dice.normal(0, 0.0016, 3))
    lump = shapes.box(size, bevel=dice.uniform(0.003, 0.009))
    lump = shapes.roughen(lump, dice, 0.0011).turned(dice.normal(0, 0.006), "y")
    out = BRICK[1] / 2 + dice.normal(0, 0.0022)
    return [lump.moved(((left + right) / 2, out, low + BRICK[2] / 2))]


def paint(image: bpy.types.Image, extent: tuple[float, float, float, float]) -> materials.Coat:
    """A coat for a material: the picture sprayed on the x-z rectangle left, right, low, high."""
    left, right, low, high = extent

    def coat(g: Graph, base: Socket) -> Socket:
        place = g.position()
        parts = g.node("ShaderNodeSeparateXYZ", {0: place})
        u = g.math("DIVIDE", g.math("SUBTRACT", parts.outputs["X"], left), right - left)
        v = g.math("DIVIDE", g.math("SUBTRACT", parts.outputs["Z"], low), high - low)
        spot = g.node("ShaderNodeCombineXYZ", {"X": u, "Y": v}).outputs[0]
        spray = g.node("ShaderNodeTexImage", {"Vector": spot}, image=image, extension="CLIP")
        pores = g.span(g.noise(place, 55, 3, 0.7), 0.7, 0.52)
        worn = g.span(g.noise(place, 3, 5, 0.68), 0.74, 0.6)
        hold = g.math("MULTIPLY", g.math("MULTIPLY", pores, worn), spray.outputs["Alpha"])
        switch = g.node("ShaderNodeValue", {})
        switch.name = "paint"
        amount = g.math("MULTIPLY", g.math("MULTIPLY", hold, 0.94), switch.outputs[0])
        return g.mix(base, spray.outputs["Color"], amount)

    return coat


def switch(names: list[bpy.types.Material]) -> Shot:
    """A shot whose paint is turned on and off in the materials."""

    def show(visible: bool) -> None:
        for material in names:
            material.node_tree.nodes["paint"].outputs[0].default_value = float(visible)

    return Shot(show, marked=False)


def door(left: float, right: float, top: float) -> None:
    """A steel door in a concrete frame, set back from the bricks."""
    middle, width = (left + right) / 2, right - left
    concrete = materials.plaster("lintel", (0.42, 0.4, 0.37), 0.8)
    steel = materials.rusty("door", (0.085, 0.125, 0.13))
    beam = shapes.box((width + 0.5, 0.14, 0.2), (middle, 0.05, top + 0.1), 0.008)
    shapes.add(beam, "lintel", concrete)
    shapes.add(
        shapes.box((width + 0.1, 0.34, 0.14), (middle, -0.02, 0.06), 0.012), "step", concrete
    )
    parts = [shapes.box((width, 0.04, top), (middle, 0.13, top / 2), 0.003)]
    for k in range(9):
        x = left + width * (k + 0.5) / 9
        parts.append(shapes.box((0.03, 0.03, top - 0.2), (x, 0.105, top / 2), 0.01))
    for x in (left + 0.03, right - 0.03):
        parts.append(shapes.box((0.06, 0.1, top), (x, 0.11, top / 2), 0.006))
    shapes.add(shapes.join(parts), "door", steel)
    handle = shapes.tube(
        np.array([[0, 0, -0.1], [0, -0.06, -0.1], [0, -0.06, 0.1], [0, 0, 0.1]]), 0.012
    )
    shapes.add(
        handle.moved((right - 0.14, 0.09, 1.05)),
        "handle",
        materials.plain("zinc", (0.4, 0.4, 0.4), 0.35, 1),
        True,
    )


def pipe(x: float, height: float) -> None:
    """A cast-iron downpipe with clamps."""
    iron = materials.rusty("iron", (0.16, 0.165, 0.16))
    line = np.array([[x, -0.09, height], [x, -0.09, 0.3], [x, -0.1, 0.2], [x, -0.2, 0.1]])
    parts = [shapes.tube(shapes.rounded(line, 3), 0.048, 24)]
    for z in np.arange(0.55, height, 1.05):
        parts.append(
            shapes.lathe(
                [(0.047, -0.05), (0.062, -0.05), (0.062, 0.05), (0.047, 0.05)], 24, 1
            ).moved((x, -0.09, z))
        )
        parts.append(shapes.box((0.2, 0.02, 0.035), (x, -0.02, z)))
    shapes.add(shapes.join(parts), "pipe", iron, True)


def pavement(dice: Dice, width: float) -> None:
    """Slabs with open joints before the wall, dry leaves, weeds along its foot."""
    slabs = []
    for row in range(7):
        for column in range(int(width / 0.62)):
            x = -width / 2 + (column + 0.5 * (row % 2)) * 0.62
            slab = shapes.box((0.608, 0.408, 0.08), bevel=0.006).turned(dice.normal(0, 0.006), "x")
            slabs.append(slab.moved((x, -0.24 - row * 0.42, -0.04 + dice.normal(0, 0.004))))
    shapes.add(
        shapes.join(slabs),
        "slabs",
        materials.masonry(
            "slab", [(0.3, 0.29, 0.27), (0.36, 0.35, 0.33), (0.25, 0.245, 0.24)], 0.9
        ),
    )
    shapes.add(
        shapes.grid(1, 1).scaled((width, 12, 1)).moved((0, -5, -0.012)),
        "soil",
        materials.mortar("soil", (0.1, 0.085, 0.06)),
    )
    foot = np.stack(
        [
            dice.uniform(-width / 2, width / 2, 90),
            dice.normal(-0.035, 0.012, 90),
            np.full(90, -0.01),
        ],
        axis=1,
    )
    foot[:, 0] = np.where(
        dice.uniform(size=90) < 0.6,
        np.round(foot[:, 0] * 1.3) / 1.3 + dice.normal(0, 0.12, 90),
        foot[:, 0],
    )
    shapes.add(
        plants.weeds(dice, foot),
        "weeds",
        materials.leaf("weed", (0.05, 0.1, 0.02), (0.13, 0.2, 0.04)),
    )
    dry = plants.fallen(
        dice, 130, (-width / 2, width / 2, -2.6, -0.05), plants.leaf(0.07, 0.6, -0.3)
    )
    shapes.add(dry, "dry", materials.leaf("dry", (0.13, 0.06, 0.02), (0.3, 0.17, 0.05), 0.7))


def build(dice: Dice, seed: int) -> Shot:
    """Wall, door, pipe, pavement; a tree out of sight breaks the sunlight."""
    extent = (-2.35, 1.05, 0.55, 2.1)
    clay = [
        (0.23, 0.075, 0.04),
        (0.3, 0.11, 0.06),
        (0.17, 0.06, 0.042),
        (0.34, 0.15, 0.085),
        (0.26, 0.09, 0.06),
        (0.11, 0.055, 0.05),
    ]
    if seed:
        tint = dice.uniform(0.6, 1.5, 3)
        clay = [tuple(float(c * t) for c, t in zip(colour, tint, strict=True)) for colour in clay]
    image = graffiti.image(np.random.default_rng(seed + 5), 0 if not seed else None)
    coat = paint(image, extent)
    doorway = (1.55, 2.5, 2.08)
    brick = materials.masonry("brick", clay, 0.75, coat)
    lime = materials.mortar("mortar", (0.33, 0.3, 0.26), coat)
    shapes.add(bricks(dice, 9, 4.2, doorway), "bricks", brick)
    sheets = _around(9, 4.2, doorway, 0.009)
    shapes.add(sheets, "mortar", lime)
    door(*doorway)
    pipe(-2.62, 4.2)
    pavement(dice, 9.5)
    wood, leaves = plants.tree(dice, 7, 9000, plants.leaf(0.16, 0.6))
    away = (-6.1, -6.4, 0)
    shapes.add(
        leaves.moved(away), "shade", materials.leaf("shade", (0.05, 0.1, 0.02), (0.1, 0.2, 0.04))
    )
    shapes.add(wood.moved(away), "wood", materials.plain("bark", (0.1, 0.07, 0.05), 0.9))
    common.sky(42, 218 if not seed else 180 + dice.uniform(0, 60), 0.11)
    shift = dice.uniform(-0.5, 0.5, 3) if seed else np.zeros(3)
    at = (0.85 + shift[0], -4.7 + shift[1], 1.5 + 0.3 * shift[2])
    lens = Lens(at, (-0.15 + shift[0], 0, 1.28), 31, 6.3, 0.25)
    common.camera(lens)
    common.upright(lens)
    return switch([brick, lime])


def _around(width: float, height: float, gap: tuple[float, float, float], depth: float) -> Shape:
    """Flat sheets beside and above the doorway, `depth` behind the bricks' front."""
    left, right, top = gap
    spans: list[tuple[float, float, float, float]] = [
        (-width / 2, left, -0.1, height),
        (right, width / 2, -0.1, height),
        (left, right, top, height),
    ]
    sheets = []
    for x0, x1, z0, z1 in spans:
        sheet = shapes.box((x1 - x0, 0.2, z1 - z0), ((x0 + x1) / 2, depth + 0.1, (z0 + z1) / 2))
        sheets.append(sheet)
    return shapes.join(sheets)


__all__ = ["REMOVED", "SAMPLES", "SIZE", "Array", "build"]
