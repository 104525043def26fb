"""A still job over a clip from the command line: its options, its engine, what is said of it."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from editor.cli.batch import Progress, make_folder, pictures_and_clips
from editor.cli.progress import say
from editor.core.errors import BadInput
from editor.core.time import FrameRange
from editor.jobs.clip import ClipJob, ExportSettings
from editor.jobs.job import Engine, Job, Patch
from editor.media.atomic import check_apart
from editor.media.gate import CLIPS, STILLS, open_untrusted
from editor.media.video.kinds import VIDEO_EXTENSIONS, is_clip
from editor.media.video.presets import OFFERED, PRESETS, preset_for, preset_named

if TYPE_CHECKING:
    from editor.media.video.info import ClipInfo


def add_clip_arguments(parser: argparse.ArgumentParser, steady: str) -> None:
    """The options that only clips have. steady: what `--stabilise` does."""
    parser.add_argument("--stabilise", action="store_true", help=steady)
    add_file_arguments(parser)


def add_file_arguments(parser: argparse.ArgumentParser) -> None:
    """`--codec` and `--quality`: how a clip is written."""
    parser.add_argument("--codec", choices=OFFERED, metavar="CODEC",
                        help=f"of a clip: {' '.join(OFFERED)}; default: by the suffix of --out, "
                             "without one a folder of PNG pictures")  # fmt: skip
    parser.add_argument("--quality", type=int, default=80,
                        help="of a clip: 0 = small file .. 100 = hardly a difference to be seen; "
                             "default: 80")  # fmt: skip


def clip_engine() -> Engine:
    """Every engine in this process, and the one that runs them over clips."""
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # before torch: idle threads must not spin
    from editor.clips.engine import ClipEngine
    from editor.engines.all import AnyEngine

    return ClipEngine(AnyEngine())


def clip_job(info: ClipInfo, template: Job, out: Path, options: argparse.Namespace) -> ClipJob:
    """`template` for every frame of a clip. options: those of `add_clip_arguments`, or of
    `add_file_arguments`.

    Raises BadInput for a suffix that no preset has, or a quality out of range.
    """
    preset = preset_named(options.codec) if options.codec else preset_for(out)
    settings = ExportSettings(preset.name, options.quality)
    steady = 1.0 if getattr(options, "stabilise", False) else 0.0
    whole = FrameRange(0, info.frames)
    return ClipJob(info.source, whole, template, str(out), settings, steady)


def moves(source: Path) -> bool:
    """Whether a file is a clip or a single picture. Raises BadFile where it is neither."""
    with open_untrusted(source, STILLS | CLIPS):
        return is_clip(source)


def named(source: Path, codec: str | None) -> str:
    """The file name in the output's folder: a clip's suffix is one that its codec can take."""
    if source.suffix.lower() not in VIDEO_EXTENSIONS or (source.suffix and not is_clip(source)):
        return source.name
    suffixes = (preset_named(codec) if codec else PRESETS["h264"]).suffixes
    kept = source.suffix.lower() in suffixes or (not codec and source.suffix.lower() == ".gif")
    return source.name if kept else f"{source.stem}{suffixes[0]}"


def targets(source: Path, out: Path, codec: str | None) -> Iterator[tuple[Path, Path]]:
    """(input, output) for a file, or for every picture and clip of a folder.

    Raises BadInput where there is no such file, nothing in the folder of these kinds, or where
    the input would be replaced.
    """
    if not source.exists():
        raise BadInput("There is no such file or folder.", file=source, remedy="Check the path.")
    if not source.is_dir():
        out = out / named(source, codec) if out.is_dir() else out
        check_apart(out, [source])
        yield source, out
        return
    check_apart(out, [source])
    found = pictures_and_clips(source)
    if not found:
        raise BadInput("No picture and no clip is in this folder.", file=source, remedy="Check it.")
    make_folder(out)
    yield from ((path, out / named(path, codec)) for path in found)


def last(patches: Iterator[Patch], progress: Progress | None = None) -> Patch:
    """The final patch; speeds heard on the way are passed on."""
    final = None
    for patch in patches:
        if progress is not None:
            progress.fps = float(patch.notes.get("fps", 0.0))
        if patch.final:
            final = patch
    assert final is not None, "every engine ends with a final patch"
    return final


def report(source: Path, out: Path, patch: Patch, *, json: bool, **facts: Any) -> None:
    """Say what was written, and how fast."""
    notes = {**patch.notes, **facts}
    text = f"{out}  {notes['seconds']:.1f} s"
    if "frames" in notes:
        text += f", {notes['frames']} frames, {notes['fps']:.1f} frames/s"
    if notes.get("note"):
        text += f". {notes['note']}"
    files = {"file": str(source), "out": str(out)}
    say(text, json=json, event="done", **{**notes, **files})
