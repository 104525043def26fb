"""A walk down the old lane: a ball rolls over the setts, a shop sign swings, a pigeon crosses."""

from __future__ import annotations

import clip_stage
import common
import materials
import numpy as np
import shapes
import street
from clip_stage import Pose, ball, enamel, group, keyed
from common import Point
from shapes import Shape

SAMPLES = 5
SECONDS = clip_stage.FRAMES / clip_stage.RATE
Dice = np.random.Generator


def rolling_ball(radius: float) -> None:
    """A beach ball of six panels that rolls from the left gutter up the lane."""
    sphere = ball(radius, 24, 48)
    paints = [
        enamel("red", (0.55, 0.02, 0.02)),
        enamel("cream", (0.75, 0.7, 0.58)),
        enamel("blue", (0.02, 0.09, 0.4)),
    ]
    panel = (np.arange(len(sphere.faces)) % 48) // 8
    parts = [
        shapes.add(Shape(sphere.points, sphere.faces[panel % 3 == k]), "panel", paints[k], True)
        for k in range(3)
    ]
    start, way = np.array([-1.55, -1.75]), np.array([2.5, 2.9])
    heading = float(np.arctan2(way[1], way[0]))

    def pose(seconds: float) -> Pose:
        x, y = start + way * seconds / SECONDS
        rolled = float(np.hypot(*way)) * seconds / SECONDS / radius
        return (x, y, radius + 0.005), (0.0, rolled, heading)

    holder = group("ball", parts)
    holder.rotation_mode = "XYZ"
    keyed(holder, pose)


def swinging_sign(at: Point) -> None:
    """A coffee house's sign: an iron arm from the wall, a painted board that swings below it."""
    iron = materials.plain("arm iron", (0.03, 0.03, 0.035), 0.5, 0.6)
    arm = [shapes.tube(np.array([[-1.0, 0, 0.0], [0.5, 0, 0.0]]), 0.014, 12)]
    brace = np.array([[-0.95, 0, -0.5], [-0.6, 0, -0.38], [-0.4, 0, -0.03]])
    arm.append(shapes.tube(shapes.rounded(brace, 3), 0.01, 12))
    shapes.add(shapes.join(arm).moved(at), "arm", iron, True)
    hooks = [shapes.tube(np.array([[x, 0, 0.0], [x, 0, -0.12]]), 0.007, 8) for x in (-0.25, 0.25)]
    board = shapes.box((0.72, 0.035, 0.56), (0, 0, -0.4), 0.008)
    rim = [shapes.box((0.74, 0.05, 0.03), (0, 0, z)) for z in (-0.12, -0.68)]
    rim += [shapes.box((0.03, 0.05, 0.58), (x, 0, -0.4)) for x in (-0.36, 0.36)]
    cup = shapes.lathe([(0.0, -0.1), (0.08, -0.1), (0.12, 0.0), (0.13, 0.08)], 40, 2)
    flat = cup.scaled((1, 0.12, 1)).moved((-0.03, -0.02, -0.42))
    ear = shapes.tube(
        np.array([[0.07 * np.cos(t), 0, 0.05 * np.sin(t)] for t in np.linspace(-1.6, 1.6, 14)]),
        0.012,
    ).moved((0.09, -0.025, -0.4))
    steam = [
        shapes.tube(
            np.array([[x + 0.015 * np.sin(t * 7), -0.024, -0.32 + 0.12 * t] for t in
                      np.linspace(0, 1, 12)]),
            0.008,
        )
        for x in (-0.09, -0.03, 0.03)
    ]  # fmt: skip
    cream, green = enamel("sign cream", (0.72, 0.63, 0.42)), enamel("board", (0.02, 0.13, 0.09))
    parts = [
        shapes.add(shapes.join([board]), "board", green),
        shapes.add(shapes.join(rim), "rim", enamel("gold", (0.6, 0.36, 0.07))),
        shapes.add(shapes.join([flat, ear, *steam]), "cup", cream, True),
        shapes.add(shapes.join(hooks), "hooks", iron, True),
    ]
    holder = group("sign", parts)

    def pose(seconds: float) -> Pose:
        return at, (0.34 * float(np.sin(2 * np.pi * seconds / 1.5)), 0.0, 0.0)

    keyed(holder, pose)


def pigeon() -> None:
    """A pigeon that beats its wings from the right eaves to the left."""
    grey = enamel("feather", (0.2, 0.22, 0.26), 0.7)
    pale = enamel("pale feather", (0.5, 0.5, 0.52), 0.7)
    body = ball(1.0, 16, 24).scaled((0.2, 0.085, 0.085))
    head = ball(0.055, 12, 20).moved((0.2, 0, 0.05))
    tail = shapes.box((0.2, 0.1, 0.012), (-0.25, 0, 0.01))
    beak = shapes.tube(np.array([[0.24, 0, 0.05], [0.29, 0, 0.035]]), np.array([0.014, 0.003]))
    torso = shapes.add(shapes.join([body, head, tail, beak]), "pigeon", grey, True)
    wings = []
    for side in (-1, 1):
        wing = shapes.grid(4, 8)
        x, t = wing.points[:, 0], wing.points[:, 1] + 0.5
        chord = 0.2 * (1 - t**2.5 * 0.8)
        points = np.stack([x * chord - 0.06 * t**2, side * t * 0.38, 0.03 * np.sin(t * 3)], axis=1)
        wings.append(shapes.add(Shape(points, wing.faces), "wing", pale, True))
    holder = group("flight", [torso, *wings])
    holder.rotation_euler = (0, 0, 0)
    for side, wing in zip((-1, 1), wings, strict=True):

        def beat(seconds: float, side: int = side) -> Pose:
            angle = 0.25 + 0.75 * float(np.sin(2 * np.pi * seconds * 3.0))
            return (0.0, 0.0, 0.05), (side * angle, 0.0, 0.0)

        keyed(wing, beat)

    def flight(seconds: float) -> Pose:
        t = seconds / SECONDS
        rise = 0.06 * float(np.cos(2 * np.pi * seconds * 3.0))
        at = (2.7 - 3.7 * t, -2.2 + 1.0 * t, 2.75 - 0.9 * t + 0.9 * t * t + rise)
        return at, (0.0, 0.1, 2.9)

    keyed(holder, flight)


def walk(seconds: float) -> tuple[Point, Point]:
    """The camera's way: a slow walk with a little sway, looking up the lane."""
    t = seconds / SECONDS
    sway = 0.02 * float(np.sin(2 * np.pi * seconds / 1.1))
    at = (-0.4 + 0.35 * t, -6.9 + 1.5 * t, 1.6 + sway / 2)
    return at, (0.25 - 0.5 * t + sway, 6.0, 1.75)


def build(dice: Dice) -> None:
    """The lane of the sample photograph with moving things in it."""
    street.row(dice, -1, -9.5)
    street.row(dice, 1, -8.2)
    street.ground(dice)
    street.greenery(dice)
    street.end(dice)
    rolling_ball(0.21)
    swinging_sign((-1.62, 0.2, 3.05))
    pigeon()
    common.sky(54, 204, 0.13, clouds=0.6)
    clip_stage.moving_camera(walk, 30)
