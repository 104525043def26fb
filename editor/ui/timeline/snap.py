"""Frames that a drag on the timeline keeps to: playhead, markers, ends of bars."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from editor.core.layer import LayerId
from editor.core.time import Timeline
from editor.ui.timeline.rows import Row

REACH = 8
"""Pixels within which a frame is kept to."""


@dataclass(frozen=True)
class Snap:
    """frames: those worth keeping to. reach: how near, in frames."""

    frames: tuple[int, ...] = ()
    reach: float = 0.0

    def shift(self, places: Iterable[int]) -> int | None:
        """How far to move so that the nearest of `places` stands on a frame worth keeping to;
        None where none is near."""
        ways = [frame - place for place in places for frame in self.frames]
        nearest = min(ways, key=abs, default=None)
        return nearest if nearest is not None and abs(nearest) <= self.reach else None

    def to(self, frame: int) -> int:
        """The frame itself, or the one near it that is worth keeping to."""
        return frame + (self.shift((frame,)) or 0)


def snapping(
    timeline: Timeline, rows: Sequence[Row], playhead: int, scale: float, but: LayerId | None = None
) -> Snap:
    """What a drag keeps to, at `scale` pixels a frame; the ends of the layer `but` do not count."""
    frames = {0, timeline.length, playhead, *(marker.frame for marker in timeline.markers)}
    if timeline.marked is not None:
        frames.update(timeline.marked)
    for row in rows:
        if row.layer.id != but:
            frames.update(row.span)
    return Snap(tuple(sorted(frames)), REACH / scale)
