"""A still job over a clip from the command line: its options, its engine, what is said of it."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from editor.cli.batch import DOCUMENT_EXTENSIONS, Progress, make_folder, naming, pictures_and_clips
from editor.cli.progress import report
from editor.core.errors import BadInput
from editor.core.time import FrameRange
from editor.jobs.clip import ClipJob, ExportSettings
from editor.jobs.job import Engine, Job, Patch
from editor.media.atomic import check_apart
from editor.media.gate import CLIPS, DOCUMENTS, STILLS, open_untrusted
from editor.media.video.kinds import VIDEO_EXTENSIONS, is_clip
from editor.media.video.presets import OFFERED, PRESETS, preset_for, preset_named

if TYPE_CHECKING:
    from editor.media.video.info import ClipInfo


CLIP_QUALITY, PICTURE_QUALITY = 80, 92
"""Where `--quality` is left out; pictures that lose nothing have none."""


def add_clip_arguments(parser: argparse.ArgumentParser, steady: str) -> None:
    """The options that only clips have. steady: what `--stabilise` does."""
    parser.add_argument("--stabilise", action="store_true", help=steady)
    add_file_arguments(parser)


def add_file_arguments(parser: argparse.ArgumentParser) -> None:
    """`--codec` and `--quality`: how a clip or a picture is written."""
    parser.add_argument("--codec", choices=OFFERED, metavar="CODEC",
                        help=f"of a clip: {' '.join(OFFERED)}; default: by the suffix of --out, "
                             "without one a folder of PNG pictures")  # fmt: skip
    parser.add_argument("--quality", type=int,
                        help="0 = small file .. 100 = hardly a difference to be seen; default: "
                             f"{CLIP_QUALITY} of a clip, {PICTURE_QUALITY} of a picture"
                        )  # fmt: skip


def clip_engine() -> Engine:
    """Every engine in this process, and the one that runs them over clips."""
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # before torch: idle threads must not spin
    from editor.clips.engine import ClipEngine
    from editor.engines.all import AnyEngine

    return ClipEngine(AnyEngine())


def clip_job(info: ClipInfo, template: Job, out: Path, options: argparse.Namespace) -> ClipJob:
    """`template` for every frame of a clip. options: those of `add_clip_arguments`, or of
    `add_file_arguments`.

    Raises BadInput as `settings_in`.
    """
    settings = settings_in(options, out)
    steady = 1.0 if getattr(options, "stabilise", False) else 0.0
    whole = FrameRange(0, info.frames)
    return ClipJob(info.source, whole, template, str(out), settings, steady)


def settings_in(options: argparse.Namespace, out: Path) -> ExportSettings:
    """What `--codec`, `--quality` and the suffix of a clip to be written mean.

    Raises BadInput for a suffix that no preset has, or a quality out of range.
    """
    preset = preset_named(options.codec) if options.codec else preset_for(out)
    quality = CLIP_QUALITY if options.quality is None else options.quality
    return ExportSettings(preset.name, quality)


def write_clip(
    engine: Engine,
    template: Callable[[ClipInfo], Job],
    paths: tuple[Path, Path],
    options: argparse.Namespace,
    progress: Progress,
) -> None:
    """Write what `template` makes of each frame of the first file to the second, and say so.

    options: as of `clip_job`, and json. Raises BadFile, BadInput or CannotWrite.
    """
    from editor.media.video.probe import probe

    source, out = paths
    with naming(source):
        info = probe(source)
        job = clip_job(info, template(info), out, options)
        patch = last(engine(job, progress.tick), progress)
    report(source, out, patch.notes, json=options.json)


def moves(source: Path) -> bool:
    """Whether a file is a clip, or a picture or document. Raises BadFile where it is neither."""
    with open_untrusted(source, STILLS | CLIPS | DOCUMENTS):
        return is_clip(source)


def named(source: Path, codec: str | None) -> str:
    """The file name in the output's folder: a clip's suffix is one that its codec can take.

    Documents become PNG.
    """
    if source.suffix.lower() in DOCUMENT_EXTENSIONS:
        return f"{source.stem}.png"
    if source.suffix.lower() not in VIDEO_EXTENSIONS or (source.suffix and not is_clip(source)):
        return source.name
    suffixes = (preset_named(codec) if codec else PRESETS["h264"]).suffixes
    kept = source.suffix.lower() in suffixes or (not codec and source.suffix.lower() == ".gif")
    return source.name if kept else f"{source.stem}{suffixes[0]}"


def targets(source: Path, out: Path, codec: str | None) -> Iterator[tuple[Path, Path]]:
    """(input, output) for a file, or for every picture and clip below a folder, whose sub-folders
    are made again in the other.

    Raises BadInput where there is no such file, nothing in the folder of these kinds, where
    the input would be replaced, or a codec is named and nothing is a clip.
    """
    if not source.exists():
        raise BadInput("There is no such file or folder.", file=source, remedy="Check the path.")
    check_apart(out, [source])
    if not source.is_dir():
        out = out / named(source, codec) if out.is_dir() else out
        check_apart(out, [source])
        check_codec(source, [source], codec)
        yield source, out
        return
    found = pictures_and_clips(source, out)
    if not found:
        raise BadInput("No picture and no clip is in this folder.", file=source, remedy="Check it.")
    check_codec(source, found, codec)
    yield from zip(found, outputs(found, source, out, codec), strict=True)


def outputs(found: Sequence[Path], folder: Path, out: Path, codec: str | None) -> list[Path]:
    """Where each file below `folder` is written below `out`, whose sub-folders are made.

    Never two under one name, such as a.avi and a.mp4. Raises CannotWrite.
    """
    paths, taken = [], set[Path]()
    for source in found:
        path = out / source.parent.relative_to(folder) / named(source, codec)
        paths.append(path.with_name(f"{source.name}{path.suffix}") if path in taken else path)
        taken.add(path)
    for parent in {path.parent for path in paths}:
        make_folder(parent)
    return paths


def check_codec(source: Path, files: Sequence[Path], codec: str | None) -> None:
    """Raise BadInput where a codec is named, and none of the files is a clip."""
    if codec and not any(map(is_clip, files)):
        raise BadInput(
            f"--codec {codec} is for clips, and there is none.", file=source, remedy="Leave it out."
        )


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
