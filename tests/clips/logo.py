"""A clip whose background moves under a logo that stands still, as broadcasters paint it."""

from __future__ import annotations

from pathlib import Path

import av
import numpy as np

from editor.core.geometry import Rect, Size
from tests.clips.moving import texture

SIZE = Size(192, 128)
BOX = Rect(120, 24, 40, 28)
LOGO = (230, 20, 200)
"""A pink that the background does not have."""
RATE = 12


def background(count: int) -> list[np.ndarray]:
    """`count` frames uint8 (h, w, 3) of a texture in dull greens, 2 pixels to the left a frame."""
    wide = texture(SIZE.h, SIZE.w + 2 * count, 7) // 2
    wide[..., 1] += 90
    return [wide[:, 2 * t : 2 * t + SIZE.w].copy() for t in range(count)]


def mask() -> np.ndarray:
    """uint8 (h, w): 255 over the logo and two pixels round it."""
    out = np.zeros((SIZE.h, SIZE.w), np.uint8)
    out[BOX.padded(2).slices()] = 255
    return out


def pink(frame: np.ndarray) -> int:
    """How many pixels of uint8 (h, w, 3) are still more red than green."""
    return int((frame[..., 0].astype(int) > frame[..., 1].astype(int) + 30).sum())


def logo_clip(path: Path, count: int = 14) -> list[np.ndarray]:
    """Write the clip without loss of detail worth mentioning. Returns its frames."""
    frames = background(count)
    with av.open(str(path), "w") as out:
        stream = out.add_stream("libx264", RATE, options={"crf": "1", "preset": "veryfast"})
        stream.width, stream.height, stream.pix_fmt = SIZE.w, SIZE.h, "yuv444p"
        stream.codec_context.thread_count = 1
        for frame in frames:
            frame[BOX.slices()] = LOGO
            out.mux(stream.encode(av.VideoFrame.from_ndarray(frame)))
        out.mux(stream.encode(None))
    return frames
