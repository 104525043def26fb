"""Lines to align things by; they show in the window and never in a picture."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Guides:
    """vertical: where upright lines stand, x in document pixels; horizontal: y of lying ones."""

    vertical: tuple[float, ...] = ()
    horizontal: tuple[float, ...] = ()

    def lines(self, upright: bool) -> tuple[float, ...]:
        """The upright or the lying ones."""
        return self.vertical if upright else self.horizontal

    def added(self, upright: bool, at: float) -> Guides:
        """With one more line; the same where it stands there already."""
        lines = self.lines(upright)
        return self if at in lines else self._with(upright, (*lines, at))

    def moved(self, upright: bool, index: int, at: float) -> Guides:
        """With line `index` elsewhere; onto another one, the two become one."""
        return self.removed(upright, index).added(upright, at)

    def removed(self, upright: bool, index: int) -> Guides:
        """Without line `index`; raises IndexError where there is none."""
        lines = list(self.lines(upright))
        del lines[index]
        return self._with(upright, tuple(lines))

    def _with(self, upright: bool, lines: tuple[float, ...]) -> Guides:
        return replace(self, vertical=lines) if upright else replace(self, horizontal=lines)
