"""What lies in a library's folders, and what is put there and taken away."""

from __future__ import annotations

from pathlib import Path

import pytest

from editor.core.errors import BadInput
from editor.training.data import picture_names
from editor.ui.library import filing
from editor.ui.library.boards import read_boards
from editor.ui.library.words import board_words
from tests.ui.library.conftest import write_picture, write_series


def files(root: Path) -> set[str]:
    """Every file that is not in the trash."""
    found = (path for path in root.rglob("*") if path.is_file())
    names = {path.relative_to(root).as_posix() for path in found}
    return {name for name in names if not name.startswith(filing.TRASH)}


def test_folders_are_boards(stocked: Path) -> None:
    own, portraits = read_boards(stocked)
    assert [asset.path.name for asset in own.assets] == ["lake.png", "walk.mp4", "hill.jpg"]
    assert (own.clips, own.licence, len(own.pictures)) == (1, "", 2)
    assert portraits.assets[0].path.name == "portraits-00000.png"
    assert (portraits.licence, portraits.wanted) == ("CC0", 5)
    assert board_words(own) == "2 pictures, 1 clip · no licence named"
    assert board_words(portraits) == "3 of 5 pictures · CC0"


def test_a_licence_beside_the_pictures_is_found(root: Path) -> None:
    write_picture(root / "leaves" / "a.png")
    (root / "leaves" / "LICENSE").write_text("MIT License", encoding="utf-8")
    assert read_boards(root)[0].licence.startswith("MIT")


def test_nothing_is_there_at_first_and_a_broken_index_hides_no_board(root: Path) -> None:
    assert read_boards(root) == ()
    (write_series(root / "faces", 1, 1) / "series.json").write_text("{", encoding="utf-8")
    assert [(board.title, board.wanted) for board in read_boards(root)] == [("faces", 0)]


def test_files_are_copied_once_and_never_over_others(root: Path, tmp_path: Path) -> None:
    first, other = (
        write_picture(tmp_path / "a" / "x.png"),
        write_picture(tmp_path / "b" / "x.png", 9),
    )
    filing.copy_in([first, first, other, tmp_path / "a" / "no.docx"], root, None)
    assert files(root) == {"My pictures/x.png", "My pictures/x 2.png"}
    assert (root / "My pictures" / "x 2.png").read_bytes() == other.read_bytes()
    with pytest.raises(BadInput, match="no pictures or clips"):
        filing.copy_in([tmp_path / "no.docx"], root, None)


def test_a_folder_becomes_a_board_with_its_classes_and_its_licence(
    root: Path, tmp_path: Path
) -> None:
    write_picture(tmp_path / "pets" / "cats" / "1.png")
    (tmp_path / "pets" / "LICENSE").write_text("CC0", encoding="utf-8")
    (tmp_path / "pets" / "setup.exe").write_bytes(b"no")
    for _ in range(2):
        filing.copy_in([tmp_path / "pets"], root, None)
    assert files(root) == {
        "pets/cats/1.png", "pets/LICENSE", "pets 2/cats/1.png", "pets 2/LICENSE",
    }  # fmt: skip


def test_a_selection_is_a_list_that_training_reads(stocked: Path) -> None:
    chosen = [stocked / "portraits" / f"portraits-0000{n}.png" for n in (0, 2)]
    file = filing.collect(stocked, chosen)
    assert picture_names(file) == ["portraits/portraits-00000.png", "portraits/portraits-00002.png"]
    board = next(board for board in read_boards(stocked) if board.listed)
    assert board.pictures == tuple(chosen)
    taken = filing.take_off(file, chosen[:1])
    assert next(b for b in read_boards(stocked) if b.listed).pictures == (chosen[1],)
    assert chosen[0].exists()
    taken.undo()
    assert next(b for b in read_boards(stocked) if b.listed).pictures == tuple(chosen)


def test_what_is_taken_away_can_be_put_back(stocked: Path) -> None:
    before = files(stocked)
    lake = stocked / "My pictures" / "lake.png"
    taken = filing.to_trash(stocked, [lake, stocked / "portraits"])
    assert files(stocked) == {"My pictures/sub/hill.jpg", "My pictures/walk.mp4",
                              "My pictures/notes.txt"}  # fmt: skip
    write_picture(lake, 5)  # another one came meanwhile
    taken.undo()
    assert files(stocked) == before | {"My pictures/lake 2.png"}


def test_boards_have_names_of_their_own(stocked: Path) -> None:
    with pytest.raises(BadInput, match="a board of that name"):
        filing.make_board(stocked, "portraits")
    with pytest.raises(BadInput, match="a board of that name"):
        filing.rename_board(stocked / "portraits", stocked / "My pictures")
    names = ("leaves", "", " ", "a/b", ".hidden", "what?", "a.", "x" * 81)
    assert [filing.may_be_called(name) for name in names] == [True] + 7 * [False]
