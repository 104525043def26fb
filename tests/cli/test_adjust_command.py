"""`underpaint adjust`: pictures of both depths, clips, and what is refused."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from editor.cli.commands import main
from editor.core.adjustments import from_json
from editor.core.adjustments.apply import adjusted
from editor.core.document import Document
from editor.core.geometry import Size
from editor.core.layer import PixelLayer
from editor.core.raster import raster_from
from editor.media.files import open_document
from editor.media.ora import save_ora
from editor.media.still import open_still, save_still
from editor.media.video.reader import ClipReader
from editor.render.deep import flatten_at_depth
from tests.cli.conftest import Fails
from tests.media.making import document, flat
from tests.media.psd_making import sample
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
        (["--levels", "dark"], "--levels dark does not fit. Give black and white in 0..1"),
        (["--levels", "-1,2"], "--levels -1,2 does not fit. Give black and white in 0..1"),
        (["--curves", "-.5,0", "1,1"], "--curves -.5,0 1,1 does not fit. Give 2 to 32 points"),
        (["--levels", "0.9,0.1"], "--levels 0.05,0.95,1.2"),
        (["--levels", "0,1,inf"], "gamma in 0.1..10"),
        (["--curves", "0,0"], "--curves 0,0 0.25,0.18 1,1"),
        (["--curves", "0,0", "x"], "--curves 0,0 x does not fit. Give 2 to 32 points"),
        (["--adjustment", "{"], "no JSON"),
        (["--adjustment", '{"kind": "sepia"}'], "no adjustment “sepia”"),
        ([*INVERTED, "--codec", "h264"], "--codec h264 is for clips"),
        ([*INVERTED, "--quality", "0"], "--quality takes 1 to 100, not 0"),
        ([*INVERTED, "--what"], "unrecognized arguments: --what"),
    ],
)
def test_nonsense_is_refused_in_a_sentence(
    tmp_path: Path, fails: Fails, said: list[str], meant: str
) -> None:
    source = saved(tmp_path / "a.png", np.zeros((4, 4, 3), np.uint8))
    assert meant in fails(["adjust", str(source), *said, "--out", str(tmp_path / "b.png")])
    assert not (tmp_path / "b.png").exists()


def test_documents_are_adjusted_as_they_show(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    made = document(size=(80, 60))
    save_ora(folder / "a.ora", made, flat(made))
    sample(folder / "b.psd")
    deep = RNG.integers(0, 65536, (6, 8, 4), np.uint16)
    deep[..., 3] = 65535
    layers = Document(Size(8, 6), (PixelLayer("deep", pixels=raster_from(deep)),))
    save_ora(folder / "c.ora", layers, flat(layers))
    assert main(["adjust", str(folder), *INVERTED, "--out", str(out)]) == 0
    shown = flattened(folder / "a.ora")
    back = open_still(out / "a.png").pixels
    assert back.dtype == shown.dtype == np.uint16  # for one of its layers is
    assert (back[..., :3] == 65535 - shown[..., :3]).all()
    assert back.shape[2] == 3 or (back[..., 3] == shown[..., 3]).all()
    assert (open_still(out / "c.png").pixels == 65535 - deep[..., :3]).all()
    assert open_still(out / "b.png").size == (40, 30)
    assert capsys.readouterr().out.count("\n") >= 3


def test_a_folder_is_walked_and_its_sub_folders_are_made_again(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    deep = folder / "holidays" / "2026"
    deep.mkdir(parents=True)
    (folder / ".hidden").mkdir()
    pixels = RNG.integers(0, 256, (6, 8, 3), np.uint8)
    for at in (folder, deep, folder / ".hidden"):
        saved(at / "a.png", pixels)
    out = folder / "inverted"
    for _ in range(2):  # what was written is no picture of the second call
        assert main(["adjust", str(folder), *INVERTED, "--out", str(out)]) == 0
    written = sorted(path.relative_to(out).as_posix() for path in out.rglob("*.*"))
    assert written == ["a.png", "holidays/2026/a.png"]
    assert (open_still(out / written[1]).pixels == 255 - pixels).all()


def test_two_of_one_name_do_not_replace_each_other(tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    made = document(size=(80, 60))
    save_ora(folder / "a.ora", made, flat(made))
    saved(folder / "a.png", RNG.integers(0, 256, (9, 9, 3), np.uint8))
    assert main(["adjust", str(folder), *INVERTED, "--out", str(out)]) == 0
    assert {path.name: open_still(path).size for path in out.iterdir()} == {
        "a.png": (80, 60), "a.png.png": (9, 9),
    }  # fmt: skip


def test_quality_is_that_of_a_picture_too_and_what_is_lost_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    noise = RNG.integers(0, 256, (64, 64, 4), np.uint8)
    source, sizes = saved(tmp_path / "a.png", noise), []
    for quality in ("20", "95"):
        out = tmp_path / f"{quality}.jpg"
        assert (
            main(["adjust", str(source), *INVERTED, "--quality", quality, "--out", str(out)]) == 0
        )
        sizes.append(out.stat().st_size)
    assert sizes[0] * 2 < sizes[1]
    assert "JPEG knows no transparency" in capsys.readouterr().out


def flattened(path: Path) -> np.ndarray:
    """What a document shows at its own depth, RGBA."""
    opened = open_document(path).document
    return flatten_at_depth(opened, opened.bounds)
