"""Kill -9 at random moments: `python -m tests.media.storm save|autosave ROUNDS SEED FOLDER`.

Prints JSON: {"rounds", "lost", "stray", "offered_while_running", "killed_in_the_act"}. A process
of its own, because it forks: the child saves without end, the parent kills it.
"""

from __future__ import annotations

import json
import os
import random
import signal
import struct
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np

from editor.core.document import Document
from editor.core.geometry import Rect
from editor.core.layer import PixelLayer
from editor.core.raster import raster_from
from editor.media.autosave import Autosave
from editor.media.ora import open_ora, save_ora
from tests.media.making import document, flat


def version(base: Document, number: int) -> Document:
    """The document with its number painted into it, in eight pixels of one layer and of a mask."""
    digits = np.frombuffer(struct.pack("<Q", number), np.uint8)
    pixels = np.dstack([digits[None], digits[None], digits[None], np.full((1, 8), 255, np.uint8)])
    stamp = PixelLayer("stamp", pixels=raster_from(pixels))
    mask = raster_from(digits[None].copy(), 3, 3)
    return replace(base, layers=(*base.layers, stamp)).with_mask(mask)


def number_of(document: Document) -> int:
    """The number painted by `version`; -1 where layer and mask do not agree."""
    stamp = document.layers[-1]
    assert isinstance(stamp, PixelLayer)
    from_layer = stamp.pixels.read(Rect(0, 0, 8, 1))[0, :, 0].tobytes()
    from_mask = document.mask.read(Rect(3, 3, 8, 1))[0, :, 0].tobytes()
    return int(struct.unpack("<Q", from_layer)[0]) if from_layer == from_mask else -1


def _killed(work: Callable[[int], None], chance: random.Random, longest: float) -> int:
    """Run `work(pipe)` in a child, kill it after up to `longest` seconds; the last number told."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        try:
            work(write)
        finally:
            os._exit(1)
    os.close(write)
    started = os.read(read, 8)  # it saves now
    time.sleep(chance.uniform(0, longest))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    told = started
    while block := os.read(read, 65536):
        told = (told + block)[-8:]
    os.close(read)
    return int(struct.unpack("<Q", told)[0])


def _tell(pipe: int, number: int) -> None:
    os.write(pipe, struct.pack("<Q", number))


def storm_save(rounds: int, chance: random.Random, folder: Path) -> dict[str, int]:
    """A saver overwrites one good file again and again and is killed each time."""
    base, path = document(size=(320, 240)), folder / "picture.ora"
    shown = flat(base)
    save_ora(path, version(base, 0), shown)
    start = time.perf_counter()
    save_ora(path, version(base, 0), shown)
    longest = 2.5 * (time.perf_counter() - start)
    last = lost = stray = acts = 0
    for _ in range(rounds):

        def work(pipe: int, first: int = last) -> None:
            _tell(pipe, first)
            for number in range(first + 1, 1 << 40):
                save_ora(path, version(base, number), shown)
                _tell(pipe, number)

        told = _killed(work, chance, longest)
        found = _opened_number(path)
        lost += found not in (told, told + 1)
        others = [p for p in folder.iterdir() if p != path]
        acts += bool(others)
        stray += len(others) > 1  # each saver sweeps what the one before left
        last = max(found, told)
    save_ora(path, version(base, last), shown)
    stray += len(list(folder.iterdir())) - 1
    return {"rounds": rounds, "lost": lost, "stray": stray, "killed_in_the_act": acts}


def _opened_number(path: Path) -> int:
    try:
        opened = open_ora(path)
    except Exception as error:  # noqa: BLE001 - whatever it is, the picture is lost
        sys.stderr.write(f"{error}\n")
        return -1
    return -1 if opened.notes else number_of(opened.document)


def storm_autosave(rounds: int, chance: random.Random, folder: Path) -> dict[str, int]:
    """A window stores without end and is killed; another one recovers."""
    base = document(size=(320, 240))
    lost = early = acts = 0
    for number in range(rounds):

        def work(pipe: int, first: int = 1000 * number) -> None:
            autosave = Autosave(folder)
            autosave.store(version(base, first), folder / "a.ora")
            for step in range(first, 1 << 40):
                autosave.store(version(base, step), folder / "a.ora")
                _tell(pipe, step)
                if Autosave(folder).recoverable():
                    _tell(pipe, 1 << 50)
                    time.sleep(9)

        told = _killed(work, chance, 0.12)
        early += told == 1 << 50
        window = Autosave(folder)
        found = window.recoverable()
        if len(found) != 1 or found[0].source != folder / "a.ora":
            lost += 1
            continue
        opened = window.recover(found[0])
        kept = -1 if opened.notes else number_of(opened.document)
        lost += not told <= kept <= told + 1
        acts += kept > told or bool(list(found[0].folder.glob("*.part")))
        window.discard(found[0])
        window.close()
    stray = len(list(folder.iterdir()))
    facts = {"rounds": rounds, "lost": lost, "stray": stray, "offered_while_running": early}
    return facts | {"killed_in_the_act": acts}


def main(arguments: list[str]) -> None:
    """See the module."""
    what, rounds, seed, folder = arguments
    storm = {"save": storm_save, "autosave": storm_autosave}[what]
    facts = storm(int(rounds), random.Random(int(seed)), Path(folder))
    sys.stdout.write(json.dumps(facts) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
