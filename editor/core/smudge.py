"""The finger: it takes up what lies under it and leaves it farther on; a wet one brings colour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from math import ceil

import numpy as np

from editor.core.brush import Brush
from editor.core.brush_symmetry import NONE, Symmetry
from editor.core.brush_walk import Point, Touch, Walk
from editor.core.dabs import Form, dab
from editor.core.geometry import EMPTY, Rect
from editor.core.ink import Colour
from editor.core.raster import Pixels, Raster

Wet = np.ndarray
"""Premultiplied RGBA 0..1, float32, shape (h, w, 4)."""


@dataclass(frozen=True, eq=False)
class Smudge:
    """A smearing stroke so far; `to` returns the next state. Made by `begin_smudge`.

    The brush's opacity is how long the finger keeps what it took up, its flow how strongly it
    leaves it. wet: how much of `colour` it brings at each touch, 0..1.
    """

    target: Raster
    brush: Brush
    clip: Rect
    selection: Raster | None = None
    lock_alpha: bool = False
    wet: float = 0.0
    symmetry: Symmetry = NONE
    raster: Raster = field(default_factory=lambda: Raster(4))
    dirty: Rect = EMPTY
    _walk: Walk = field(default_factory=Walk)
    _fingers: tuple[Wet | None, ...] = ()

    def to(self, points: Sequence[Point]) -> Smudge:
        """The stroke led on through `points`."""
        walk, touches = self._walk.to(self.brush, points)
        images = self.symmetry.images(touches)
        fingers = list(self._fingers or (None,) * len(images))
        raster, dirty = self.raster, EMPTY
        for number, image in enumerate(images):
            for touch in image:
                finger = fingers[number]
                raster, fingers[number], box = self._smeared(raster, touch, finger)
                dirty = dirty.unite(box)
        return replace(self, raster=raster, dirty=dirty, _walk=walk, _fingers=tuple(fingers))

    def leaning(self, degrees: float) -> Smudge:
        """The stroke, to be led on by a pen that leans that way (degrees clockwise)."""
        brush = self.brush.leaning(degrees)
        return self if brush is self.brush else replace(self, brush=brush)

    def rested(self) -> Smudge:
        """A finger that rests smears nothing."""
        return self

    def _smeared(
        self, raster: Raster, touch: Touch, finger: Wet | None
    ) -> tuple[Raster, Wet, Rect]:
        half = ceil(self.brush.diameter / 2 + 1)
        box = Rect(round(touch.x) - half, round(touch.y) - half, 2 * half + 1, 2 * half + 1)
        old = raster.read(box)
        under = _wet(old)
        if finger is None:
            finger = under
        keep = np.float32(self.brush.ceiling(touch.pressure))
        finger = finger * keep + under * (1 - keep)
        if self.wet:
            finger = _tinted(finger, self.brush.colour, self.wet)
        weight = self._weight(touch, box)
        mixed = under + (finger - under) * weight[..., None]
        new = _dry(mixed, old, weight, self.lock_alpha)
        inside = box.intersect(self.clip)
        part = new[inside.moved(-box.x, -box.y).slices()]
        return raster.write(inside, part) if not inside.empty else raster, finger, inside

    def _weight(self, touch: Touch, box: Rect) -> np.ndarray:
        """How much of the finger's load is left at each pixel of `box`, 0..1."""
        brush = self.brush
        form = Form(brush.tip, brush.roundness, touch.angle, brush.crisp)
        rect, shape = dab(
            brush.width(touch.pressure) * touch.size, brush.hardness, touch.x, touch.y, form
        )
        out = np.zeros((box.h, box.w), np.float32)
        part = rect.intersect(box)
        gain = np.float32(brush.gain(touch.pressure) / 255)
        out[part.moved(-box.x, -box.y).slices()] = (
            shape[part.moved(-rect.x, -rect.y).slices()] * gain
        )
        if self.selection is not None:
            out *= self.selection.read(box)[..., 0] * np.float32(1 / 255)
        return out


def begin_smudge(
    target: Raster,
    brush: Brush,
    clip: Rect,
    selection: Raster | None = None,
    lock_alpha: bool = False,
    wet: float = 0.0,
    symmetry: Symmetry = NONE,
) -> Smudge:
    """A smearing stroke about to start on `target` (RGBA), inside `clip` (and `selection`)."""
    return Smudge(target, brush, clip, selection, lock_alpha, wet, symmetry, raster=target)


def _wet(pixels: Pixels) -> Wet:
    full = np.float32(65535 if pixels.dtype == np.uint16 else 255)
    out: Wet = pixels / full
    out[..., :3] *= out[..., 3:]
    return out


def _dry(mixed: Wet, old: Pixels, weight: np.ndarray, lock_alpha: bool) -> Pixels:
    """Straight pixels again; those that no weight lay on come back to the bit."""
    full = np.float32(65535 if old.dtype == np.uint16 else 255)
    alpha = mixed[..., 3:]
    colour = mixed[..., :3] / np.maximum(alpha, np.float32(1e-6))
    straight = np.concatenate([colour, alpha], axis=-1)
    new: Pixels = np.rint(np.clip(straight, 0, 1) * full).astype(old.dtype)
    keep = (weight == 0) | (new[..., 3] == 0)
    new[..., :3][keep] = old[..., :3][keep]
    new[..., 3][weight == 0] = old[..., 3][weight == 0]
    if lock_alpha:
        new[..., 3] = old[..., 3]
    return new


def _tinted(finger: Wet, colour: Colour, wet: float) -> Wet:
    ink = np.array([*(c / 255 for c in colour), 1.0], np.float32)
    tinted: Wet = finger + (ink - finger) * np.float32(wet)
    return tinted
