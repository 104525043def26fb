"""When memory ends: smaller, then the CPU, then a plain sentence."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from editor.core.errors import OutOfMemory
from editor.core.geometry import Rect
from editor.engines import refine as module
from editor.engines.device import ladder, out_of_memory, prefers_half
from editor.engines.refine import refine
from editor.weights.shelf import find

CPU = torch.device("cpu")
BOX = Rect(100, 100, 50, 50)


def test_the_ladder_halves_and_ends_on_the_cpu() -> None:
    steps = list(ladder(torch.device("cuda"), 512))
    assert [side for _, side in steps] == [512, 256, 128, 64] * 2
    assert [device.type for device, _ in steps] == ["cuda"] * 4 + ["cpu"] * 4
    assert list(ladder(CPU, 100)) == [(CPU, 100)]


def test_out_of_memory_is_known_by_class_and_by_words() -> None:
    assert out_of_memory(MemoryError())
    assert out_of_memory(torch.OutOfMemoryError())
    assert out_of_memory(RuntimeError("[enforce fail] DefaultCPUAllocator: can't allocate memory"))
    assert not out_of_memory(RuntimeError("shapes differ"))
    assert not out_of_memory(ValueError("out of memory"))


def sample() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    rng = np.random.default_rng(0)
    image = rng.integers(0, 255, (300, 300, 3), dtype=np.uint8)
    mask = np.zeros((300, 300), np.uint8)
    mask[100:150, 100:150] = 255
    return image, mask, np.where(mask[..., None] > 0, 127, image).astype(np.uint8)


def test_a_job_goes_on_smaller(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[int] = []
    real = module._forward

    def short_of_memory(image: np.ndarray, *rest: object) -> np.ndarray:
        tried.append(max(image.shape[:2]))
        if tried[-1] > 100:
            raise torch.OutOfMemoryError
        return real(image, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "_forward", short_of_memory)
    image, mask, fill = sample()
    healed = refine(image, mask, fill, find("inpaint"), BOX)
    assert tried == [178, 89]  # the hole and 64 pixels on every side, then half of that
    assert np.array_equal(healed[mask == 0], image[mask == 0])


def test_no_memory_at_all_is_said_plainly(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> np.ndarray:
        raise MemoryError

    monkeypatch.setattr(module, "_forward", never)
    with pytest.raises(OutOfMemory, match="memory"):
        refine(*sample(), find("inpaint"), BOX)


def test_other_errors_are_not_swallowed(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> np.ndarray:
        raise RuntimeError("shapes differ")

    monkeypatch.setattr(module, "_forward", broken)
    with pytest.raises(RuntimeError, match="shapes"):
        refine(*sample(), find("inpaint"), BOX)


def test_precision_is_probed_once() -> None:
    assert prefers_half(CPU) is prefers_half(CPU)
