"""When the picture may be shown coarsely for a moment: while a hand moves on and it takes long."""

from __future__ import annotations

from time import perf_counter

PATIENCE_S = 0.035
"""What composing the visible part may take while a slider moves."""
RAPID_S = 0.4
"""Changes that follow each other sooner than that belong to one movement."""
REST_S = 0.15
"""Quiet time after which everything is composed as it should be."""
COARSEST = 2
"""Levels below the right one that are still worth looking at."""
MANY = 1 << 18
"""Pixels from which on composing is timed; fewer are always composed as they should be."""


class Haste:
    """Remembers how long composing took, and how fast changes come."""

    def __init__(self) -> None:
        self._moved = -RAPID_S  # when a change was last made or shown
        self._rapid = False
        self._costs: dict[int, float] = {}  # level -> seconds a pixel

    def note_change(self) -> None:
        """Much of the picture has changed."""
        now = perf_counter()
        self._rapid = now - self._moved < RAPID_S
        self._moved = now

    def note_flush(self, level: int, pixels: int, seconds: float) -> None:
        """So many pixels of a level were composed in that time."""
        if pixels >= MANY >> 2 * COARSEST:
            self._costs[level] = seconds / pixels
            self._moved = perf_counter()

    def bearable(self, level: int, deepest: int, pixels: int) -> int:
        """The level to compose at, where `pixels` are stale at the right one."""
        if pixels < MANY or not self.rest_ms():
            return level
        coarse = level
        while coarse < min(deepest, level + COARSEST) and self._too_long(coarse, pixels):
            coarse, pixels = coarse + 1, pixels // 4
        return coarse

    def _too_long(self, level: int, pixels: int) -> bool:
        known = [at for at in self._costs if at <= level]
        return bool(known) and pixels * self._costs[max(known)] > PATIENCE_S

    def rest_ms(self) -> float:
        """Milliseconds until the movement counts as ended; 0 where there is none."""
        left = self._moved + REST_S - perf_counter()
        return max(0.0, left * 1000) if self._rapid else 0.0
