"""`underpaint style` and `styles`: pictures, clips and folders in, the same out in a style."""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from editor.app import main
from editor.cli import batch, commands, style, styling
from editor.cli.styling import Wish, mixed, style_named, template_for
from editor.core.errors import BadInput
from editor.engines import all as all_engines
from editor.engines.backends import Backends
from editor.engines.style import StyleEngine
from editor.weights.card import Card
from editor.weights.install import write_card
from tests.cli.conftest import Fails
from tests.cli.pictures import frames, picture
from tests.engines.making import STYLES, style_card


@pytest.fixture(autouse=True, scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Card]]:
    """Small models with random weights instead of the shipped ones."""
    folder = tmp_path_factory.mktemp("models")
    cards = {name: style_card(folder, name) for name in ("styles", "styles-half", "style-any")}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(styling, "builtin_models", lambda: tuple(cards.values()))
        patch.setattr(all_engines, "StyleEngine", lambda: StyleEngine(cards.__getitem__))
        yield cards


def test_a_picture_is_painted_at_its_own_size(photo: Path, tmp_path: Path) -> None:
    out = tmp_path / "painted.png"
    assert main(["style", str(photo), "--style", "Waves", "--out", str(out)]) == 0
    painted = np.asarray(Image.open(out)).astype(int)
    assert painted.shape == (60, 90, 3)
    assert np.abs(painted - picture()).mean() > 10


def test_a_mask_limits_it_and_transparency_and_sixteen_bits_stay(tmp_path: Path) -> None:
    tifffile = pytest.importorskip("tifffile")
    source, mask, out = (tmp_path / name for name in ("deep.tif", "mask.png", "out.tif"))
    deep = np.dstack([picture().astype(np.uint16) * 256 + 77, np.full((60, 90), 40_000, np.uint16)])
    tifffile.imwrite(source, deep, photometric="rgb", extrasamples=["unassalpha"])
    white = np.zeros((60, 90), np.uint8)
    white[20:40, 30:60] = 255
    Image.fromarray(white).save(mask)
    arguments = ["style", str(source), "--style", "dots", "--mask", str(mask), "--out", str(out)]
    assert main(arguments) == 0
    after = tifffile.imread(out)
    assert after.dtype == np.uint16
    np.testing.assert_array_equal(after[white == 0], deep[white == 0])
    np.testing.assert_array_equal(after[..., 3], deep[..., 3])
    assert (after[white > 0] != deep[white > 0]).any()


def test_a_clip_keeps_its_frames_and_size(clip: Path, tmp_path: Path) -> None:
    out = tmp_path / "painted.mp4"
    assert main(["style", str(clip), "--style", "waves", "--size", "64", "--out", str(out)]) == 0
    painted, source = frames(out), frames(clip)
    assert len(painted) == 12 and painted[0].shape == (60, 90, 3)
    for one, other in zip(painted, source, strict=True):
        assert np.abs(one.astype(int) - other).mean() > 5
    assert not list(tmp_path.glob("*.parts"))


def test_an_interrupted_clip_goes_on_and_ends_the_same(
    clip: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    only = ("torch-float32",)  # two clips begun anew may each take what is fastest at that moment
    monkeypatch.setattr(Backends, "names", property(lambda self: only))
    whole, out = tmp_path / "whole.mkv", tmp_path / "out.mkv"
    command = ["style", str(clip), "--style", "waves", "--mix", "dots=0.4", "--out"]
    assert main([*command, str(whole)]) == 0
    tick = batch.Progress.tick

    def stop(self: batch.Progress, fraction: float) -> None:
        if fraction > 0.8:
            raise KeyboardInterrupt
        tick(self, fraction)

    with monkeypatch.context() as patch:
        patch.setattr(batch.Progress, "tick", stop)
        capsys.readouterr()
        assert main([*command, str(out)]) == 130
    assert "goes on from there" in capsys.readouterr().err
    assert (tmp_path / "out.mkv.parts").is_dir() and not out.exists()
    assert main([*command, str(out)]) == 0
    sums = [[hashlib.sha256(f.tobytes()).digest() for f in frames(p)] for p in (whole, out)]
    assert sums[0] == sums[1] and len(sums[0]) == 12


def test_a_folder_of_both_is_styled_and_what_failed_is_named(
    photo: Path, clip: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    photo.rename(folder / "photo.png")
    clip.rename(folder / "clip.avi")  # an MP4 under another name
    (folder / "torn.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"0" * 50)
    arguments = ["style", str(folder), "--style", "lines", "--out", str(out), "--json"]
    assert main(arguments) == 2
    said = capsys.readouterr()
    assert sorted(path.name for path in out.iterdir()) == ["clip.mp4", "photo.png"]
    assert "torn.png" in said.err and "Traceback" not in said.err
    lines = [json.loads(line) for line in said.out.splitlines()]
    done = {Path(line["out"]).name: line for line in lines if line["event"] == "done"}
    assert done["clip.mp4"]["frames"] == 12 and done["photo.png"]["seconds"] > 0


def test_any_picture_is_a_style(photo: Path, tmp_path: Path) -> None:
    reference, outs = tmp_path / "flower.png", []
    for number, colour in enumerate(((200, 30, 30), (20, 60, 200))):
        Image.new("RGB", (700, 300), colour).save(reference)
        outs.append(tmp_path / f"{number}.png")
        command = ["style", str(photo), "--style", str(reference), "--out", str(outs[-1])]
        assert main(command) == 0
    assert outs[0].read_bytes() != outs[1].read_bytes()


def test_the_list_begins_each_line_with_the_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["styles", "list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == list(STYLES)
    assert "Waves (nobody, 1900)" in lines[0]
    assert main(["styles", "list", "--json"]) == 0
    first = json.loads(capsys.readouterr().out.splitlines()[0])
    assert first == {"id": "waves", "title": "Waves (nobody, 1900)"}


@pytest.mark.parametrize(
    "words", ["dots", "DOTS", "Dots (nobody, 1910)", "do", "1910", "nobody 1910"]
)
def test_a_style_is_known_by_id_title_or_an_unmistakable_beginning(words: str) -> None:
    assert style_named(words, STYLES) == "dots"


@pytest.mark.parametrize("words", ["nobody", "(nobody", "19"])
def test_words_of_several_styles_name_them_all(words: str) -> None:
    with pytest.raises(BadInput, match="may be waves, dots"):
        style_named(words, STYLES)


@pytest.mark.parametrize("words", ["ots", "-", "(", "dotsdots"])
def test_pieces_of_words_name_no_style(words: str) -> None:
    with pytest.raises(BadInput, match="neither"):
        style_named(words, STYLES)


def test_a_name_comes_before_a_file_and_a_file_before_a_beginning(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("dots", "do"):
        (tmp_path / name).write_bytes(b"")
    assert style_named("dots", STYLES) == "dots"
    assert style_named("do", STYLES) is None


def test_shares_leave_the_rest_to_the_first_style() -> None:
    assert mixed("waves", ["dots=0.4", "lines=0.1"], STYLES) == pytest.approx(
        {"waves": 0.5, "dots": 0.4, "lines": 0.1}
    )
    assert mixed("waves", ["dots=1"], STYLES) == {"waves": 0.0, "dots": 1.0}
    with pytest.raises(BadInput, match="more than 1"):
        mixed("waves", ["dots=0.7", "lines=0.4"], STYLES)


def test_clips_take_the_quick_model_and_pictures_the_fine_one() -> None:
    assert template_for(Wish("waves"), clip=True).model == "styles-half"
    assert template_for(Wish("waves"), clip=False).model == "styles"
    assert template_for(Wish("waves", model="styles"), clip=True).model == "styles"


def put_style(folder: Path) -> Card:
    """A model with the test's three styles in a folder of its own."""
    folder.mkdir()
    card = style_card(folder)
    write_card(folder, card.written())
    return card


def test_a_model_is_a_name_a_folder_or_a_file(
    photo: Path, tmp_path: Path, fails: Fails, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = put_style(tmp_path / "mine")
    models = (str(card.folder), str(card.path))
    for model in models:
        template = template_for(Wish("dots", model=model), clip=False)
        assert (template.model, template.mix) == (model, {"dots": 1.0})
    monkeypatch.setattr(all_engines, "StyleEngine", StyleEngine)  # cards by the real shelf
    outs = [tmp_path / f"{number}.png" for number in range(2)]
    for model, out in zip(models, outs, strict=True):
        assert main(["style", str(photo), "--style", "dots", "--model", model,
                     "--out", str(out)]) == 0  # fmt: skip
    assert outs[0].read_bytes() == outs[1].read_bytes()
    command = ["style", str(photo), "--out", str(tmp_path / "o.png"), "--style"]
    assert "paints no styles" in fails([*command, "dots", "--model", "portraits"])
    assert "neither" in fails([*command, "udnie", "--model", models[0]])
    assert "takes no pictures" in fails([*command, str(photo), "--model", models[0]])


def test_every_example_of_the_help_is_understood(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as leaving:
        main(["style", "--help"])
    assert not leaving.value.code and style.EXAMPLES in capsys.readouterr().out
    parser = argparse.ArgumentParser()
    style.add_arguments(parser)
    examples = [line.split() for line in style.EXAMPLES.splitlines()[1:]]
    assert len(examples) > 2
    for words in examples:
        assert words[:2] == ["underpaint", "style"]
        assert parser.parse_args(words[2:]).style


def test_stopped_while_its_modules_load_it_says_so(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(name: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(commands, "import_module", stop)
    assert main(["style", "a.png"]) == 130
    assert "Stopped" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b"a diary" * 99, "text file"),
        (bytes(range(256)) * 9, "no picture or clip"),
        (b"#EXTM3U\n#EXTINF:9,\nhttp://127.0.0.1/a.ts\n", "text file"),
        (b"ffconcat version 1.0\nfile 'http://127.0.0.1/a.mp4'\n", "text file"),
        (b'<?xml version="1.0"?><MPD><BaseURL>http://127.0.0.1/</BaseURL></MPD>', "XML"),
    ],
)
def test_what_is_no_clip_is_named_whatever_it_is_called(
    tmp_path: Path, fails: Fails, content: bytes, words: str
) -> None:
    source, out = tmp_path / "film.mp4", tmp_path / "out.mp4"
    source.write_bytes(content)
    complaint = fails(["style", str(source), "--style", "waves", "--out", str(out)])
    assert words in complaint and "film.mp4" in complaint
    assert not out.exists()


def test_no_input_is_replaced(photo: Path, clip: Path, tmp_path: Path, fails: Fails) -> None:
    link = tmp_path / "link.mp4"
    link.symlink_to(clip)
    before = {path: path.read_bytes() for path in (photo, clip)}
    for source, out in [
        (photo, photo), (clip, clip), (clip, link), (link, clip), (clip, tmp_path),
        (tmp_path, tmp_path),
    ]:  # fmt: skip
        complaint = fails(["style", str(source), "--style", "waves", "--out", str(out)])
        assert "what it is made of" in complaint
    assert before == {path: path.read_bytes() for path in before}


def test_without_the_model_for_pictures_that_is_said(
    photo: Path, tmp_path: Path, fails: Fails, shelf: dict[str, Card],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    cards = tuple(card for name, card in shelf.items() if name != "style-any")
    monkeypatch.setattr(styling, "builtin_models", lambda: cards)
    out = str(tmp_path / "o.png")
    assert "not installed" in fails(["style", str(photo), "--style", str(photo), "--out", out])


def test_bad_requests_get_one_sentence(
    photo: Path, clip: Path, tmp_path: Path, fails: Fails
) -> None:
    out, small = str(tmp_path / "o.png"), tmp_path / "small.png"
    Image.new("L", (9, 9), 255).save(small)
    plain = ["style", str(photo), "--out", out, "--style"]
    film = ["style", str(clip), "--style", "waves", "--out"]
    cases = [
        ([*plain, "cubes"], "neither a style nor a picture"),
        ([*plain, "dotz"], "Did you mean dots"),
        ([*plain, ""], "neither"),
        ([*plain, "waves", "--mix", "dots"], "no share"),
        ([*plain, "waves", "--mix", "dots=much"], "no number"),
        ([*plain, "waves", "--mix", "dots=2"], "0 to 1"),
        ([*plain, "waves", "--strength", "7"], "--strength"),
        ([*plain, "waves", "--size", "-5"], "--size"),
        ([*plain, "waves", "--size", "3"], "32 to 4096"),
        ([*plain, "waves", "--mask", str(small)], "small.png"),
        ([*plain, str(photo), "--mix", "dots=0.5"], "cannot be mixed"),
        (["style", "nowhere.png", "--style", "waves", "--out", out], "nowhere.png"),
        (["style", str(tmp_path / "none"), "--style", "waves", "--out", out], "none"),
        ([*film, str(tmp_path / "o.xyz")], ".xyz"),
        ([*film, str(tmp_path / "o.gif"), "--codec", "h264"], "o.gif"),
        ([*film, str(tmp_path / "o.mp4"), "--quality", "101"], "101"),
        ([*film, str(tmp_path / "no" / "o.mp4")], "no"),
        ([*film, str(tmp_path / "o.mp4"), "--mask", str(small)], "small.png"),
    ]
    for arguments, words in cases:
        assert words in fails(arguments)
    assert not list(tmp_path.glob("o*"))
