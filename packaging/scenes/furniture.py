"""Things of a living room: sofa, paintings, bookcase, floor lamp."""

from __future__ import annotations

import bpy
import materials
import numpy as np
import shapes
from materials import Colour, Graph
from shapes import Shape

Dice = np.random.Generator


def pillow(size: tuple[float, float, float], power: float = 4.0, crumple: float = 0.0) -> Shape:
    """A stuffed cushion lying on z = 0: width, depth, thickness; higher `power` is boxier."""
    flat = shapes.grid(28, 28)
    u, v = flat.points[:, 0] * 2, flat.points[:, 1] * 2
    swell = ((1 - np.abs(u) ** power) * (1 - np.abs(v) ** power)).clip(0) ** 0.5
    wave = crumple * (np.sin(u * 5 + v * 3) + np.sin(v * 7 - u * 2 + 1)) * swell
    pinch = 1 - 0.06 * (1 - u**2) * v**2 if power < 3 else 1.0
    sides = []
    for sign in (1, -1):
        z = sign * swell * size[2] / 2 + wave
        sides.append(np.stack([u * size[0] / 2 * pinch, v * size[1] / 2 * pinch, z], axis=1))
    faces = np.concatenate([flat.faces, flat.faces[:, ::-1] + len(flat.points)])
    return Shape(np.concatenate(sides) + np.array([0, 0, size[2] / 2]), faces)


def sofa(dice: Dice, colour: Colour) -> None:
    """A three-seater against the back wall with loose cushions."""
    stuff = materials.cloth("sofa", colour, 420)
    at = (-0.35, 1.86, 0)
    parts = [
        pillow((0.74, 0.74, 0.2), 9, 0.003).moved((x, -0.06, 0.29)) for x in (-0.755, 0, 0.755)
    ]
    for x in (-0.755, 0, 0.755):
        parts.append(
            pillow((0.74, 0.5, 0.2), 7, 0.004).turned(np.pi / 2 - 0.22, "x").moved((x, 0.26, 0.66))
        )
    shapes.add(shapes.join(parts).moved(at), "cushions", stuff, True)
    frame = [
        shapes.box((2.3, 0.86, 0.2), (0, 0.02, 0.21), 0.03),
        shapes.box((2.3, 0.16, 0.62), (0, 0.42, 0.48), 0.05),
    ]
    frame += [shapes.box((0.17, 0.88, 0.46), (side * 1.21, 0.02, 0.37), 0.05) for side in (-1, 1)]
    shapes.add(shapes.join(frame).moved(at), "frame", stuff, True, 2)
    legs = [
        shapes.lathe([(0.014, 0), (0.026, 0.13)], 16, 0).moved((x, y, 0))
        for x in (-1.15, 1.15)
        for y in (-0.34, 0.36)
    ]
    shapes.add(
        shapes.join(legs).moved(at),
        "legs",
        materials.wood("leg", (0.1, 0.05, 0.02), (0.25, 0.13, 0.06)),
    )
    for x, tone, turn in (
        (-0.92, (0.55, 0.3, 0.07), 0.35),
        (-0.52, (0.55, 0.5, 0.42), -0.2),
        (0.86, (0.3, 0.1, 0.07), -0.4),
    ):
        cushion = pillow((0.44, 0.44, 0.17), 2.4, 0.004).turned(np.pi / 2 - 0.42, "x").turned(turn)
        shapes.add(
            cushion.moved((at[0] + x, at[1] + 0.06, 0.63)),
            "cushion",
            materials.cloth("cover", tone, 380),
            True,
        )


def picture(
    dice: Dice, x: float, z: float, size: tuple[float, float], hues: tuple[Colour, Colour, Colour]
) -> None:
    """A framed abstract painting on the back wall."""
    g = Graph("canvas")
    fields = g.noise(g.local((1.2, 1, 2.6)), float(dice.uniform(1.6, 3)), 2, 0.4, 0.8)
    base = g.ramp(fields, [(0.38, hues[0]), (0.5, hues[1]), (0.62, hues[2])])
    stroke = g.noise(g.local((1, 1, 6)), 26, 4, 0.7)
    paint = g.surface(
        g.mix(base, (0.7, 0.66, 0.58), g.math("MULTIPLY", g.span(stroke, 0.55, 0.75), 0.5)),
        0.6,
        Normal=g.bump(stroke, 0.003),
    )
    wide, high = size
    shapes.add(shapes.box((wide - 0.1, 0.02, high - 0.1)), "canvas", paint).location = (x, 2.385, z)
    mat = shapes.box((wide - 0.02, 0.012, high - 0.02), (x, 2.389, z))
    shapes.add(mat, "mat", materials.plain("mat", (0.66, 0.64, 0.6), 0.8))
    rails = [shapes.box((0.025, 0.035, high), (x + s * wide / 2, 2.38, z), 0.003) for s in (-1, 1)]
    rails += [
        shapes.box((wide + 0.025, 0.035, 0.025), (x, 2.38, z + s * high / 2), 0.003)
        for s in (-1, 1)
    ]
    shapes.add(
        shapes.join(rails),
        "rails",
        materials.wood("rail", (0.05, 0.025, 0.012), (0.13, 0.07, 0.035), 0.5),
    )


def shelf(dice: Dice) -> None:
    """A bookcase on the right wall, filled by chance."""
    board = [shapes.box((0.3, 0.025, 2.0), (2.53, y, 1.0), 0.002) for y in (0.62, 1.78)]
    levels = (0.06, 0.44, 0.82, 1.2, 1.58, 1.98)
    board += [shapes.box((0.3, 1.14, 0.025), (2.53, 1.2, z), 0.002) for z in levels]
    board.append(shapes.box((0.01, 1.16, 1.95), (2.67, 1.2, 1.0)))
    shapes.add(
        shapes.join(board),
        "shelf",
        materials.wood("shelf", (0.13, 0.065, 0.03), (0.29, 0.16, 0.08), 0.45, "z"),
    )
    books = []
    for z in levels[:-1]:
        y, stop = 0.66, dice.uniform(1.35, 1.74)
        while y < stop:
            thick, tall = dice.uniform(0.016, 0.045), dice.uniform(0.19, 0.3)
            book = shapes.box((dice.uniform(0.14, 0.2), thick - 0.001, tall), bevel=0.002)
            lean = 0.0 if dice.uniform() < 0.9 else 0.12
            books.append(book.turned(lean, "x").moved((2.48, y + thick / 2, z + 0.013 + tall / 2)))
            y += thick + (0.03 if lean else 0.0)
    spines = [
        (0.3, 0.06, 0.04),
        (0.06, 0.1, 0.16),
        (0.5, 0.45, 0.36),
        (0.08, 0.13, 0.08),
        (0.55, 0.34, 0.1),
        (0.05, 0.05, 0.055),
        (0.42, 0.2, 0.12),
        (0.6, 0.58, 0.54),
        (0.16, 0.2, 0.25),
    ]
    shapes.add(
        shapes.join(books), "books", materials.masonry("spine", [*spines, *spines[::-1]], 0.0)
    )


def lamp(dice: Dice, at: tuple[float, float, float], shade: Colour) -> list[bpy.types.Object]:
    """A tripod floor lamp with a linen shade."""
    legs = []
    for angle in (0.4, 2.5, 4.6):
        foot = np.array([0.27 * np.cos(angle), 0.27 * np.sin(angle), 0.0])
        top = np.array([0.025 * np.cos(angle), 0.025 * np.sin(angle), 1.22])
        legs.append(shapes.tube(np.array([foot, top]), np.array([0.011, 0.017]), 16).moved(at))
    brass = materials.plain("brass", (0.5, 0.33, 0.12), 0.3, 1.0)
    metal = [
        shapes.lathe(
            [(0.0, 1.18), (0.045, 1.18), (0.045, 1.23), (0.012, 1.24), (0.012, 1.42), (0.0, 1.42)],
            32,
            0,
        ).moved(at)
    ]
    metal.append(shapes.lathe([(0.1, 0.7), (0.106, 0.71), (0.1, 0.72)], 40, 1).moved(at))
    hood = shapes.lathe([(0.235, 1.3), (0.185, 1.62), (0.183, 1.62), (0.233, 1.3)], 72, 0).moved(at)
    oak = materials.wood("lamp oak", (0.22, 0.12, 0.06), (0.42, 0.27, 0.15), 0.5, "z")
    g = Graph("shade")
    weave = g.noise(g.position((1, 1, 0.2)), 260, 2)
    front = g.node(
        "ShaderNodeBsdfDiffuse",
        {"Color": g.mix(shade, materials.shade(shade, 0.7), g.span(weave, 0.4, 0.7))},
    ).outputs[0]
    through = g.node("ShaderNodeBsdfTranslucent", {"Color": shade}).outputs[0]
    linen = g.finish(g.node("ShaderNodeMixShader", {0: 0.35, 1: front, 2: through}).outputs[0])
    cord = np.array(
        [[0.0, 0.05, 1.2], [0.1, 0.12, 0.5], [0.2, 0.2, 0.02], [0.5, 0.4, 0.01], [0.62, 0.46, 0.01]]
    )
    black = materials.plain("cord", (0.02, 0.02, 0.02), 0.5)
    return [
        shapes.add(shapes.join(legs), "legs", oak, True),
        shapes.add(shapes.join(metal), "brass", brass, True),
        shapes.add(hood, "shade", linen, True),
        shapes.add(shapes.tube(shapes.rounded(cord, 4), 0.0035, 8).moved(at), "cord", black, True),
    ]
