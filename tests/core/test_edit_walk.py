"""Random edits of all kinds, all undone, all redone: every document comes back to the bit."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest

from editor.core.document import Document
from editor.core.geometry import Size
from editor.core.history import History
from editor.core.layer import PixelLayer
from tests.core.fingerprint import Fingerprints
from tests.core.pictures import noisy
from tests.core.random_edits import KINDS, step

STEPS = 150


def start() -> Document:
    """A small picture with an empty layer."""
    size = Size(300, 220)
    photo = PixelLayer("Photo", pixels=noisy(*size, opaque=True))
    return Document(size, (photo, PixelLayer("Paint")))


def walked(history: History, random: np.random.Generator, steps: int) -> Counter[str]:
    """Make steps; how often each kind changed anything."""
    done: Counter[str] = Counter()
    while sum(done.values()) < steps:
        name, after = step(history.committed, random)
        if after is not history.committed:
            history.commit(name, after)
            done[name] += 1
    return done


@pytest.mark.parametrize("seed", range(2))
def test_undo_all_and_redo_all_bring_every_document_back(seed: int) -> None:
    history, random, prints = History(start()), np.random.default_rng(seed), Fingerprints()
    model = [prints.of(history.committed)]
    while len(model) <= STEPS:
        name, after = step(history.committed, random)
        if after is not history.committed:
            history.commit(name, after)
            model.append(prints.of(after))
    history.settle()
    for position in reversed(range(STEPS)):
        history.undo()
        assert prints.of(history.committed) == model[position], history.steps[position + 1]
    for position in range(1, STEPS + 1):
        history.redo()
        assert prints.of(history.committed) == model[position], history.steps[position]


def test_every_kind_of_edit_takes_part() -> None:
    done = Counter[str]()
    document, random = start(), np.random.default_rng(5)
    for _ in range(700):
        name, after = step(document, random)
        done[name] += after is not document
        document = after
    assert [name for name in KINDS if not done[name]] == []


def test_memory_stays_within_its_limit() -> None:
    limit = 6 << 20
    history, random = History(start(), limit_bytes=limit), np.random.default_rng(11)
    walked(history, random, 120)
    history.settle()
    assert history.nbytes <= limit
    assert len(history.steps) < 120  # or the limit was never met
    prints = Fingerprints()
    last = prints.of(history.committed)
    while history.can_undo:
        history.undo()
    while history.can_redo:
        history.redo()
    assert prints.of(history.committed) == last and history.nbytes <= limit
