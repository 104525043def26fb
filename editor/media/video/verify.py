"""Reading a written clip back: is it what was meant?"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image

from editor.core.errors import BadFile
from editor.media.video.info import ClipInfo
from editor.media.video.plan import Plan
from editor.media.video.probe import probe
from editor.media.video.reader import ClipReader
from editor.media.video.soundtrack import heard_parts, sound_end, stop_of

_PACKETS_S = 0.3
"""Seconds that two packets of sound last, at 8 kHz."""


def verify(path: Path, plan: Plan, frames: int) -> None:
    """Check that the file holds `frames` frames of the plan, when each is shown, and the sound.

    Time stamps are compared as finely as the container keeps them; first and last frame are
    decoded. Raises BadFile that says what differs.
    """
    if plan.preset.way == "webp":
        _verify_webp(path, plan, frames)
    else:
        _verify_clip(path, plan, frames)


def _verify_clip(path: Path, plan: Plan, frames: int) -> None:
    info = probe(path)
    _same(path, "pixels", tuple(info.size), tuple(plan.shown))
    _verify_times(path, info, plan, frames)
    _verify_sound(path, info, plan, frames)
    with ClipReader(path) as reader:
        reader.frame(0)
        reader.frame(info.frames - 1)
        if reader.note != info.note:  # the frames are counted already
            raise BadFile(reader.note, file=path)


def _verify_times(path: Path, info: ClipInfo, plan: Plan, frames: int) -> None:
    ticks, base = plan.clock
    meant = (ticks[:frames] - ticks[0]) * float(base)
    if plan.preset.way == "gif":  # it leaves out frames of the same hundredth of a second
        meant = np.unique(np.rint(meant * 100)) / 100
    _same(path, "frames", info.frames, len(meant))
    tick = max(plan.preset.container_for(plan.out).tick, base, info.time_base)
    apart = float(np.abs(info.ticks * float(info.time_base) - meant).max())
    if apart > float(tick):
        raise BadFile(f"A frame stands {apart:.4f} s from its place.", file=path)


def _verify_sound(path: Path, info: ClipInfo, plan: Plan, frames: int) -> None:
    """It is there, and ends where it should; codecs round that up to whole packets."""
    parts = heard_parts(plan, frames)
    _same(path, "sound", info.sound is not None, bool(parts))
    if parts:
        apart = float(sound_end(path) - max(map(stop_of, parts)))
        if abs(apart) > _PACKETS_S:
            raise BadFile(f"Its sound ends {apart:+.2f} s from where it should.", file=path)


def _verify_webp(path: Path, plan: Plan, frames: int) -> None:
    """Equal neighbours are one picture in a WebP, so time is compared, not the number."""
    with Image.open(path) as picture:
        _same(path, "pixels", picture.size, tuple(plan.shown))
        shown = 0
        for number in range(getattr(picture, "n_frames", 1)):
            picture.seek(number)
            picture.load()
            shown += int(picture.info.get("duration", 0))
    meant = round(1000 * plan.seconds(frames))
    if frames > 1 and abs(shown - meant) > 1:
        raise BadFile(f"It lasts {shown} ms instead of {meant}.", file=path)


def _same(path: Path, what: str, found: object, meant: object) -> None:
    if found != meant:
        raise BadFile(f"It has {found} {what} instead of {meant}.", file=path)
