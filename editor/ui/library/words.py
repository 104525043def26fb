"""Boards, pictures and clips in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from editor.ui.library.boards import Asset, Board
from editor.ui.words import marked as T

_PICTURES = T("Library", "{n} pictures")
_PICTURE = T("Library", "1 picture")
_PART = T("Library", "{n} of {all} pictures")
_CLIPS = T("Library", "{n} clips")
_CLIP = T("Library", "1 clip")
_EMPTY = T("Library", "empty")
_COLLECTION = T("Library", "selection")
_MOVES = T("Library", "Clip")
_UNKNOWN = T("Library", "no licence named")


def _said(text: str, **values: object) -> str:
    return QCoreApplication.translate("Library", text).format(**values)


def count_words(board: Board) -> str:
    """How much lies in a board: "12 pictures, 2 clips"."""
    pictures, clips = len(board.assets) - board.clips, board.clips
    words = []
    if pictures < board.wanted:
        words.append(_said(_PART, n=pictures, all=board.wanted))
    elif pictures:
        words.append(_said(_PICTURE if pictures == 1 else _PICTURES, n=pictures))
    if clips:
        words.append(_said(_CLIP if clips == 1 else _CLIPS, n=clips))
    return ", ".join(words) or _said(_EMPTY)


def board_words(board: Board) -> str:
    """How much lies in a board and whose it is: "12 pictures · CC0"."""
    rights = _said(_COLLECTION) if board.listed else board.licence or _said(_UNKNOWN)
    return f"{count_words(board)} · {rights}" if board.assets else count_words(board)


def asset_words(asset: Asset) -> str:
    """What else is to be said of a picture: "" ; of a clip that it is one."""
    return _said(_MOVES) if asset.moves else ""
