"""Finished segments, read again to make the file of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import av
import numpy as np

from editor.media.video.encoder import PART


@dataclass(frozen=True)
class Parts:
    """Segments in order. frames: how many they hold. tick: called now and then; may raise."""

    files: tuple[Path, ...]
    frames: int
    tick: Callable[[], None]

    def __iter__(self) -> Iterator[Path]:
        for file in self.files:
            self.tick()
            yield file

    def decoded(self) -> Iterator[av.VideoFrame]:
        """The frames as they were put in."""
        for file in self.files:
            with av.open(str(file), format=PART) as source:
                for frame in source.decode(video=0):
                    self.tick()
                    yield frame

    def arrays(self, alpha: bool) -> Iterator[np.ndarray]:
        """The same as uint8 RGB (h, w, 3) or RGBA (h, w, 4)."""
        for frame in self.decoded():
            yield frame.to_ndarray(format="rgba" if alpha else "rgb24")
