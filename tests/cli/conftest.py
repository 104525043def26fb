"""What tests of commands share: commands that must fail, and a little generator to draw with."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image

from editor.app import main
from editor.nets.portraits import PortraitNet
from tests.cli.little import put_on
from tests.cli.pictures import picture, write_clip

Fails = Callable[[list[str]], str]


@pytest.fixture
def fails(capsys: pytest.CaptureFixture[str]) -> Fails:
    """Runs a command that must end with one sentence and exit code 2; gives the sentence."""

    def run(arguments: list[str]) -> str:
        try:
            code = main(arguments)
        except SystemExit as leaving:
            code = int(leaving.code or 0)
        complaint = capsys.readouterr().err
        assert code == 2 and len(complaint.strip().splitlines()) == 1, complaint
        return complaint

    return run


@pytest.fixture(scope="module")
def net(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PortraitNet]:
    """The generator `little`, on the shelf of installed models."""
    shelf, own = (tmp_path_factory.mktemp(name) for name in ("models", "directions"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("UNDERPAINT_MODELS", str(shelf))
        patch.setenv("UNDERPAINT_DIRECTIONS", str(own))
        yield put_on(shelf)


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A 90 x 60 picture."""
    path = tmp_path / "photo.png"
    Image.fromarray(picture()).save(path)
    return path


@pytest.fixture
def clip(tmp_path: Path) -> Path:
    """90 x 60 pixels, 12 frames at 5 a second."""
    return write_clip(tmp_path / "clip.mp4")
