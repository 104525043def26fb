"""Values through shared memory: equal on the other side, their own, and nothing is left behind."""

from __future__ import annotations

import os
from multiprocessing import resource_tracker
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from editor.jobs import wire
from editor.jobs.job import InpaintJob, Patch
from tests import fakes

arrays = hnp.arrays(
    st.sampled_from([np.uint8, np.uint16, np.float32, np.bool_]),
    hnp.array_shapes(min_dims=1, max_dims=4, min_side=0, max_side=6),
)


def carried(value: object) -> object:
    buffer = memoryview(bytearray(max(1, wire.nbytes_of(value))))
    stowed = wire.stow(value, buffer)
    assert not list(wire.arrays_of(stowed))
    return wire.unstow(stowed, buffer)


@settings(deadline=None, max_examples=40)
@given(st.lists(arrays, max_size=4), st.dictionaries(st.text(max_size=3), st.floats(0, 1)))
def test_arrays_of_any_shape_come_back_equal(found: list[np.ndarray], notes: dict) -> None:
    back = carried((found, {"notes": notes, "more": tuple(found)}, None, "text"))
    assert back[1]["notes"] == notes and back[2:] == (None, "text")
    for before, after in zip([*found, *found], [*back[0], *back[1]["more"]], strict=True):
        assert after.dtype == before.dtype
        np.testing.assert_array_equal(after, before)
        assert not after.flags.writeable


def test_a_job_comes_back_as_a_job_with_memory_of_its_own() -> None:
    job = fakes.job("patch", 50, seed=7, answers=3)
    buffer = memoryview(bytearray(wire.nbytes_of(job)))
    back = wire.unstow(wire.stow(job, buffer), buffer)
    buffer[:] = bytes(len(buffer))  # the segment is lent to somebody else
    assert isinstance(back, InpaintJob)
    assert (back.model, back.seed, back.answers, back.place) == ("patch", 7, 3, job.place)
    assert np.array_equal(back.image, job.image) and np.array_equal(back.mask, job.mask)


def test_without_shared_memory_the_arrays_go_in_person() -> None:
    patch = fakes.filled(fakes.job(), notes={"seam": 0.5})
    back = wire.unstow(wire.taken_apart(patch), None)
    assert isinstance(back, Patch)
    assert np.array_equal(back.pixels, patch.pixels) and back.notes == {"seam": 0.5}


def test_slices_and_other_strides_are_carried_too() -> None:
    picture = np.arange(4 * 6 * 3, dtype=np.uint8).reshape(4, 6, 3)
    assert np.array_equal(carried(picture[::2, ::-1]), picture[::2, ::-1])


class Forgotten(list):
    """Names of segments that were dropped."""


@pytest.fixture
def forgotten() -> Forgotten:
    return Forgotten()


@pytest.fixture
def pool(forgotten: Forgotten) -> wire.Pool:
    return wire.Pool(forgotten.append)


def test_segments_are_used_again_while_they_fit(pool: wire.Pool) -> None:
    first = pool.lend(3 * wire.MIB)
    assert first is not None and first.size >= 3 * wire.MIB
    pool.give_back(first)
    assert pool.lend(2 * wire.MIB) is first
    other = pool.lend(2 * wire.MIB)
    assert other is not None and other is not first
    pool.give_back(first)
    pool.give_back(other)
    pool.close()


def test_no_more_is_kept_than_the_limit(
    pool: wire.Pool, forgotten: Forgotten, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wire, "FREE_BYTES", 4 * wire.MIB)
    lent = [pool.lend(3 * wire.MIB) for _ in range(2)]
    names = [segment.name for segment in lent if segment]
    for segment in lent:
        assert segment is not None
        pool.give_back(segment)
    assert forgotten == names[:1]
    assert not Path("/dev/shm", names[0]).exists()
    pool.close()
    assert forgotten == names


def test_what_is_lent_while_the_pool_closes_is_dropped_when_it_comes_back(
    pool: wire.Pool, forgotten: Forgotten
) -> None:
    segment = pool.lend(10)
    assert segment is not None
    pool.close()
    assert forgotten == []
    pool.give_back(segment)
    assert forgotten == [segment.name]


def test_a_full_shared_memory_is_noticed_before_it_is_written_to(pool: wire.Pool) -> None:
    """Else the first write would be a bus error and take the window with it."""
    assert pool.lend(1 << 44) is None
    assert not list(Path("/dev/shm").glob(f"underpaint-{os.getpid()}-*"))


def test_attaching_lays_no_claim_to_a_segment(
    pool: wire.Pool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A claim that arrives after the owner's unlink is reported as a leak when the window ends."""
    segment = pool.lend(100)
    assert segment is not None and segment.buf is not None
    claims: list[object] = []
    monkeypatch.setattr(resource_tracker, "register", lambda *claim: claims.append(claim))
    seen = wire.attach(segment.name)
    assert seen.buf is not None and claims == []
    resource_tracker.register("put back", "in its place")
    assert claims == [("put back", "in its place")]
    segment.buf[5] = 42
    assert seen.buf[5] == 42
    seen.close()
    pool.give_back(segment)
    pool.close()
