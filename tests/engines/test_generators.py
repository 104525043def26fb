"""Generators where memory is short: the CPU takes over, and few are kept."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
import torch

from editor.core.geometry import Rect
from editor.engines import generators as module
from editor.engines.generators import Generators
from editor.jobs.job import Patch

PATCH = Patch(np.zeros((1, 1, 4), np.uint8), Rect(0, 0, 1, 1))
GPU = torch.device("cuda", 0)


class Work:
    """Yields a look, then an answer; its memory ends before that on any of some devices."""

    def __init__(self, generators: Generators, short: tuple[str, ...], error: Exception) -> None:
        self._generators, self._short, self._error = generators, short, error
        self.devices: list[str] = []

    def __call__(self) -> Iterator[Patch]:
        self.devices.append(self._generators.device.type)
        yield PATCH
        if self.devices[-1] in self._short:
            raise self._error
        yield PATCH


@pytest.fixture
def generators(monkeypatch: pytest.MonkeyPatch) -> Generators:
    """On a machine with a GPU."""
    monkeypatch.setattr(module, "best_device", lambda: GPU)
    return Generators()


def test_the_cpu_takes_over_where_the_memory_of_a_gpu_ends(generators: Generators) -> None:
    work = Work(generators, ("cuda",), torch.OutOfMemoryError("CUDA out of memory."))
    assert len(list(generators.answers(work))) == 3
    assert work.devices == ["cuda", "cpu"] and generators.device.type == "cpu"
    list(generators.answers(work))
    assert work.devices[2:] == ["cpu"]


def test_other_faults_and_a_full_memory_of_the_computer_are_told(generators: Generators) -> None:
    with pytest.raises(RuntimeError, match="shapes"):
        list(generators.answers(Work(generators, ("cuda",), RuntimeError("shapes differ"))))
    assert generators.device == GPU
    work = Work(generators, ("cuda", "cpu"), MemoryError())
    with pytest.raises(MemoryError):
        list(generators.answers(work))
    assert work.devices == ["cuda", "cpu"]
