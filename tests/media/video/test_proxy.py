"""A proxy shows the same frames at the same times, and belongs to one state of one file."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from editor.core.errors import BadFile, CannotWrite
from editor.core.geometry import Size
from editor.jobs.job import Cancelled
from editor.media.video.info import PQ, Colour
from editor.media.video.probe import probe
from editor.media.video.proxy import make_proxy, wants_proxy
from editor.media.video.reader import ClipReader
from tests.media.video.making import Spec, make, number_of

SPECS = {
    "even.mp4": Spec(frames=20, gop=20),
    "uneven.mp4": Spec(ticks=(0, 24, 30, 100, 101, 130, 300, 310, 500)),
    "uneven.mkv": Spec(ticks=(0, 24, 30, 100, 130, 300, 310, 500)),
    "turned.mp4": Spec(rotation=90, aspect=Fraction(4, 3)),
    "clear.webm": Spec(frames=6, codec="libvpx-vp9", pixel_format="yuva420p"),
    "old.avi": Spec(base=Fraction(1001, 30_000), rate=Fraction(30_000, 1001)),
}


@pytest.mark.parametrize("name", SPECS)
def test_the_same_frames_at_the_same_times(name: str, tmp_path: Path) -> None:
    path = make(tmp_path / name, SPECS[name])
    told: list[float] = []
    proxy = make_proxy(path, tmp_path / "proxies", height=48, tick=told.append)
    info, copy = probe(path), probe(proxy)
    assert copy.times == info.times and copy.alpha == info.alpha
    assert len(copy.key_ticks) == copy.frames
    assert copy.size.h == 48 and abs(copy.size.w - info.size.w * 48 / info.size.h) < 1
    assert told == sorted(told) and told[-1] == 1
    with ClipReader(proxy) as small, ClipReader(path, longest=max(copy.size)) as large:
        for index in range(info.frames):
            shown = small.frame(index).pixels.astype(int)
            assert number_of(shown) == index
            assert np.abs(shown - large.frame(index).pixels)[14:].mean() < 4


def test_it_is_made_once_and_anew_for_another_state_of_the_file(tmp_path: Path) -> None:
    path, folder = make(tmp_path / "a.mp4"), tmp_path / "proxies"
    first = make_proxy(path, folder)
    made = first.stat().st_mtime_ns
    assert make_proxy(path, folder) == first and first.stat().st_mtime_ns == made
    assert make_proxy(path, folder, height=48) != first
    make(path, Spec(frames=7))
    another = make_proxy(path, folder)
    assert another != first and probe(another).frames == 7


def test_nothing_unfinished_stays(tmp_path: Path) -> None:
    path, folder = make(tmp_path / "a.mp4"), tmp_path / "proxies"

    def cancel(share: float) -> None:
        if share > 0.5:
            raise Cancelled

    with pytest.raises(Cancelled):
        make_proxy(path, folder, tick=cancel)
    assert list(folder.iterdir()) == []
    (tmp_path / "file").write_bytes(b"in the way")
    with pytest.raises(CannotWrite, match="preview copy"):
        make_proxy(path, tmp_path / "file" / "proxies")
    with pytest.raises(BadFile):
        make_proxy(tmp_path / "none.mp4", folder)


def test_who_wants_one(tmp_path: Path) -> None:
    info = probe(make(tmp_path / "a.mp4", Spec(frames=70, gop=250)))
    assert not wants_proxy(info)
    assert wants_proxy(replace(info, size=Size(1280, 720)))  # one key frame for 70 frames
    often = probe(make(tmp_path / "b.mp4", Spec(frames=70, gop=10)))
    assert not wants_proxy(replace(often, size=Size(1920, 1080)))
    assert wants_proxy(replace(often, size=Size(2560, 1440)))
    assert wants_proxy(replace(often, size=Size(1280, 720), colour=Colour(9, PQ)))  # slow to read
