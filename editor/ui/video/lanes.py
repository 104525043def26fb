"""The clips that are open, and who of them decodes for which layer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from editor.core.layer import LayerId
from editor.ui.video.decoder import Decoder

OPEN = 4
"""Clips that stay open though they are not shown."""
NEAR = Fraction(1, 4)
"""Seconds within which two layers are served by one decoder: it has the frames between at hand."""


@dataclass(eq=False)
class Lane:
    """A place at which a clip is read: in its own file, and in its proxy where there is one.

    owner: the layer it is read for above all. time: where, in seconds.
    """

    sharp: Decoder
    owner: LayerId
    time: Fraction
    rough: Decoder | None = None

    @property
    def path(self) -> str:
        """The clip's."""
        return self.sharp.clip

    @property
    def quick(self) -> Decoder:
        """Whoever is faster."""
        return self.rough or self.sharp

    @property
    def decoders(self) -> tuple[Decoder, ...]:
        """One, or both."""
        return (self.sharp,) if self.rough is None else (self.sharp, self.rough)


class Lanes:
    """Layers that show one clip at different times have a lane each, as going back and forth in a
    file costs the more, the longer its groups of frames are; all others share."""

    def __init__(self) -> None:
        self._lanes: list[Lane] = []  # those asked for last come last
        self._serving: dict[LayerId, Lane] = {}
        self.asked: set[LayerId] = set()

    def __iter__(self) -> Iterator[Lane]:
        return iter(tuple(self._lanes))

    def of(self, layer: LayerId) -> Lane | None:
        """The lane that served a layer last."""
        return self._serving.get(layer)

    def serve(
        self, layer: LayerId, path: str, time: Fraction, opened: Callable[[str], Decoder]
    ) -> Lane:
        """The lane for a layer that shows second `time` of a clip; `opened` begins another."""
        lane = self._found(layer, path, time)
        if lane is None:
            lane = Lane(opened(path), layer, time)
        else:
            self._lanes.remove(lane)
        self._lanes.append(lane)
        lane.time = time
        self._serving[layer] = lane
        self.asked.add(layer)
        return lane

    def drop_idle(self) -> list[Lane]:
        """Forget layers not asked for since the last call, and the lanes that serve none, but the
        `OPEN` used last; returns those."""
        self._serving = {layer: self._serving[layer] for layer in self.asked}
        self.asked.clear()
        used = set(self._serving.values())
        idle = [lane for lane in self._lanes if lane not in used]
        out = idle[: max(0, len(self._lanes) - OPEN)]
        self._lanes = [lane for lane in self._lanes if lane not in out]
        return out

    def clear(self) -> list[Lane]:
        """Forget all; returns them."""
        out, self._lanes = self._lanes, []
        self._serving.clear()
        self.asked.clear()
        return out

    def _found(self, layer: LayerId, path: str, time: Fraction) -> Lane | None:
        lanes = sorted(
            (lane for lane in self._lanes if lane.path == path),
            key=lambda lane: abs(lane.time - time),
        )
        for lane in lanes:
            if lane.owner == layer:
                return lane
        if lanes and abs(lanes[0].time - time) <= NEAR:
            return lanes[0]
        for lane in lanes:
            if lane.owner not in self.asked:
                lane.owner = layer
                return lane
        return None
