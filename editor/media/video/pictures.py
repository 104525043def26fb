"""A clip as numbered PNG pictures."""

from __future__ import annotations

from pathlib import Path

from editor.core.document import Metadata
from editor.media.still import save_still
from editor.media.video.marking import XMP
from editor.media.video.parts import Parts
from editor.media.video.plan import Plan


def picture_name(out: Path, number: int) -> Path:
    """Where picture `number` (1 ..) of a sequence stands: in the folder `out`, or by its name."""
    if not out.suffix:
        return out / f"{number:05d}.png"
    if "%" in out.stem:
        return out.with_name(out.name % number)
    return out.with_name(f"{out.stem}-{number:05d}{out.suffix}")


def write_pictures(plan: Plan, parts: Parts) -> None:
    """Write the frames of `parts` as PNG files, each safely. Raises CannotWrite."""
    if not plan.out.suffix:
        plan.out.mkdir(exist_ok=True)
    metadata = Metadata(xmp=XMP if plan.generated else b"")
    for number, pixels in enumerate(parts.arrays(plan.alpha), 1):
        save_still(picture_name(plan.out, number), pixels, metadata)
