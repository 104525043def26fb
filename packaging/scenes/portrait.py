"""A painted bust: a face modelled from a sphere, eyes that blink, hair, a striped shirt.

Lengths are head halves: the head reaches from -1 to 1 on z and looks along -y.
"""

from __future__ import annotations

import bpy
import numpy as np
import shapes
from clip_stage import ball, enamel, group
from materials import Graph
from shapes import Array, Shape

EYE = np.array([0.3, -0.68, 0.1])
SKIN = (0.62, 0.36, 0.25)


def _bump(x: Array, z: Array, at: tuple[float, float], size: tuple[float, float]) -> Array:
    return np.exp(-(((x - at[0]) / size[0]) ** 2) - ((z - at[1]) / size[1]) ** 2)


def skull(rings: int = 72, steps: int = 144) -> Shape:
    """The head: narrow jaw, chin, sockets for the eyes, nose, cheeks, lips' swell."""
    sphere = ball(1.0, rings, steps)
    x, y, z = (sphere.points * [0.8, 0.9, 1.06]).T
    jaw = np.clip(-z, 0, None)
    x = x * (1 - 0.24 * jaw**1.4)
    y = y * (1 - 0.12 * jaw) + np.where(y < 0, 0.06, 0.0) * (1 - jaw)
    front = np.clip(-sphere.points[:, 1], 0, 1) ** 0.5
    y = y - front * (
        0.07 * _bump(x, z, (0, -0.92), (0.22, 0.16))
        + 0.13 * _bump(x, z, (0, -0.08), (0.09, 0.22))
        + 0.17 * _bump(x, z, (0, -0.22), (0.12, 0.1))
        + 0.05 * _bump(x, z, (0, -0.5), (0.2, 0.1))
        - 0.09 * _bump(np.abs(x), z, (0.3, 0.1), (0.17, 0.15))
        + 0.05 * _bump(np.abs(x), z, (0.28, 0.33), (0.24, 0.09))
        + 0.05 * _bump(np.abs(x), z, (0.4, -0.3), (0.2, 0.2))
    )
    return Shape(np.stack([x, y, z], axis=1), sphere.faces)


def _skin() -> bpy.types.Material:
    g = Graph("skin")
    place = g.node("ShaderNodeTexCoord", {}).outputs["Object"]
    warm = g.noise(place, 2.2, 3)
    base = g.ramp(warm, [(0.35, (0.58, 0.31, 0.2)), (0.65, (0.68, 0.42, 0.3))])
    for side in (-1, 1):
        away = g.node("ShaderNodeVectorMath", {0: place, 1: (side * 0.42, -0.7, -0.28)},
                      operation="DISTANCE").outputs["Value"]  # fmt: skip
        base = g.mix(base, (0.62, 0.2, 0.16), g.math("MULTIPLY", g.span(away, 0.36, 0.05), 0.45))
    return g.surface(base, 0.5)


def _on_face(face: Shape, x: Array, z: Array, out: float) -> Array:
    """Points (n, 3) on the front of the face at x, z, lifted by `out`."""
    front = face.points[face.points[:, 1] < 0]
    gap = (front[:, 0] - x[:, None]) ** 2 + (front[:, 2] - z[:, None]) ** 2
    near = front[np.argsort(gap, axis=1)[:, :4]]
    return np.stack([x, near[..., 1].mean(axis=1) - out, z], axis=1)


def _lips(face: Shape) -> Shape:
    t = np.linspace(-1, 1, 25)
    width = 0.035 * (1 - np.abs(t) ** 2.5) + 0.006
    upper = -0.485 + 0.022 * np.cos(t * 5) * (1 - t * t) + 0.03 * t * t
    lower = -0.55 + 0.055 * t * t + 0.03 * t**4
    lines = [_on_face(face, 0.21 * t, z, 0.0) for z in (upper, lower)]
    return shapes.join(
        [shapes.tube(line, width * k, 12) for line, k in zip(lines, (1, 1.2), strict=True)]
    )


def _brows(face: Shape) -> Shape:
    t = np.linspace(0, 1, 16)
    z = 0.34 + 0.09 * np.sin(t * 2.4) - 0.03 * t
    width = 0.042 * np.sin(0.25 + t * 2.7) ** 0.7
    lines = [_on_face(face, side * (0.13 + 0.33 * t), z, 0.015) for side in (-1, 1)]
    return shapes.join([shapes.tube(line, width, 10) for line in lines])


def _cap(radius: float, part: float) -> Shape:
    """The part of a sphere round -y that reaches `part` radians from the axis."""
    t = np.linspace(part, 0.0, 8)
    profile = [(float(np.sin(a)) * radius, float(np.cos(a)) * radius) for a in t]
    return shapes.lathe(profile, 32, 0).turned(np.pi / 2, "x")


def _eyes() -> list[bpy.types.Object]:
    """Eyeballs, irises, pupils and a glint for each."""
    layers = (
        (0.15, 3.1, enamel("eye white", (0.72, 0.7, 0.66), 0.2)),
        (0.152, 0.56, enamel("iris", (0.06, 0.2, 0.26), 0.15)),
        (0.154, 0.27, enamel("pupil", (0.005, 0.005, 0.006), 0.1)),
    )
    made = []
    for radius, part, paint in layers:
        pair = [_cap(radius, part).moved(EYE * [side, 1, 1]) for side in (-1, 1)]
        made.append(shapes.add(shapes.join(pair), "eye", paint, True))
    glint = [ball(0.018, 8, 12).moved(EYE * [s, 1, 1] + [0.045, -0.148, 0.055]) for s in (-1, 1)]
    made.append(shapes.add(shapes.join(glint), "glint", enamel("glint", (0.9, 0.9, 0.9)), True))
    return made


def _lids(skin: bpy.types.Material) -> list[bpy.types.Object]:
    """Upper lids: half shells that turn about the eye's x axis to blink."""
    shell = ball(0.168, 24, 40)
    keep = shell.points[shell.faces].mean(axis=1)[:, 2] > 0.0
    half = Shape(shell.points, shell.faces[keep])
    made = []
    for side in (-1, 1):
        lid = shapes.add(half, "lid", skin, True)
        lid.location = EYE * [side, 1, 1]
        made.append(lid)
    return made


def _hair(face: Shape) -> Shape:
    """A bob with a fringe: the skull lifted in strands where the hair grows, a bun on top."""
    x, y, z = face.points.T
    around = np.arctan2(x, -y)
    strands = 0.025 * np.sin(around * 38 + 3 * np.sin(z * 5)) + 0.015 * np.sin(around * 91)
    out = face.points / np.linalg.norm(face.points, axis=1, keepdims=True)
    points = face.points + out * (0.13 + strands)[:, None]
    points[:, 0] *= 1 + 0.1 * np.clip(0.2 - z, 0, 1)
    line = 0.52 + 0.09 * np.cos(around * 6) - 1.5 * np.clip(np.abs(around) - 0.85, 0, 0.9)
    centre = face.faces
    grows = z[centre].mean(axis=1) > np.maximum(line, -0.75)[centre].mean(axis=1)
    bun = ball(0.36, 24, 60)
    twist = 1 + 0.05 * np.sin(
        np.arctan2(bun.points[:, 1], bun.points[:, 0]) * 14 + bun.points[:, 2] * 12
    )
    knot = Shape(bun.points * twist[:, None] * [1, 1, 0.8], bun.faces).moved((0, 0.3, 1.2))
    return shapes.join([Shape(points, centre[grows]), knot])


def head() -> tuple[bpy.types.Object, list[bpy.types.Object]]:
    """The head as one group, and its two eyelids, which blink when they turn about x."""
    face, skin = skull(), _skin()
    ears = [
        ball(1.0, 16, 24).scaled((0.07, 0.14, 0.22)).moved((s * 0.79, 0.06, 0.0)) for s in (-1, 1)
    ]
    lids = _lids(skin)
    parts = [
        shapes.add(face, "face", skin, True),
        shapes.add(shapes.join(ears), "ears", skin, True),
        shapes.add(_lips(face), "lips", enamel("lips", (0.5, 0.08, 0.08), 0.35), True),
        shapes.add(_brows(face), "brows", enamel("brows", (0.05, 0.022, 0.012), 0.7), True),
        shapes.add(_hair(face), "hair", enamel("hair", (0.11, 0.035, 0.014), 0.45), True),
    ]
    drops = [ball(0.07, 12, 20).moved((s * 0.83, 0.02, -0.32)) for s in (-1, 1)]
    parts.append(
        shapes.add(shapes.join(drops), "pearls", enamel("pearl", (0.75, 0.72, 0.66), 0.1), True)
    )
    return group("head", [*parts, *_eyes(), *lids]), lids


def shoulders() -> bpy.types.Object:
    """Neck and shoulders in a striped shirt; the neck meets the head at z = -0.8."""
    neck = shapes.lathe([(0.4, -1.9), (0.36, -1.5), (0.37, -0.6), (0.0, -0.5)], 48, 2).moved(
        (0, 0.12, 0)
    )
    profile = [
        (0.0, -3.02),
        (1.2, -3.02),
        (1.34, -2.65),
        (1.22, -2.05),
        (0.85, -1.65),
        (0.48, -1.43),
        (0.42, -1.41),
    ]
    torso = shapes.lathe(profile, 96, 3).scaled((1.12, 0.62, 1)).moved((0, 0.14, 0))
    g = Graph("stripes")
    place = g.node("ShaderNodeTexCoord", {}).outputs["Object"]
    z = g.node("ShaderNodeSeparateXYZ", {0: place}).outputs["Z"]
    wave = g.math("SINE", g.math("MULTIPLY", z, 26.0))
    cotton = g.surface(g.mix((0.7, 0.66, 0.58), (0.03, 0.07, 0.2), g.span(wave, -0.08, 0.08)), 0.85)
    angles = np.linspace(0, 2 * np.pi, 60, endpoint=True)
    ring = np.stack(
        [0.52 * np.cos(angles), 0.14 + 0.4 * np.sin(angles), -1.36 + 0.06 * np.sin(angles * 3)],
        axis=1,
    )
    scarf = shapes.tube(ring, 0.13 + 0.02 * np.sin(angles * 9), 20)
    return group(
        "shoulders",
        [
            shapes.add(neck, "neck", _skin(), True),
            shapes.add(torso, "shirt", cotton, True),
            shapes.add(scarf, "scarf", enamel("scarf", (0.5, 0.05, 0.03), 0.8), True),
        ],
    )
