"""`underpaint export`: pictures and documents in one format; flat ones of one size and depth."""

from __future__ import annotations

import argparse
from dataclasses import dataclass, field
from pathlib import Path

from editor.cli.batch import Progress, each, make_folder
from editor.cli.progress import say
from editor.core.document import Document
from editor.core.errors import BadInput
from editor.media.export_naming import USUAL, check_pattern, free_path, named
from editor.media.export_options import LEAST_SCALE, MOST_SCALE, ExportOptions, Telling
from editor.media.folders import files_below

EXAMPLES = """examples:
  underpaint export painting.psd --out web --format jpg --size 2048 --metadata no-place
  underpaint export *.ora --out prints --format tif --depth 16
  underpaint export *.psd --out krita --format ora
  underpaint export scans/ --out small --format webp --quality 80 --name "{number}-{name}"

Of a folder all pictures below it are written; its sub-folders are made again in the other."""
FLAT, LAYERED = ("png", "jpg", "webp", "tif", "avif"), ("psd", "ora")
_CLIP_NOTE = "Of a clip the first frame was written."


@dataclass
class _Run:
    """What one call writes: the options, and which files are to stay or taken."""

    arguments: argparse.Namespace
    options: ExportOptions
    sources: frozenset[Path]
    taken: set[Path] = field(default_factory=set)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("files", nargs="+", type=Path, help="pictures, .ora, .psd, or folders")
    parser.add_argument("--out", type=Path, required=True, help="the folder to write to")
    parser.add_argument(
        "--format",
        choices=(*FLAT, *LAYERED),
        default="png",
        help="psd and ora keep the layers; default: png",
    )
    parser.add_argument("--quality", type=int, default=92, help="1 to 100 (default: 92)")
    parser.add_argument("--lossless", action="store_true", help="WebP without any loss")
    parser.add_argument(
        "--depth",
        type=int,
        choices=(8, 16),
        default=0,
        help="bits a channel (default: as in the file)",
    )
    parser.add_argument("--size", type=int, help="longer side in pixels at most")
    parser.add_argument("--scale", type=float, default=1.0, help="of width and height, such as 0.5")
    parser.add_argument("--srgb", action="store_true", help="convert colours to sRGB")
    parser.add_argument("--grey", action="store_true", help="one channel of grey")
    parser.add_argument(
        "--metadata",
        choices=[one.value for one in Telling],
        default="keep",
        help="what of EXIF and XMP goes along (default: keep)",
    )
    parser.add_argument("--name", default=USUAL, help="of files: {name} and {number}")
    parser.add_argument("--overwrite", action="store_true", help="replace files of these names")
    parser.add_argument("--json", action="store_true", help="progress and results as JSON lines")


def run(arguments: argparse.Namespace) -> int:
    """Write them all; one that fails does not end the rest. Returns the exit code."""
    options = _options(arguments)
    check_pattern(arguments.name)
    works = _listed(arguments.files, arguments.out)
    make_folder(arguments.out)
    work = _Run(arguments, options, frozenset(path.resolve() for path, _ in works))
    folder = len(works) > 1
    return each(works, lambda pair, at: _one(pair, at, work), folder=folder, json=arguments.json)


def _options(arguments: argparse.Namespace) -> ExportOptions:
    if not 1 <= arguments.quality <= 100:
        raise BadInput(f"--quality takes 1 to 100, not {arguments.quality}.")
    if not LEAST_SCALE <= arguments.scale <= MOST_SCALE:
        raise BadInput(f"--scale takes {LEAST_SCALE} to {MOST_SCALE:g}, not {arguments.scale:g}.")
    if arguments.size is not None and arguments.size < 1:
        raise BadInput(f"--size takes pixels, not {arguments.size}.", remedy="Write --size 2048.")
    if arguments.lossless and arguments.format == "jpg":
        raise BadInput("JPEG always loses something.", remedy="Take webp or png for --lossless.")
    options = ExportOptions(
        arguments.quality, arguments.lossless, arguments.depth, arguments.scale,
        arguments.size or 0, arguments.srgb, arguments.grey, Telling(arguments.metadata),
    )  # fmt: skip
    if arguments.format in LAYERED and options != ExportOptions():
        raise BadInput(
            f"--format {arguments.format} keeps pictures as they are.",
            remedy=f"Leave quality, size, depth, colours and metadata out, or take {FLAT[0]}.",
        )
    return options


def _listed(given: list[Path], out: Path) -> list[tuple[Path, Path]]:
    """The files named and those below the folders named, each with the folder it is written to."""
    from editor.media.files import EXTENSIONS, PHOTOSHOP_EXTENSIONS

    found: list[tuple[Path, Path]] = []
    for path in given:
        if path.is_dir():
            below = files_below(path, EXTENSIONS | PHOTOSHOP_EXTENSIONS, out)
            found += [(one, out / one.parent.relative_to(path)) for one in below]
        else:
            found.append((path, out))
    if not found:
        raise BadInput(
            "There is no picture in the folder.", file=given[0], remedy="Name another, or files."
        )
    return found


def _one(paths: tuple[Path, Path], at: Progress, work: _Run) -> None:
    from editor.core.clip import changes_over_time
    from editor.media.files import open_document
    from editor.media.frames import still_at

    source, folder = paths
    at.tick(0.0)
    document, notes = open_document(source)
    if changes_over_time(document):
        document, notes = still_at(document, 0), (*notes, _CLIP_NOTE)
    at.tick(0.3)
    out = _target(source, folder, at.number + 1, work)
    lost = _written(out, document, work.options)
    at.tick(1.0)
    size = work.options.size_of(document.size)
    facts = {"width": size.w, "height": size.h, "bytes": out.stat().st_size}
    said = [*notes, *lost]
    text = "".join([f"{source} -> {out}  {size.w} x {size.h}", *(f"\n  {note}" for note in said)])
    names = {"file": str(source), "out": str(out)}
    say(text, json=work.arguments.json, event="done", **names, **facts, notes=said)


def _written(out: Path, still: Document, options: ExportOptions) -> tuple[str, ...]:
    """Write a document that does not change over time. Returns what was lost."""
    from editor.media.exporting import export_picture
    from editor.media.ora import save_ora
    from editor.media.psd_write import save_psd
    from editor.render.deep import flatten_at_depth, is_deep
    from editor.render.picture import picture_reader

    if out.suffix == ".psd":
        return save_psd(out, still, flatten_at_depth(still, still.bounds))
    if out.suffix == ".ora":
        save_ora(out, still, flatten_at_depth(still, still.bounds))
        return ()
    deep = options.deep(out, is_deep(still))
    reader = picture_reader(still, deep=deep, srgb=options.srgb or options.grey)
    return export_picture(out, still, reader, options)


def _target(source: Path, folder: Path, number: int, work: _Run) -> Path:
    stem = named(work.arguments.name, source.stem, number)
    make_folder(folder)
    suffix = f".{work.arguments.format}"
    path = folder / f"{stem}{suffix}"
    if not work.arguments.overwrite or path in work.taken:
        path = free_path(folder, stem, suffix, work.taken)
    if path.resolve() in work.sources:
        raise BadInput(
            f"It would replace {path}, which is to be exported.",
            file=source,
            remedy="Take another --out.",
        )
    work.taken.add(path)
    return path
