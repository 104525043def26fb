"""Jobs over time: a still job for every frame of a clip, frames together, a document as a clip."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any, ClassVar, Literal, get_args

import numpy as np

from editor.core.clip import ClipSource
from editor.core.document import Document
from editor.core.errors import BadInput
from editor.core.geometry import Rect, Size
from editor.core.time import FrameRange
from editor.jobs.job import Job

SoundChoice = Literal["copy", "encode", "none"]
"""copy: as it is where the container takes it, else encoded. encode: always. none: silent."""
SOUND_CHOICES: tuple[str, ...] = get_args(SoundChoice)


@dataclass(frozen=True)
class ExportSettings:
    """How a clip is written. preset: a name of `editor.media.video.presets.PRESETS`.

    quality: 0 (small file) .. 100 (hardly a difference to be seen). size: in pixels, None = as
    the frames come. Raises BadInput where a value is none of these.
    """

    preset: str = "h264"
    quality: int = 80
    size: Size | None = None
    sound: SoundChoice = "copy"

    def __post_init__(self) -> None:
        if not 0 <= self.quality <= 100:
            raise BadInput(f"A quality of {self.quality} is not in 0 .. 100.")
        if self.size is not None and min(self.size) < 1:
            raise BadInput(f"A size of {self.size[0]} x {self.size[1]} has no pixels.")
        if self.sound not in SOUND_CHOICES:
            known = ", ".join(SOUND_CHOICES)
            raise BadInput(f"Unknown choice of sound “{self.sound}”.", remedy=f"Known: {known}.")


@dataclass(frozen=True, eq=False)
class FramesJob(Job):
    """Still jobs of one kind, done together where the engine can (a batch on a GPU).

    Answered by one final patch per job; its `frame` is the job's index in `jobs`. backend: what
    computed the earlier frames of the same clip (their note "backend"), so that all of them are
    computed alike; "" lets the engine measure what is fastest here.
    """

    kind: ClassVar[str] = "frames"
    jobs: tuple[Job, ...]
    backend: str = ""


@dataclass(frozen=True, eq=False)
class ClipJob(Job):
    """A still job for every frame of a range of a clip, written to the file `out`.

    range: source frames. template: a still job with `image` and `place`; each frame is put in by
    `with_frame`, and its patches are laid over the frame by their alpha. stabilise: 0 (each frame
    for itself) .. 1 (what moves along with the picture is kept fully).
    """

    kind: ClassVar[str] = "clip"
    source: ClipSource
    range: FrameRange
    template: Job = field(repr=False)
    out: str
    settings: ExportSettings = ExportSettings()
    stabilise: float = 0.0


@dataclass(frozen=True, eq=False)
class ExportJob(Job):
    """What a document shows over a range of its frames, written to the file `out`."""

    kind: ClassVar[str] = "export"
    document: Document = field(repr=False)
    range: FrameRange
    out: str
    settings: ExportSettings = ExportSettings()


def with_frame(template: Job, pixels: np.ndarray) -> Job:
    """The still job over one frame. pixels: uint8 (h, w, 3 or 4), read-only from here on.

    Where the template has a place, the job sees that part of the frame alone (so a mask of that
    size stays what it is); else it sees all of it. Raises BadInput where the template takes no
    picture, or its place or mask do not fit the frame.
    """
    job: Any = template
    if not hasattr(job, "image") or not hasattr(job, "place"):
        raise BadInput(f"A job of kind “{job.kind}” cannot run over a clip.")
    whole = Rect(0, 0, pixels.shape[1], pixels.shape[0])
    place = whole if job.place.empty else job.place
    mask = getattr(job, "mask", None)
    if not whole.contains(place) or (mask is not None and mask.shape != (place.h, place.w)):
        size = f"{whole.w} x {whole.h}"
        raise BadInput(f"The place or the mask does not fit the clip's frames of {size} pixels.")
    image = np.ascontiguousarray(pixels[place.slices()][..., :3])
    image.flags.writeable = False
    framed: Job = replace(job, image=image, place=place)
    return framed
