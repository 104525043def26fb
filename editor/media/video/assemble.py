"""From finished segments to the file: written beside its place, read back, then put there."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from editor.media.atomic import atomic_write
from editor.media.video.animate import write_gif, write_webp
from editor.media.video.join import join
from editor.media.video.pictures import write_pictures
from editor.media.video.plan import Plan
from editor.media.video.verify import verify

_WRITERS = {"join": join, "gif": write_gif, "webp": write_webp}


def assemble(plan: Plan, parts: Sequence[Path], frames: int) -> None:
    """Make the plan's `out` of the first `frames` frames, which lie in `parts`.

    Raises CannotWrite; what stood at `out` is whole then.
    """
    if plan.preset.way == "png":
        write_pictures(plan, parts)
        return
    write = _WRITERS[plan.preset.way]
    atomic_write(
        plan.out,
        lambda file: write(plan, parts, frames, file),
        lambda written: verify(written, plan, frames),
    )
