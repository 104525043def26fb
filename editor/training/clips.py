"""Neighbouring frames of clips with the motion between them, for the temporal loss."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import cv2
import numpy as np

from editor.core.errors import BadFile

WIDTH = 512
"""Frames are scaled to this width."""


@dataclass(frozen=True, eq=False)
class Pairs:
    """Pairs of neighbouring frames of one clip.

    frames: uint8 (n + 1, h, w, 3). flow: float16 (n, h, w, 2), pixels x, y: where a pixel of
    frame i + 1 was in frame i. valid: bool (n, h, w), where that is trusted.
    """

    frames: np.ndarray = field(repr=False)
    flow: np.ndarray = field(repr=False)
    valid: np.ndarray = field(repr=False)

    def __len__(self) -> int:
        return len(self.flow)

    def window(
        self, side: int, rng: np.random.Generator
    ) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
        """Before, after uint8 (side, side, 3), flow float32 (side, side, 2), valid (side, side)."""
        i = int(rng.integers(len(self)))
        h, w = self.frames.shape[1:3]
        size = int(rng.integers(min(side, h, w), min(h, w) + 1))
        y, x = int(rng.integers(0, h - size + 1)), int(rng.integers(0, w - size + 1))
        at = (slice(y, y + size), slice(x, x + size))
        before, after = (_scaled(self.frames[k][at], side) for k in (i, i + 1))
        flow = _scaled(self.flow[i][at].astype(np.float32), side) * (side / size)
        valid = _scaled(self.valid[i][at].astype(np.uint8), side, cv2.INTER_NEAREST)
        return before, after, flow, valid > 0


def read_pairs(paths: Sequence[Path]) -> list[Pairs]:
    """The pairs of each clip; BadFile for a clip that cannot be read. DIS flow both ways."""
    return [_pairs(_frames(path)) for path in paths]


def _frames(path: Path) -> np.ndarray:
    import av  # a machine that only trains on photographs needs no PyAV

    try:
        with av.open(str(path)) as clip:
            made = [_narrow(frame.to_ndarray(format="rgb24")) for frame in clip.decode(video=0)]
    except (OSError, ValueError) as error:  # av.error.FFmpegError is one of these
        raise BadFile(f"This clip cannot be read: {error}.", file=path) from error
    return np.stack(made)


def _narrow(frame: np.ndarray) -> np.ndarray:
    h, w = frame.shape[:2]
    return cv2.resize(frame, (WIDTH, round(h * WIDTH / w)), interpolation=cv2.INTER_AREA)


def _pairs(frames: np.ndarray) -> Pairs:
    grey = [cv2.cvtColor(f, cv2.COLOR_RGB2GRAY) for f in frames]
    search = cv2.DISOpticalFlow.create(cv2.DISOPTICAL_FLOW_PRESET_MEDIUM)
    flows, valids = [], []
    for a, b in pairwise(grey):
        back, forth = (search.calc(*way, None) for way in ((b, a), (a, b)))  # type: ignore[call-overload]
        flows.append(back.astype(np.float16))
        valids.append(_agreeing(back, forth))
    return Pairs(frames, np.stack(flows), np.stack(valids))


def _agreeing(back: np.ndarray, forth: np.ndarray) -> np.ndarray:
    """Where following both flows leads back to within a pixel (Sundaram et al. 2010)."""
    h, w = back.shape[:2]
    y, x = np.mgrid[0:h, 0:w].astype(np.float32)
    at_x, at_y = x + back[..., 0], y + back[..., 1]
    returned = back + cv2.remap(forth, at_x, at_y, cv2.INTER_LINEAR)
    seen = (at_x >= 0) & (at_y >= 0) & (at_x <= w - 1) & (at_y <= h - 1)
    return np.asarray(seen & (np.square(returned).sum(-1) < 1.0))


def _scaled(values: np.ndarray, side: int, way: int = cv2.INTER_AREA) -> np.ndarray:
    if values.shape[0] == side:
        return values
    return cv2.resize(np.ascontiguousarray(values), (side, side), interpolation=way)
