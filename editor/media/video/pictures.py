"""A clip as numbered PNG pictures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import av
import numpy as np

from editor.core.document import Metadata
from editor.media.still import save_still
from editor.media.video.encoder import PART
from editor.media.video.marking import XMP
from editor.media.video.plan import Plan


def decoded(parts: Sequence[Path]) -> Iterator[av.VideoFrame]:
    """The frames of segments, in order, as they were put in."""
    for part in parts:
        with av.open(str(part), format=PART) as source:
            yield from source.decode(video=0)


def arrays(parts: Sequence[Path], alpha: bool) -> Iterator[np.ndarray]:
    """The same as uint8 RGB (h, w, 3) or RGBA (h, w, 4)."""
    for frame in decoded(parts):
        yield frame.to_ndarray(format="rgba" if alpha else "rgb24")


def picture_name(out: Path, number: int) -> Path:
    """Where picture `number` (1 ..) of a sequence stands: in the folder `out`, or by its name."""
    if not out.suffix:
        return out / f"{number:05d}.png"
    if "%" in out.stem:
        return out.with_name(out.name % number)
    return out.with_name(f"{out.stem}-{number:05d}{out.suffix}")


def write_pictures(plan: Plan, parts: Sequence[Path]) -> None:
    """Write the frames in `parts` as PNG files, each safely. Raises CannotWrite."""
    if not plan.out.suffix:
        plan.out.mkdir(exist_ok=True)
    metadata = Metadata(xmp=XMP if plan.generated else b"")
    for number, pixels in enumerate(arrays(parts, plan.alpha), 1):
        save_still(picture_name(plan.out, number), pixels, metadata)
