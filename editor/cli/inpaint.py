"""`underpaint inpaint INPUT --mask MASK --out OUT`: pictures, clips and folders of them."""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from editor.cli.batch import (
    Progress,
    check_target,
    each,
    naming,
    pictures_and_clips,
)
from editor.cli.clips import (
    add_clip_arguments,
    check_codec,
    clip_engine,
    named,
    outputs,
    write_clip,
)
from editor.cli.healing import Healed, heal, job_for, template_for, with_options
from editor.cli.pictures import open_picture, quality_of
from editor.cli.progress import say
from editor.cli.repaint import either
from editor.core.errors import BadInput
from editor.jobs.job import INPAINT_MODELS, MOST_GROWN, Engine, InpaintJob
from editor.media.atomic import check_apart
from editor.media.exporting import settled
from editor.media.still import EXTENSIONS, read_mask, save_still

if TYPE_CHECKING:
    from editor.media.video.info import ClipInfo

EXAMPLES = """\
examples:
  underpaint inpaint photo.jpg --mask mask.png --out healed.jpg
  underpaint inpaint photo.jpg --mask mask.png --grow 8 --answers 4 --out healed.png
  underpaint inpaint scratches.png --mask mask.png --model diffusion --out whole.png
  underpaint inpaint photos/ --mask masks/ --out healed/
  underpaint inpaint clip.mp4 --mask mask.png --stabilise --out healed.mp4

Of a folder all that has a mask of its name is healed; what has none is named and left out.
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command understands."""
    parser.add_argument("input", type=Path, help="a picture, a clip, or a folder of them")
    parser.add_argument(
        "--mask", type=Path, required=True, help="white = fill; a file, or a folder of same names"
    )
    parser.add_argument("--out", type=Path, required=True, help="file to write, or a folder")
    parser.add_argument(
        "--model",
        default="inpaint",
        metavar="NAME",
        help=f"{', '.join(INPAINT_MODELS)}, or a model trained for it, its folder or its file; "
        "default: inpaint",
    )
    parser.add_argument(
        "--answers", type=int, default=1, help="of a picture: how many answers, 1..16"
    )
    parser.add_argument("--seed", type=int, default=0, help="of the first answer; default: 0")
    parser.add_argument(
        "--grow", type=int, default=0, metavar="PIXELS",
        help=f"widen the mask first, so that no rim stays: 0..{MOST_GROWN}; default: 0",
    )  # fmt: skip
    add_clip_arguments(parser, "let what fills a clip's hole move with the picture")
    parser.add_argument("--json", action="store_true", help="progress as JSON lines")


def run(arguments: argparse.Namespace) -> int:
    """Heal everything asked for. Returns 0, 2 where one of a folder failed, 130 after Ctrl+C."""
    if not 1 <= arguments.answers <= 16:
        raise BadInput("--answers takes 1 to 16.", remedy="For example --answers 4.")
    if arguments.seed < 0:
        raise BadInput("--seed takes 0 or more.", remedy="For example --seed 7.")
    if not 0 <= arguments.grow <= MOST_GROWN:
        raise BadInput(f"--grow takes 0 to {MOST_GROWN} pixels.", remedy="For example --grow 8.")
    works = list(pairs(arguments.input, arguments.mask, arguments.out, arguments.codec))
    if arguments.input.is_dir():
        _name_left_out(arguments, {source for source, _, _ in works})
    engine = clip_engine()
    ways = (partial(way, engine, arguments) for way in (_heal_file, _heal_clip))
    return each(works, either(*ways), folder=arguments.input.is_dir(), json=arguments.json)


def _name_left_out(arguments: argparse.Namespace, healed: set[Path]) -> None:
    """Say of what lies in the folder which has no mask."""
    for path in pictures_and_clips(arguments.input, arguments.out, arguments.mask):
        if path not in healed:
            text = f"{path} has no mask: left out"
            say(text, json=arguments.json, event="left_out", file=str(path))


def pairs(
    source: Path, mask: Path, out: Path, codec: str | None = None
) -> Iterator[tuple[Path, Path, Path]]:
    """(input, mask, output) for a file, or for all of a folder that has a mask.

    codec: of clips, None = by the suffix. Raises BadInput where input or mask are missing or would
    be replaced, the folder is empty, nothing in it has a mask, or a codec is named and nothing is
    a clip.
    """
    for path in (source, mask):
        if not path.exists():
            raise BadInput("There is no such file or folder.", file=path, remedy="Check the path.")
    if not source.is_dir():
        if mask.is_dir():
            mask = _mask_of(source, mask) or mask / f"{source.stem}.png"
        out = out / named(source, codec) if out.is_dir() else out
        check_apart(out, [source, mask])
        check_codec(source, [source], codec)
        yield source, mask, out
        return
    check_apart(out, [source, mask])
    found = pictures_and_clips(source, out, mask)
    if not found:
        raise BadInput(
            "There is no picture or clip in this folder.", file=source, remedy="Name another."
        )
    masks = {path: _mask_below(path, source, mask) for path in found}
    masked = [path for path, found in masks.items() if found]
    if not masked:
        raise BadInput(
            "Nothing in this folder has a mask.",
            file=source,
            remedy=f"Put masks of the same names, such as NAME.png, into {mask}.",
        )
    check_codec(source, masked, codec)
    for path, target in zip(masked, outputs(masked, source, out, codec), strict=True):
        yield path, masks[path] or mask, target


def _mask_below(photo: Path, folder: Path, mask: Path) -> Path | None:
    """The mask of a photo below `folder`: it lies as deep in the folder of masks."""
    if not mask.is_dir():
        return mask
    masks = mask / photo.parent.relative_to(folder)
    return _mask_of(photo, masks) if masks.is_dir() else None


def _mask_of(photo: Path, masks: Path) -> Path | None:
    candidates = (p for p in sorted(masks.iterdir()) if p.suffix.lower() in EXTENSIONS)
    return next((p for p in candidates if p.stem == photo.stem), None)


def _heal_file(
    engine: Engine, options: argparse.Namespace, paths: tuple[Path, Path, Path], progress: Progress
) -> None:
    started = time.perf_counter()
    photo, mask, out = paths
    check_target(out)
    quality = quality_of(options)
    still = open_picture(photo)
    with naming(mask):
        job = job_for(still.pixels, read_mask(mask, still.size))
    job = with_options(job, model=options.model, seed=options.seed, answers=options.answers)
    job = replace(job, grow=options.grow)
    for answer in heal(engine, still.pixels, job, progress.tick):
        target = numbered(out, answer.patch.answer, options.answers)
        lost = save_still(target, *settled(answer.pixels, still.metadata), quality=quality)
        note = " ".join(filter(None, (still.note, *lost)))
        _report(photo, target, answer, note, time.perf_counter() - started, json=options.json)


def _heal_clip(
    engine: Engine, options: argparse.Namespace, paths: tuple[Path, Path, Path], progress: Progress
) -> None:
    clip, mask, out = paths
    if options.answers != 1:
        raise BadInput("A clip has one answer.", file=clip, remedy="Leave --answers out.")

    def template(info: ClipInfo) -> InpaintJob:
        with naming(mask):
            job = template_for(read_mask(mask, info.size), options.model, options.seed)
        return replace(job, grow=options.grow)

    write_clip(engine, template, (clip, out), options, progress)


def numbered(out: Path, answer: int, answers: int) -> Path:
    """`out` for a single answer, else `out` with -1, -2 ... before its suffix."""
    return out if answers == 1 else out.with_name(f"{out.stem}-{answer + 1}{out.suffix}")


def _report(
    photo: Path, out: Path, answer: Healed, note: str, seconds: float, *, json: bool
) -> None:
    notes = dict(answer.patch.notes)
    text = f"{out}  {seconds:.1f} s on {notes.get('device', 'cpu')}, seed {answer.seed}"
    text += f". {note}" if note else ""
    facts = {"file": str(photo), "out": str(out), "seed": answer.seed, **notes, "note": note}
    say(text, json=json, event="done", **{**facts, "total_seconds": round(seconds, 2)})
