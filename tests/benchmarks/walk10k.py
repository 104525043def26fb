"""10,000 random edits of all kinds, then undo all, then redo all: exact, and within memory.

UNDERPAINT_WALK_STEPS says how many instead. Times are CPU milliseconds: the machine is shared.
"""

from __future__ import annotations

import os
import resource
from collections import Counter
from collections.abc import Callable, Iterator
from time import thread_time

import numpy as np

from editor.core.document import Document
from editor.core.geometry import Size
from editor.core.history import History
from editor.core.layer import PixelLayer
from tests.benchmarks.core import photograph
from tests.benchmarks.row import Row, at_least, at_most
from tests.core.fingerprint import Fingerprints
from tests.core.random_edits import KINDS, step

STEPS = 10_000
SEED = 17
SIZE = Size(512, 384)
WHOLE = frozenset({"canvas", "depth"})
ROOM = 2 << 30
"""What the history may hold."""


def rows() -> list[Row]:
    """The walk, the way back, the way there again."""
    steps = int(os.environ.get("UNDERPAINT_WALK_STEPS", STEPS))
    layers = (PixelLayer("Photo", pixels=photograph(SIZE, 0)), PixelLayer("Paint"))
    history, prints = History(Document(SIZE, layers), ROOM), Fingerprints()
    model, done = _walked(history, prints, steps)
    history.settle()
    memory = history.nbytes
    kept = history.position
    wrong, back = _travelled(history, history.undo, -1, model, prints)
    wrong_again, there = _travelled(history, history.redo, 1, model, prints)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    return [
        at_least(f"{steps} random edits: kinds that took part", len(done), "kinds", len(KINDS)),
        at_least("steps that can be undone", kept, "steps", steps),
        at_most("documents that differ after undoing all", wrong, "documents", 0),
        at_most("documents that differ after redoing all", wrong_again, "documents", 0),
        *_paces("undo", back),
        *_paces("redo", there),
        at_most("memory of the history", memory / 2**30, "GiB", ROOM / 2**30),
        at_most("memory a step", memory / steps / 1e6, "MB", 0.3),
        at_most("memory of the process, at most", peak, "GiB", 1.25 * ROOM / 2**30),
    ]


def _walked(history: History, prints: Fingerprints, steps: int) -> tuple[list[int], Counter[str]]:
    """What each document looked like, and how often each kind of edit changed anything."""
    random, model = np.random.default_rng(SEED), [prints.of(history.committed)]
    done: Counter[str] = Counter()
    while len(model) <= steps:
        name, after = step(history.committed, random)
        if after is not history.committed:
            history.commit(name, after)
            model.append(prints.of(after))
            done[name] += 1
    return model, done


def _paces(what: str, times: list[tuple[str, float]]) -> Iterator[Row]:
    """Steps that change every pixel of every layer must unpack them all; the others need not."""
    whole = [taken for name, taken in times if name in WHOLE]
    part = [taken for name, taken in times if name not in WHOLE]
    yield at_most(f"{what}, p95", float(np.percentile(part, 95)), "ms", 10)
    yield at_most(f"{what} of what changes all, p95", float(np.percentile(whole, 95)), "ms", 100)


def _travelled(
    history: History, go: Callable[[], object], by: int, model: list[int], prints: Fingerprints
) -> tuple[int, list[tuple[str, float]]]:
    """How many documents on the way are not as they were; the step and the milliseconds of each."""
    wrong, times = 0, list[tuple[str, float]]()
    begun = len(model) - len(history.steps)
    while 0 <= history.position + by < len(history.steps):
        name = history.steps[history.position + max(by, 0)]
        before = thread_time()
        go()
        times.append((name, (thread_time() - before) * 1e3))
        wrong += prints.of(history.committed) != model[begun + history.position]
    return wrong, times
