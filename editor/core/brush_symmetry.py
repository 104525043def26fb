"""Painting in several places at once: mirrored about axes, or turned about a point."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, radians, sin

from editor.core.brush_walk import Touch

OFF = "off"
KINDS = (OFF, "vertical", "horizontal", "both", "radial", "mandala")
"""vertical: about an upright axis; both: about that and a level one; radial: turned `petals`
times; mandala: each of them mirrored too."""


@dataclass(frozen=True)
class Symmetry:
    """kind: one of `KINDS`; (x, y): where the axes cross, document pixels; petals: 2 or more."""

    kind: str = OFF
    x: float = 0.0
    y: float = 0.0
    petals: int = 6

    def images(self, touches: list[Touch]) -> list[list[Touch]]:
        """The touches themselves, and again for each other place where they fall."""
        if self.kind == OFF or not touches:
            return [touches]
        return [[self._image(touch, *turn) for touch in touches] for turn in self._turns()]

    def _turns(self) -> list[tuple[float, bool]]:
        """(degrees clockwise, mirrored left to right before) of each image, itself first."""
        around = [(360 * n / self.petals, False) for n in range(max(1, self.petals))]
        return {
            "vertical": [(0.0, False), (0.0, True)],
            "horizontal": [(0.0, False), (180.0, True)],
            "both": [(0.0, False), (0.0, True), (180.0, False), (180.0, True)],
            "radial": around,
            "mandala": around + [(degrees, True) for degrees, _ in around],
        }[self.kind]

    def _image(self, touch: Touch, degrees: float, mirrored: bool) -> Touch:
        if not (degrees or mirrored):
            return touch
        x, y, angle = touch.x - self.x, touch.y - self.y, touch.angle
        if mirrored:
            x, angle = -x, 180 - angle
        c, s = cos(radians(degrees)), sin(radians(degrees))
        place = (self.x + x * c - y * s, self.y + x * s + y * c)
        return touch._replace(x=place[0], y=place[1], angle=angle + degrees)


NONE = Symmetry()
