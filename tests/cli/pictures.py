"""A picture with colours and a moving wave, and the frames of a clip."""

from __future__ import annotations

from pathlib import Path

import av
import numpy as np


def picture(shift: int = 0) -> np.ndarray:
    """uint8 RGB (60, 90, 3)."""
    y, x = np.mgrid[:60, :90]
    wave = np.dstack([128 + 90 * np.sin((x + shift) / 9), 90 + y * 2, 200 - x])
    return wave.astype(np.uint8)


def write_clip(path: Path) -> Path:
    """90 x 60 pixels, 12 frames at 5 a second."""
    with av.open(str(path), "w") as out:
        stream = out.add_stream("libx264", 5, options={"crf": "12"})
        stream.width, stream.height, stream.pix_fmt = 90, 60, "yuv420p"
        for number in range(12):
            out.mux(stream.encode(av.VideoFrame.from_ndarray(picture(number))))
        out.mux(stream.encode())
    return path


def frames(path: Path) -> list[np.ndarray]:
    """Every frame of a clip, uint8 RGB (h, w, 3)."""
    with av.open(str(path)) as opened:
        return [frame.to_ndarray(format="rgb24") for frame in opened.decode(video=0)]
