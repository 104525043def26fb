"""Clips out: what decoding and encoding cost beside the work, memory over length, kills.

`rows()` gives the figures of figures.md that concern exports. The work of the first rows is the
style engine on this machine; of the others the negative of each picture, which costs next to
nothing, so that what is measured is the pipeline. UNDERPAINT_QUICK=1 kills 5 times and leaves the
style engine out.
"""

from __future__ import annotations

import os
import random
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")

from editor.clips.engine import ClipEngine
from editor.core.geometry import Size
from editor.core.time import FrameRange
from editor.jobs.clip import ClipJob, ExportSettings, FramesJob, with_frame
from editor.jobs.job import Cancelled
from editor.media.video.probe import probe
from editor.media.video.reader import ClipReader
from editor.weights.shelf import builtin_models
from tests.benchmarks.row import Row, at_least, at_most
from tests.clips.negative import clip_job, digests, negative, slowly
from tests.media.video.making import Spec, make

KILLS = 30
FRAMES = 100
"""Of the clip that is killed: four seconds."""
SECONDS = 2.0
STYLED = ((Size(640, 360), 300), (Size(1280, 720), 120))
"""Sizes of the clips that are styled, and their frames."""
TURNS = 3


def rows() -> Iterator[Row]:
    """All figures; about a quarter of an hour."""
    quick = bool(os.environ.get("UNDERPAINT_QUICK"))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if not quick:
            yield from _beside_the_network(folder)
        yield from _memory(folder)
        yield from _killed(folder, 5 if quick else KILLS)
        yield from _cancelled(folder)


def _beside_the_network(folder: Path) -> Iterator[Row]:
    """The whole way of a clip against the engine alone on the same frames, in turns."""
    models = [card.name for card in builtin_models() if card.name.startswith("styles")]
    for model in models:
        for size, frames in STYLED:
            yield from _beside(folder, model, size, frames)


def _beside(folder: Path, model: str, size: Size, frames: int) -> Iterator[Row]:
    from editor.engines.all import engines
    from editor.engines.frames import FramesEngine
    from editor.jobs.style import StyleJob
    from editor.weights.shelf import find

    sound = frames / float(SPEED)
    clip = make(folder / f"{size.w}.mp4", Spec(size=size, frames=frames, rate=SPEED, sound=sound))
    template = StyleJob(mix={next(iter(find(model).styles)): 1.0}, model=model)
    engine = FramesEngine(engines())
    source = probe(clip).source
    job = ClipJob(source, FrameRange(0, frames), template, str(folder / "out.mp4"))
    with ClipReader(clip) as reader:
        jobs = tuple(with_frame(template, frame.pixels) for frame in reader.frames())
    batches = [FramesJob(jobs[at : at + 8]) for at in range(0, frames, 8)]

    def bare() -> None:
        for batch in batches:
            list(engine(batch, lambda progress: None))

    def whole() -> None:
        list(ClipEngine(engine)(job, lambda progress: None))

    bare()  # finds the fastest backend and warms it
    walls, cpus = [], []
    for _ in range(TURNS):
        (wall, cpu), (wall_all, cpu_all) = _clocks(bare), _clocks(whole)
        walls.append(wall_all / wall)
        cpus.append(cpu_all / cpu)
    how = f"{model}, {size.w} x {size.h}, H.264 with sound"
    yield at_most(f"end to end / bare work, wall clock ({how})", median(walls), "x", 1.15)
    yield at_most(f"end to end / bare work, CPU seconds ({how})", median(cpus), "x", 1.15)


def _clocks(work: object) -> tuple[float, float]:
    wall, cpu = time.perf_counter(), time.process_time()
    work()  # type: ignore[operator]
    return time.perf_counter() - wall, time.process_time() - cpu


def _memory(folder: Path) -> Iterator[Row]:
    """Peak memory of a process that works 1,000 frames, beside one that works 100."""
    peaks = {}
    for frames in (100, 1000):
        clip = make(folder / f"{frames}.mp4", Spec(size=Size(640, 360), frames=frames, gop=25))
        command = [sys.executable, "-m", "tests.benchmarks.export", str(clip)]
        peaks[frames] = median(
            int(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
            for _ in range(3)
        )
    yield at_most("peak memory, 1,000 frames / 100 frames", peaks[1000] / peaks[100], "x", 1.05)


def _killed(folder: Path, kills: int) -> Iterator[Row]:
    """Kill -9 at random moments of a job of random speed; rescue; go on; compare every frame."""
    clip = make(folder / "killed.mp4", Spec(frames=FRAMES))
    chance = random.Random(7)
    same = playable = done = 0
    lost: list[float] = []
    _run(clip, folder / "whole.mp4", "0", 1e9)
    whole = digests(folder / "whole.mp4")
    while done < kills:
        out = folder / f"{done}.mp4"
        while done < kills:
            told = _run(clip, out, "0.01", chance.uniform(0.9, 2.5))
            if told is None:
                break
            done += 1
            kept = _rescued(clip, out, whole)
            playable += kept is not None
            lost.append((told - (kept or 0)) / 25)
        _run(clip, out, "0", 1e9)
        same += digests(out) == whole
    runs = same / max(1, len(list(folder.glob("[0-9]*.mp4"))) - 2)
    yield at_least(f"same clip frame for frame after {kills} kills", 100 * runs, "%", 100)
    yield at_least("kills after which the finished seconds play", 100 * playable / kills, "%", 100)
    yield at_most("most that a kill cost, in seconds of the clip", max(lost), "s", SECONDS)


def _run(clip: Path, out: Path, pause: str, seconds: float) -> int | None:
    """Work the clip, killed after so long; frames told of, None where it came to its end."""
    command = [sys.executable, "-m", "tests.clips.negative", str(clip), str(out), pause]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        killer = threading.Timer(min(seconds, 1000), process.kill)
        killer.start()
        assert process.stdout is not None
        told = [int(line) for line in process.stdout if line.strip()]
        killer.cancel()
    return None if process.returncode == 0 else (told[-1] + 1 if told else 0)


def _rescued(clip: Path, out: Path, whole: list[tuple[int | None, str]]) -> int | None:
    """How many frames the file of the finished seconds shows, as they should be; else None."""
    from editor.clips.stills import plan_of
    from editor.core.errors import CannotWrite
    from editor.media.video.ledger import Ledger

    job = clip_job(clip, out, settings=ExportSettings("h264", 30))
    with ClipReader(clip) as reader, Ledger(plan_of(job, reader.info)) as ledger:
        if ledger.done == 0:
            return 0
        try:
            found = digests(ledger.rescue())
        except CannotWrite:
            return None
        out.unlink()
        return ledger.done if found == whole[: ledger.done] else None


def _cancelled(folder: Path) -> Iterator[Row]:
    """How long it takes from the wish to stop until every thread has ended."""
    clip = make(folder / "long.mp4", Spec(size=Size(1280, 720), frames=100))
    waits = []
    for share in (0.2, 0.4, 0.6, 0.8):
        job = clip_job(clip, folder / "cancelled.mp4", settings=ExportSettings("h264"))
        wished = []

        def tick(progress: float, share: float = share, wished: list[float] = wished) -> None:
            if progress >= share:
                wished.append(time.perf_counter())
                raise Cancelled

        try:
            list(ClipEngine(slowly(0.005))(job, tick))
        except Cancelled:
            waits.append(time.perf_counter() - wished[0])
    yield at_most("cancelled within", max(waits), "s", 0.5)


SPEED = Spec().rate


def main(clip: str) -> None:
    """Work a clip and print the peak of memory in KiB."""
    job = clip_job(Path(clip), Path(clip).with_suffix(".out.mkv"))
    list(ClipEngine(negative)(job, lambda progress: None))
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


if __name__ == "__main__":
    main(*sys.argv[1:])
