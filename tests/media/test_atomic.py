"""Saving never destroys what was there, and says in one sentence why it could not."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import stat
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

import pytest

from editor.core.errors import BadFile, BadInput, CannotWrite
from editor.media.atomic import atomic_write, check_apart
from editor.media.still import open_still, save_still
from tests.media.making import photo

needs_posix = pytest.mark.skipif(os.name != "posix", reason="POSIX permissions and links")


def writing(data: bytes) -> Callable[[BinaryIO], None]:
    def write(file: BinaryIO) -> None:
        file.write(data)

    return write


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.bin"
    path.write_bytes(b"the good old bytes")
    return path


def untouched(path: Path) -> bool:
    """The old bytes are there and nothing stands beside them."""
    return path.read_bytes() == b"the good old bytes" and list(path.parent.iterdir()) == [path]


def test_it_replaces_and_leaves_nothing_beside(good: Path) -> None:
    atomic_write(good, writing(b"new"))
    assert good.read_bytes() == b"new"
    assert list(good.parent.iterdir()) == [good]


@needs_posix
def test_permissions_and_links_stay(good: Path) -> None:
    good.chmod(0o640)
    link = good.parent / "link.bin"
    link.symlink_to(good)
    atomic_write(link, writing(b"through the link"))
    assert link.is_symlink() and good.read_bytes() == b"through the link"
    assert stat.S_IMODE(good.stat().st_mode) == 0o640


@pytest.mark.parametrize(
    ("number", "words"),
    [(errno.ENOSPC, "disk is full"), (errno.EFBIG, "larger than"), (errno.EIO, "Writing failed")],
)
def test_a_failing_disk_costs_nothing(good: Path, number: int, words: str) -> None:
    def write(file: BinaryIO) -> None:
        file.write(b"half of i")
        raise OSError(number, os.strerror(number))

    with pytest.raises(CannotWrite, match=words) as caught:
        atomic_write(good, write)
    assert str(good) in str(caught.value)
    assert untouched(good)


def test_any_other_error_of_the_writer_costs_nothing_either(good: Path) -> None:
    def write(file: BinaryIO) -> None:
        file.write(b"half")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        atomic_write(good, write)
    assert untouched(good)


def test_what_cannot_be_read_back_is_not_put_in_place(good: Path) -> None:
    def verify(path: Path) -> None:
        assert path.read_bytes() == b"new"
        raise BadFile("a hole in the middle")

    with pytest.raises(CannotWrite, match="a hole in the middle"):
        atomic_write(good, writing(b"new"), verify)
    assert untouched(good)


def test_folders_and_missing_folders_are_named(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match=r"This is a folder"):
        atomic_write(tmp_path, writing(b""))
    with pytest.raises(CannotWrite, match=r"folder does not exist"):
        atomic_write(tmp_path / "none" / "a.png", writing(b""))


def test_a_name_too_long_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match=r"too long|does not exist|failed"):
        atomic_write(tmp_path / ("x" * 300), writing(b""))
    assert not list(tmp_path.iterdir())


@contextlib.contextmanager
def as_nobody() -> Iterator[None]:
    """Without the rights of root, where the tests run as root."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder whose parents everybody may enter (pytest's are its owner's alone)."""
    folder = Path(tempfile.mkdtemp(prefix="underpaint-test-"))
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


@needs_posix
def test_no_permission_is_a_sentence(open_folder: Path) -> None:
    path = open_folder / "picture.png"
    save_still(path, photo())
    path.chmod(0o666)
    before = path.read_bytes()
    open_folder.chmod(0o555)
    with as_nobody(), pytest.raises(CannotWrite, match="You may not write") as caught:
        save_still(path, photo(seed=2))
    assert str(path) in str(caught.value) and path.read_bytes() == before


@needs_posix
def test_a_protected_file_is_not_replaced(open_folder: Path) -> None:
    path = open_folder / "picture.png"
    path.write_bytes(b"mine")
    path.chmod(0o444)
    open_folder.chmod(0o777)
    with as_nobody(), pytest.raises(CannotWrite, match="write-protected"):
        atomic_write(path, writing(b"yours"))
    assert path.read_bytes() == b"mine"


@needs_posix
def test_no_permission_to_read_is_a_sentence(open_folder: Path) -> None:
    path = open_folder / "picture.png"
    save_still(path, photo())
    path.chmod(0o000)
    with as_nobody(), pytest.raises(BadFile, match="You may not read"):
        open_still(path)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A real file system of 256 KiB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(folder)]
    if shutil.which("mount") is None or subprocess.run(command, capture_output=True).returncode:
        pytest.skip("mounting a small file system is not permitted here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.parametrize("suffix", [".png", ".tif", ".jpg", ".bmp"])
def test_a_full_disk_keeps_the_old_picture(small_disk: Path, suffix: str) -> None:
    path = small_disk / f"picture{suffix}"
    save_still(path, photo())
    before = path.read_bytes()
    noise = photo(900, 700, dtype="uint8")  # type: ignore[arg-type]
    noise = (noise.astype(int) * 31 % 251).astype("uint8")
    with pytest.raises(CannotWrite, match="disk is full"):
        save_still(path, noise)
    assert path.read_bytes() == before and list(small_disk.iterdir()) == [path]


@needs_posix
def test_leftovers_of_killed_savers_go_and_those_in_use_stay(tmp_path: Path) -> None:
    import fcntl

    dead, alive = (tmp_path / f".underpaint-{name}.part" for name in ("dead", "alive"))
    foreign = tmp_path / ".other-1.part"
    for path in (dead, alive, foreign):
        path.write_bytes(b"x")
    with alive.open("rb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        atomic_write(tmp_path / "a.bin", writing(b"new"))
        assert not dead.exists() and alive.exists() and foreign.exists()
    atomic_write(tmp_path / "a.bin", writing(b"newer"))
    assert not alive.exists() and foreign.exists()


def test_a_source_is_known_under_any_name(good: Path, tmp_path: Path) -> None:
    link, twin = tmp_path / "link.png", tmp_path / "twin.png"
    link.symlink_to(good)
    twin.hardlink_to(good)
    for path in (good, link, twin, good.parent / ".." / good.parent.name / good.name):
        with pytest.raises(BadInput, match="made of"):
            check_apart(path, [tmp_path / "missing.png", good])
    check_apart(tmp_path / "new.png", [good])
    check_apart(good, [tmp_path / "missing.png"])
