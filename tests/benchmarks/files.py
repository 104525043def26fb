"""Files in the storm: kills, full disks, mutants, bombs, cuts; and what opening and saving cost."""

from __future__ import annotations

import json
import os
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
from PIL import Image

from editor.core.document import Document
from editor.core.errors import UnderpaintError
from editor.core.geometry import Size
from editor.core.layer import PixelLayer
from editor.core.raster import raster_from
from editor.media.files import open_document
from editor.media.ora import open_ora, save_ora
from editor.media.still import open_still
from tests.benchmarks.row import Row, at_least, at_most
from tests.media.making import bombs, mutant, photo, samples, with_alpha

KILLS = int(os.environ.get("UNDERPAINT_KILLS", "200"))
MUTANTS = int(os.environ.get("UNDERPAINT_MUTANTS", "1000"))
SLOW_SECONDS, HANG_SECONDS, LARGE_MB = 10, 120, 1024


def rows() -> Iterator[Row]:
    """Figures of figures.md, "In the storm", that concern files."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        yield from _kills(folder)
        yield from _cuts(folder)
        yield from _bombs(folder)
        yield from _mutants(folder)
        yield from _costs(folder)


def _kills(folder: Path) -> Iterator[Row]:
    for what in ("save", "autosave"):
        (folder / what).mkdir()
        command = [sys.executable, "-m", "tests.media.storm", what, str(KILLS), "3"]
        done = subprocess.run(
            [*command, str(folder / what)], capture_output=True, text=True, check=True
        )
        facts = json.loads(done.stdout)
        title = f"{what}: lost in {KILLS} kills ({facts['killed_in_the_act']} in the act)"
        yield at_most(title, facts["lost"], "", 0)
        yield at_most(f"{what}: stray files after the kills", facts["stray"], "", 0)


def _cuts(folder: Path) -> Iterator[Row]:
    """Every format cut at 60 %: an error, or a note."""
    told, files = 0, samples(folder / "cut")
    for path in files.values():
        path.write_bytes(path.read_bytes()[: path.stat().st_size * 6 // 10])
        try:
            told += bool(open_document(path).notes)
        except UnderpaintError as error:
            told += str(path) in str(error)
    yield at_least("formats cut at 60 % that say so", 100 * told / len(files), "%", 100)


def _bombs(folder: Path) -> Iterator[Row]:
    path, times, sizes, opened = folder / "bomb", [], [], 0
    for suffix, data in bombs().values():
        path = folder / f"bomb{suffix}"
        path.write_bytes(data)
        said, seconds, megabytes = _in_a_fork(lambda path=path: _outcome(path))  # type: ignore[misc]
        opened += said != "refused"
        times.append(seconds)
        sizes.append(megabytes)
    yield at_most(f"bombs opened, of {len(times)}", opened, "", 0)
    yield at_most("slowest bomb refused", 1000 * max(times), "ms", 500)
    yield at_most("memory of the largest bomb refused", max(sizes), "MB", 50)


def _mutants(folder: Path) -> Iterator[Row]:
    slowest = 0.0
    for name, path in samples(folder / "mutants").items():
        data, chance = path.read_bytes(), random.Random(1)
        facts: dict[str, float] = {"refused": 0, "opened": 0, "silent": 0, "crashed": 0}
        largest = 0.0
        for _ in range(0, MUTANTS, 50):  # fifty a fork: a crash costs its fork only
            mutants = [mutant(data, chance) for _ in range(50)]
            said, _, megabytes = _in_a_fork(lambda p=path, m=mutants: _fifty(p, m))  # type: ignore[misc]
            counts = {"crashed": 1} if said == "crashed" else json.loads(said)
            slowest = max(slowest, counts.pop("slowest", 0))
            largest = max(largest, megabytes)
            facts |= {key: facts[key] + count for key, count in counts.items()}
        title = f"{name}: {MUTANTS} mutants, {facts['refused']:.0f} refused; "
        bad = facts["crashed"] + facts["silent"]
        yield at_most(f"{title}crashes or errors without the file's name", bad, "", 0)
        yield at_most(f"{name}: most memory of fifty in a row", largest, "MB", LARGE_MB)
    yield at_most("slowest mutant of all", slowest, "s", SLOW_SECONDS)


def _fifty(path: Path, mutants: list[bytes]) -> str:
    facts: dict[str, float] = {"refused": 0, "opened": 0, "silent": 0, "slowest": 0}
    for data in mutants:
        path.write_bytes(data)
        start = time.perf_counter()
        facts[_outcome(path)] += 1
        facts["slowest"] = max(facts["slowest"], time.perf_counter() - start)
    return json.dumps(facts)


def _outcome(path: Path) -> str:
    try:
        open_document(path)
    except UnderpaintError as error:
        return "refused" if str(path) in str(error) else "silent"
    except Exception as error:  # noqa: BLE001 - anything else is what we look for
        sys.stderr.write(f"{path.name}: {error!r}\n")
        return "silent"
    return "opened"


def _in_a_fork(work: Callable[[], str]) -> tuple[str, float, float]:
    """(what it returned, or "crashed"; seconds of CPU; megabytes it grew by)."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        signal.alarm(HANG_SECONDS)  # what hangs counts as crashed
        before, start = _peak(), time.process_time()
        said = work()
        facts = [said, time.process_time() - start, _peak() - before]
        os.write(write, json.dumps(facts).encode())
        os._exit(0)
    os.close(write)
    with os.fdopen(read, "rb") as pipe:
        data = pipe.read()
    os.waitpid(child, 0)
    said, seconds, megabytes = json.loads(data or b'["crashed", 0, 0]')
    return said, seconds, megabytes


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _costs(folder: Path) -> Iterator[Row]:
    """An honest 100-megapixel photograph; thirty 4K layers."""
    tile = photo(500, 500)
    path = folder / "large.jpg"
    Image.fromarray(np.tile(tile, (20, 20, 1))).save(path, quality=85)
    said, seconds, megabytes = _in_a_fork(lambda: str(open_still(path).size))
    yield at_least("100-megapixel JPEG opens", float("10000" in said), "", 1)
    yield at_most("its memory while opening / its pixels", megabytes / 286, "x", 3)
    yield at_most("its CPU seconds / Pillow's own", seconds / _pillow_seconds(path), "x", 2)
    made = _thirty_layers()
    shown = made.layers[0].pixels.read(made.bounds)  # type: ignore[attr-defined]
    held = sum(layer.pixels.nbytes for layer in made.layers) / 2**20  # type: ignore[attr-defined]
    out = folder / "thirty.ora"

    def save() -> str:
        save_ora(out, made, shown)
        return "saved"

    _, seconds, megabytes = _in_a_fork(save)
    title = f"30 layers 4K ({held:.0f} MB) saved: extra memory / held"
    yield at_most(title, megabytes / held, "x", 0.25)
    yield at_most("the same: CPU seconds", seconds, "s", 60)
    _, seconds, _ = _in_a_fork(lambda: str(len(open_ora(out).document.layers)))
    yield at_most("the same opened: CPU seconds", seconds, "s", 60)


def _pillow_seconds(path: Path) -> float:
    def decode() -> str:
        with Image.open(path) as image:
            image.load()
        return "done"

    return _in_a_fork(decode)[1]


def _thirty_layers() -> Document:
    base = np.tile(with_alpha(photo(480, 270)), (8, 8, 1))
    layers = []
    for number in range(30):
        pixels = base.copy()
        pixels[..., :3] += np.uint8(number)
        layers.append(PixelLayer(str(number), pixels=raster_from(pixels)))
    return Document(Size(3840, 2160), tuple(layers))
