"""What is wrong with a folder of pictures, before one trains on it, in plain words."""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np

from editor.core.errors import UnderpaintError
from editor.media.gate import STILLS, open_regular, sniff
from editor.media.licence import FILES, MANIFESTS, licence_of
from editor.media.still import EXTENSIONS
from editor.training.alike import gathered, near_duplicates
from editor.training.data import DataOptions, all_files, home, picture_names
from editor.training.findings import TROUBLES, Finding, Report
from editor.training.inspection import Inspected, inspect
from editor.training.labels import LABELS, class_folder, label_files, read_labels, tell

SOFT = 0.3
"""A picture is blurred whose edges are so much as sharp as those of the folder's middle one."""
SOFT_FOLDER = 0.15
"""Below this sharpness a picture is blurred in any company."""
ODD_ASPECT = 2.0
UNEVEN = 5
"""The largest class by the smallest, from where it is said."""
FEW = 200
"""Pictures under which generators learn by heart."""
AHEAD = 1024
"""Pictures that wait for their turn at a time."""
CLIPS = ("mp4", "matroska", "avi", "mpegts")


def examine(
    data: Path,
    options: DataOptions | None = None,
    side: int = 64,
    say: Callable[[float], None] = lambda part: None,
) -> Report:
    """Look at all pictures of a folder or a list, for training on squares of `side` pixels.

    say: told how much is done, 0..1. BadInput where there is hardly a picture, or where labels
    that `options` ask for do not match the pictures.
    """
    begun, options = time.monotonic(), options or DataOptions()
    names, folder = picture_names(data, options.exclude), home(data)
    told = tell(folder, names, options.classes, options.attributes)
    least = options.look(side).least
    seen = _inspected(folder, names, least, say)
    good = {name: found for name, found in seen.items() if isinstance(found, Inspected)}
    findings = [Finding(n, "unreadable", why) for n, why in seen.items() if isinstance(why, str)]
    findings += [Finding(name, "unlabelled", why) for name, why in told.untold.items()]
    findings += [f for name, found in good.items() for f in _alone(name, found, side)]
    findings += [*_blurred(good), *_grey(good), *_twins(good)]
    if data.is_dir():
        findings += _others(folder)
    order = list(TROUBLES)
    findings.sort(key=lambda f: (order.index(f.trouble), f.file))
    classes = _classes(told.kinds, told.kind, names)
    columns, wrong = _columns(folder, names)
    licence = licence_of(folder, names)
    remarks = (*_remarks(good, classes, options.classes, licence), *wrong)
    seconds = time.monotonic() - begun
    return Report(
        tuple(names), tuple(findings), classes, columns, licence, remarks, seconds, tuple(wrong)
    )


def _inspected(
    folder: Path, names: Sequence[str], least: int, say: Callable[[float], None]
) -> dict[str, Inspected | str]:
    """Each picture, or why it cannot be read."""

    def look(name: str) -> Inspected | str:
        try:
            return inspect(folder / name, least)
        except UnderpaintError as error:
            return error.what

    seen: dict[str, Inspected | str] = {}
    with ThreadPoolExecutor(os.cpu_count(), "look") as workers:
        try:
            for at in range(0, len(names), AHEAD):
                some = names[at : at + AHEAD]
                for name, found in zip(some, workers.map(look, some), strict=True):
                    seen[name] = found
                    say(len(seen) / len(names))
        finally:
            workers.shutdown(wait=True, cancel_futures=True)
    return seen


def _alone(name: str, seen: Inspected, side: int) -> Iterator[Finding]:
    """What can be said of a picture without the others."""
    size = f"{seen.width} x {seen.height} pixels"
    if seen.shorter < side:
        yield Finding(name, "tiny", f"{size}; {side} are learned.")
    if seen.aspect > ODD_ASPECT:
        yield Finding(name, "odd-aspect", f"{size}: a square shows {1 / seen.aspect:.0%} of it.")
    if seen.mode:
        yield Finding(name, "mode", f"Its colours are kept as {seen.mode}.")
    if seen.transparent:
        yield Finding(name, "transparent", "The background shows through.")
    if seen.frames > 1:
        yield Finding(name, "animated", f"The first of {seen.frames} frames or pages is taken.")


def _blurred(good: Mapping[str, Inspected]) -> Iterator[Finding]:
    usual = _usual_sharpness(good)
    for name, seen in good.items():
        part = seen.sharpness / usual
        if part < SOFT:
            yield Finding(name, "blurred", f"Its edges are {part:.0%} as sharp as is usual here.")


def _usual_sharpness(good: Mapping[str, Inspected]) -> float:
    return float(np.median([seen.sharpness for seen in good.values()])) if good else 1.0


def _grey(good: Mapping[str, Inspected]) -> Iterator[Finding]:
    """Grey pictures, where most have colours."""
    grey = [name for name, seen in good.items() if seen.grey]
    if len(grey) * 2 < len(good):
        for name in grey:
            yield Finding(name, "mode", "It is grey; most others have colours.")


def _twins(good: Mapping[str, Inspected]) -> Iterator[Finding]:
    """The best of those that are alike stays."""
    usual = _usual_sharpness(good)
    names = sorted(good, key=lambda name: (*_flaws(good[name], usual), name))
    like = near_duplicates(gathered([good[name].print for name in names]))
    for index, other in like.items():
        detail = f"It is nearly the same as {names[other]}."
        yield Finding(names[index], "near-duplicate", detail, names[other])


def _flaws(seen: Inspected, usual: float) -> tuple[bool, int, bool]:
    """What to sort pictures of the same by, the best first: a sharp one; more pixels in the
    square that is learned; one that is learned as it stands."""
    changed = bool(seen.mode) or seen.transparent or seen.frames > 1
    return seen.sharpness < SOFT * usual, -seen.shorter, changed


def _others(folder: Path) -> Iterator[Finding]:
    """Files that are no pictures by their name."""
    for name in all_files(folder):
        path = folder / name
        known = path.name in MANIFESTS or FILES.match(path.name)
        if path.suffix.lower() not in EXTENSIONS and not known:
            yield Finding(name, "not-a-picture", _kind(path))


def _kind(path: Path) -> str:
    try:
        with open_regular(path) as file:
            kind = sniff(file.read(4096))
    except (UnderpaintError, OSError) as error:
        return f"It cannot be opened: {error}"
    if kind in STILLS:
        return f"It is a {kind.upper()} whose name does not say so: rename it to .{kind}."
    if kind in CLIPS:
        return "It is a clip: export its frames as pictures to learn from them."
    return "It is text." if kind == "text" else f"It is no picture that opens here ({kind})."


def _classes(kinds: Sequence[str], kind: np.ndarray, names: Sequence[str]) -> dict[str, int]:
    """Pictures of each class; without classes asked for, of each folder."""
    if kinds:
        return dict(zip(kinds, np.bincount(kind, minlength=len(kinds)).tolist(), strict=True))
    folders = Counter(folder for name in names if (folder := class_folder(name)))
    return dict(sorted(folders.items())) if len(folders) > 1 else {}


def _columns(folder: Path, names: Sequence[str]) -> tuple[dict[str, dict[str, int]], list[str]]:
    """What labels.csv could tell, and what is wrong with it."""
    if not label_files(folder, names):
        return {}, []
    try:
        labels = read_labels(folder, names)
    except UnderpaintError as error:
        return {}, [error.what]
    told = {column: words for column, words in labels.words.items() if len(words) < len(names) / 2}
    few = [f"{LABELS} names {len(labels.rows)} of the {len(names)} pictures."]
    return (
        {column: dict(words.most_common(12)) for column, words in told.items()},
        few if len(labels.rows) < len(names) else [],
    )


def _remarks(
    good: Mapping[str, Inspected], classes: Mapping[str, int], asked: str, licence: str
) -> Iterator[str]:
    if len(good) < FEW:
        yield f"{len(good)} pictures are few: below {FEW} a generator learns them by heart."
    if good and _usual_sharpness(good) < SOFT_FOLDER:
        yield "Most pictures are soft: what is learned will be soft too."
    least, most = min(classes.values(), default=0), max(classes.values(), default=0)
    if most > UNEVEN * least:
        names = sorted(classes, key=classes.__getitem__)
        what = "Classes are" if asked else "Should the folders be classes, they are"
        yield (f"{what} uneven: “{names[0]}” has {least} pictures, “{names[-1]}” {most}. "
               f"The few are learned by heart: add pictures of “{names[0]}”.")  # fmt: skip
    yield f"Licence: {licence}." if licence else "No licence found: you answer for the rights."
