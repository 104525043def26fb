"""Hundreds of damaged clips: an error that names the file, or frames of one size; never else."""

from __future__ import annotations

import random
from fractions import Fraction
from pathlib import Path

import pytest

from editor.core.errors import BadFile
from editor.core.geometry import Size
from editor.media.video.probe import probe
from editor.media.video.reader import ClipReader
from editor.media.video.sound import SoundReader
from tests.media.making import mutant
from tests.media.video.making import Spec, make

MUTANTS = 60
SPECS = {
    "a.mp4": Spec(frames=8, sound=0.2),
    "b.mp4": Spec(frames=8, container={"movflags": "frag_keyframe+empty_moov"}),
    "a.mov": Spec(frames=3, codec="png", pixel_format="rgba", rotation=90),
    "a.mkv": Spec(frames=8, sound=0.2, aspect=Fraction(4, 3)),
    "a.webm": Spec(frames=6, codec="libvpx-vp9", pixel_format="yuva420p"),
    "a.avi": Spec(frames=8, codec="mpeg4", base=Fraction(1, 25)),
    "a.ts": Spec(frames=8, sound=0.2),
    "a.gif": Spec(frames=6, codec="gif", pixel_format="rgb8", base=Fraction(1, 100)),
}


@pytest.mark.parametrize("name", SPECS)
def test_mutants(name: str, tmp_path: Path) -> None:
    path = make(tmp_path / name, SPECS[name])
    data, chance = path.read_bytes(), random.Random(11)
    said, noted = [], 0
    for number in range(MUTANTS):
        damaged = tmp_path / f"{number}{path.suffix}"
        damaged.write_bytes(mutant(data, chance))
        try:
            noted += bool(read_all(damaged, chance))
        except BadFile as error:
            said.append(str(damaged) in str(error))
    assert all(said)
    assert len(said) + noted > MUTANTS // 20  # they are damaged enough to mean something


def read_all(path: Path, chance: random.Random) -> str:
    """Read the clip every way; what the reader notes."""
    info = probe(path)
    if info.frames > 200:  # a mutant's time stamps may lie days apart, its frames are few
        raise AssertionError(f"{info.frames} frames out of nothing")
    with ClipReader(path, longest=64) as reader:
        sizes = {Size(*frame.pixels.shape[1::-1]) for frame in reader.frames()}
        for index in chance.choices(range(info.frames), k=3):
            assert reader.frame(index).index == index
    assert len(sizes) == 1
    if info.sound is not None:
        with SoundReader(path) as heard:
            assert heard.read(0.05, 0.1).shape == (4800, 2)
    return reader.note
