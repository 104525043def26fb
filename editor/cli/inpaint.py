"""`underpaint inpaint PHOTO --mask MASK --out OUT`: files or folders in, files out."""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Iterator
from pathlib import Path

from editor.cli.healing import Healed, heal, job_for, with_options
from editor.cli.progress import Bar, say, say_error
from editor.core.errors import BadInput, CannotWrite, UnderpaintError
from editor.jobs.job import INPAINT_MODELS, Tick
from editor.media.still import EXTENSIONS, open_still, read_mask, save_still


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command understands."""
    parser.add_argument("photo", type=Path, help="a photograph, or a folder of them")
    parser.add_argument(
        "--mask", type=Path, required=True, help="white = fill; a file, or a folder of same names"
    )
    parser.add_argument("--out", type=Path, required=True, help="file to write, or a folder")
    parser.add_argument(
        "--model", choices=INPAINT_MODELS, default="inpaint", help="default: inpaint"
    )
    parser.add_argument("--answers", type=int, default=1, help="how many answers, 1..16")
    parser.add_argument("--seed", type=int, default=0, help="of the first answer; default: 0")
    parser.add_argument("--json", action="store_true", help="progress as JSON lines")


def run(arguments: argparse.Namespace) -> int:
    """Heal everything asked for. Returns 0, or 2 where one of a folder's pictures failed."""
    if not 1 <= arguments.answers <= 16:
        raise BadInput("--answers takes 1 to 16.", remedy="For example --answers 4.")
    if arguments.seed < 0:
        raise BadInput("--seed takes 0 or more.", remedy="For example --seed 7.")
    works = list(pairs(arguments.photo, arguments.mask, arguments.out))
    batch = arguments.photo.is_dir()
    failed = 0
    with Bar(json=arguments.json) as shown:
        for number, (photo, mask, out) in enumerate(works):
            try:
                _heal_file(photo, mask, out, arguments, _part(shown, number, len(works), photo))
            except UnderpaintError as error:
                if not batch:
                    raise
                failed += 1
                say_error(str(error), json=arguments.json)
    return 2 if failed else 0


def pairs(photo: Path, mask: Path, out: Path) -> Iterator[tuple[Path, Path, Path]]:
    """(photo, mask, out) for a file, or for every picture of a folder that has a mask.

    Raises BadInput where photo or mask are missing, or no picture of the folder has a mask.
    """
    for path in (photo, mask):
        if not path.exists():
            raise BadInput("There is no such file or folder.", file=path, remedy="Check the path.")
    if not photo.is_dir():
        if mask.is_dir():
            mask = _mask_of(photo, mask) or mask / f"{photo.stem}.png"
        yield photo, mask, out / photo.name if out.is_dir() else out
        return
    found = [p for p in sorted(photo.iterdir()) if p.suffix.lower() in EXTENSIONS]
    named = [(p, _mask_of(p, mask) if mask.is_dir() else mask) for p in found]
    if not any(m for _, m in named):
        raise BadInput(
            "No picture of this folder has a mask.",
            file=photo,
            remedy=f"Put masks of the same names, such as NAME.png, into {mask}.",
        )
    make_folder(out)
    yield from ((p, m, out / p.name) for p, m in named if m)


def _mask_of(photo: Path, masks: Path) -> Path | None:
    candidates = (p for p in sorted(masks.iterdir()) if p.suffix.lower() in EXTENSIONS)
    return next((p for p in candidates if p.stem == photo.stem), None)


def _part(shown: Bar, number: int, count: int, photo: Path) -> Tick:
    def tick(fraction: float) -> None:
        shown.at((number + fraction) / count, photo.name)

    return tick


def _heal_file(photo: Path, mask: Path, out: Path, options: argparse.Namespace, tick: Tick) -> None:
    from editor.engines.inpaint import InpaintEngine

    started = time.perf_counter()
    check_target(out)
    still = open_still(photo)
    height, width = still.pixels.shape[:2]
    try:
        job = job_for(still.pixels, read_mask(mask, (width, height)))
    except BadInput as error:
        raise BadInput(error.what, file=error.file or mask, remedy=error.remedy) from error
    job = with_options(job, model=options.model, seed=options.seed, answers=options.answers)
    for answer in heal(InpaintEngine(), still.pixels, job, tick):
        target = numbered(out, answer.patch.answer, options.answers)
        save_still(target, answer.pixels, still.metadata)
        _report(photo, target, answer, time.perf_counter() - started, json=options.json)


def make_folder(folder: Path) -> None:
    """Make a folder for what is to be written. Raises CannotWrite where that cannot be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise CannotWrite(
            "A file of this name is in the way.", file=folder, remedy="Name a folder."
        ) from error
    except OSError as error:
        raise CannotWrite(
            f"The folder cannot be made: {error.strerror}.", file=folder, remedy="Name another."
        ) from error


def check_target(out: Path) -> None:
    """Say before the work, not after it, that `out` cannot be written.

    Raises BadInput for an unknown suffix or a missing folder, CannotWrite without permission.
    """
    if out.suffix.lower() not in EXTENSIONS:
        known = " ".join(sorted(EXTENSIONS))
        raise BadInput("No picture format has this suffix.", file=out, remedy=f"Use one of {known}")
    if not out.parent.is_dir():
        raise BadInput("The folder does not exist.", file=out.parent, remedy="Create it first.")
    if not os.access(out.parent, os.W_OK):
        raise CannotWrite(
            "You may not write into this folder.", file=out.parent, remedy="Choose another."
        )


def numbered(out: Path, answer: int, answers: int) -> Path:
    """`out` for a single answer, else `out` with -1, -2 ... before its suffix."""
    return out if answers == 1 else out.with_name(f"{out.stem}-{answer + 1}{out.suffix}")


def _report(photo: Path, out: Path, answer: Healed, seconds: float, *, json: bool) -> None:
    notes = dict(answer.patch.notes)
    text = f"{out}  {seconds:.1f} s on {notes.get('device', 'cpu')}, seed {answer.seed}"
    facts = {"file": str(photo), "out": str(out), "seed": answer.seed, **notes}
    say(text, json=json, event="done", **{**facts, "total_seconds": round(seconds, 2)})
