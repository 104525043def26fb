"""A still life seen in a slow turn: a bust that looks about and blinks, a globe that spins."""

from __future__ import annotations

import clip_stage
import common
import crockery
import fruit
import materials
import numpy as np
import portrait
import shapes
import table
from clip_stage import Pose, ball, keyed
from common import Point
from materials import Graph

SAMPLES = 4
SECONDS = clip_stage.FRAMES / clip_stage.RATE
TOP = 0.76
HEAD = 0.125
Dice = np.random.Generator


def globe(at: Point, radius: float) -> None:
    """A globe on a brass stand: one turn in four seconds about a tilted axis."""
    g = Graph("map")
    place = g.node("ShaderNodeTexCoord", {}).outputs["Object"]
    land = g.noise(place, 1.05 / radius, 6, 0.55)
    height = g.noise(place, 2.6 / radius, 5, 0.6)
    ground = g.ramp(
        height, [(0.35, (0.1, 0.2, 0.05)), (0.55, (0.5, 0.38, 0.16)), (0.7, (0.6, 0.55, 0.45))]
    )
    sea = g.ramp(height, [(0.3, (0.01, 0.07, 0.2)), (0.7, (0.03, 0.2, 0.36))])
    z = g.node("ShaderNodeSeparateXYZ", {0: place}).outputs["Z"]
    line = g.math("ABSOLUTE", g.math("SINE", g.math("MULTIPLY", z, np.pi * 3 / radius)))
    base = g.mix(sea, ground, g.span(land, 0.5, 0.515))
    base = g.mix(base, (0.62, 0.54, 0.38), g.math("MULTIPLY", g.span(line, 0.09, 0.03), 0.7))
    sphere = shapes.add(ball(radius, 48, 96), "globe", g.surface(base, 0.3), True)
    keyed(sphere, lambda seconds: (at, (0.0, 0.41, 2 * np.pi * seconds / 4.0)))
    brass = materials.plain("brass", (0.55, 0.35, 0.1), 0.25, 1.0)
    angles = np.linspace(0, np.pi, 40)
    bow = np.stack(
        [1.1 * radius * np.sin(angles), 0 * angles, 1.1 * radius * np.cos(angles)], axis=1
    )
    bow = bow @ shapes.rotation(0.41, "y").T
    foot = shapes.lathe(
        [
            (0.0, 0.0),
            (0.07, 0.0),
            (0.07, 0.006),
            (0.02, 0.016),
            (0.009, 0.03),
            (0.009, 0.06),
            (0.0, 0.06),
        ],
        48,
        2,
    )
    pole = np.array([[at[0], at[1], TOP + 0.05], [at[0], at[1], at[2] - 1.1 * radius]])
    parts = [shapes.tube(bow, 0.005, 12).moved(at), shapes.tube(pole, 0.007, 12)]
    parts.append(foot.moved((at[0], at[1], TOP)))
    shapes.add(shapes.join(parts), "stand", brass, True)


def bust(at: Point) -> None:
    """The painted bust: it turns its head from side to side, nods a little and blinks twice."""
    base = (at[0], at[1], TOP + 3.02 * HEAD)
    body = portrait.shoulders()
    body.location, body.scale, body.rotation_euler = base, (HEAD,) * 3, (0, 0, -0.25)
    face, lids = portrait.head()
    face.scale = (HEAD,) * 3

    def look(seconds: float) -> Pose:
        turn = -0.2 + 0.5 * float(np.sin(2 * np.pi * seconds / SECONDS))
        nod = 0.05 * float(np.sin(2 * np.pi * seconds / 1.5))
        return base, (nod, 0.04 * float(np.sin(2 * np.pi * seconds / SECONDS + 1)), turn)

    keyed(face, look)
    for lid in lids:
        spot = tuple(lid.location)

        def blink(seconds: float, spot: Point = spot) -> Pose:
            shut = sum(np.exp(-(((seconds - t) / 0.06) ** 2)) for t in (0.9, 2.2))
            return spot, (-0.35 + 0.95 * float(shut), 0.0, 0.0)

        keyed(lid, blink)


def orbit(seconds: float) -> tuple[Point, Point]:
    """The camera's way: thirty degrees about the table, coming a little nearer."""
    t = seconds / SECONDS
    angle, far = -0.3 + 0.52 * t, 1.5 - 0.14 * t
    at = (0.02 + far * float(np.sin(angle)), 0.1 - far * float(np.cos(angle)), 1.18 - 0.05 * t)
    return at, (0.0, 0.12, 0.957 + 0.016 * t)


def build(dice: Dice) -> None:
    """The still life of the sample photograph with the bust and the globe in it."""
    table.room(dice, 0, TOP)
    fruit.fruits(dice, TOP)
    table.linen(dice, TOP, -0.338)
    globe((-0.44, 0.3, TOP + 0.2), 0.125)
    bust((0.27, 0.2, 0.0))
    crockery.cup(dice, (0.13, -0.12, TOP))
    common.sun((0.1, 0.3, TOP), (-2.6, -0.75, TOP + 1.38), 5.5, 1.2, (1, 0.87, 0.7))
    common.area_light((-1.9, 0.1, 1.6), (0, 0.2, 0.9), (1.5, 1.3), 60, (0.82, 0.9, 1.0))
    common.area_light((-0.5, -1.3, 1.7), (0.27, 0.1, 1.1), (0.5, 0.5), 14, (1.0, 0.93, 0.84))
    common.even_light((0.8, 0.85, 1.0), 0.25)
    clip_stage.moving_camera(orbit, 38)
