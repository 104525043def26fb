"""`underpaint adjust`: pictures of both depths, clips, and what is refused."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from editor.cli.commands import main
from editor.core.adjustments import from_json
from editor.core.adjustments.apply import adjusted
from editor.media.still import open_still, save_still
from editor.media.video.reader import ClipReader
from tests.media.video.making import Spec, make

INVERTED = ["--adjustment", '{"kind": "invert"}']
RNG = np.random.default_rng(8)


def saved(path: Path, pixels: np.ndarray) -> Path:
    save_still(path, pixels)
    return path


def test_a_picture_is_adjusted_in_the_order_asked_for(tmp_path: Path) -> None:
    pixels = RNG.integers(40, 200, (30, 40, 3), np.uint8)
    source, out = saved(tmp_path / "a.png", pixels), tmp_path / "b.png"
    said = ["--levels", "0.1,0.9,1.2", "--curves", "0,0", "0.5,0.6", "1,1"]
    assert main(["adjust", str(source), *said, *INVERTED, "--out", str(out)]) == 0
    wanted = adjusted(pixels, [
        from_json({"kind": "levels", "all": [0.1, 0.9, 1.2, 0, 1]}),
        from_json({"kind": "curves", "all": [[0, 0], [0.5, 0.6], [1, 1]]}),
        from_json({"kind": "invert"}),
    ])  # fmt: skip
    assert np.array_equal(open_still(out).pixels[..., :3], wanted)


def test_sixteen_bits_stay_sixteen(tmp_path: Path) -> None:
    deep = RNG.integers(0, 65536, (20, 30, 3), np.uint16)
    source, out = saved(tmp_path / "a.tif", deep), tmp_path / "b.tif"
    assert main(["adjust", str(source), *INVERTED, "--out", str(out)]) == 0
    assert np.array_equal(open_still(out).pixels[..., :3], 65535 - deep)


def test_automatic_levels_reach_from_black_to_white(tmp_path: Path) -> None:
    dull = RNG.integers(80, 160, (60, 60, 3), np.uint8)
    source, out = saved(tmp_path / "a.png", dull), tmp_path / "b.png"
    assert main(["adjust", str(source), "--auto", "--out", str(out)]) == 0
    after = open_still(out).pixels[..., :3]
    assert after.min() == 0
    assert after.max() == 255


def test_every_frame_of_a_clip_is_adjusted(tmp_path: Path) -> None:
    clip, out = make(tmp_path / "a.mp4", Spec(frames=4)), tmp_path / "b.mkv"
    said = [*INVERTED, "--codec", "ffv1"]
    assert main(["adjust", str(clip), *said, "--out", str(out)]) == 0
    with ClipReader(clip) as before, ClipReader(out) as after:
        pairs = list(zip(before.frames(), after.frames(), strict=True))
    assert len(pairs) == 4
    for a, b in pairs:
        assert np.array_equal(b.pixels[..., :3], 255 - a.pixels[..., :3])


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ([], "Nothing is to be adjusted"),
        (["--levels", "dark"], "--levels dark"),
        (["--levels", "0.9,0.1"], "less than white"),
        (["--curves", "0,0"], "points"),
        (["--adjustment", "{"], "no JSON"),
        (["--adjustment", '{"kind": "sepia"}'], "no adjustment “sepia”"),
    ],
)
def test_nonsense_is_refused_in_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], said: list[str], meant: str
) -> None:
    source = saved(tmp_path / "a.png", np.zeros((4, 4, 3), np.uint8))
    assert main(["adjust", str(source), *said, "--out", str(tmp_path / "b.png")]) == 2
    assert meant in capsys.readouterr().err
    assert not (tmp_path / "b.png").exists()
