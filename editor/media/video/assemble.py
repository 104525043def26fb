"""From finished segments to the file: written beside its place, read back, then put there."""

from __future__ import annotations

from editor.media.atomic import atomic_write
from editor.media.video.animate import write_gif, write_webp
from editor.media.video.join import join
from editor.media.video.parts import Parts
from editor.media.video.pictures import write_pictures
from editor.media.video.plan import Plan
from editor.media.video.verify import verify

_WRITERS = {"join": join, "gif": write_gif, "webp": write_webp}


def assemble(plan: Plan, parts: Parts) -> None:
    """Make the plan's `out` of its first frames, which lie in `parts`.

    What stood at `out` is whole until the new file has been read back. Raises CannotWrite.
    """
    if plan.preset.way == "png":
        write_pictures(plan, parts)
        return
    write = _WRITERS[plan.preset.way]
    atomic_write(
        plan.out,
        lambda file: write(plan, parts, file),
        lambda written: verify(written, plan, parts.frames),
    )
