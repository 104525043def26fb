"""Which files open as clips. Loads no codec, so that a window may ask before it is shown."""

from __future__ import annotations

from pathlib import Path

from editor.core.errors import BadFile
from editor.media.gate import CLIPS, open_untrusted

VIDEO_EXTENSIONS = frozenset({
    ".mp4", ".m4v", ".mov", ".qt", ".3gp", ".3g2", ".mj2", ".mkv", ".webm", ".avi", ".gif", ".ts",
    ".mts", ".m2ts",
})  # fmt: skip
"""Names under which clips are offered; what a file truly is, its first bytes say."""


def is_clip(path: Path | str) -> bool:
    """True where the file's content, whatever its name, is a video or an animated GIF.

    A file that cannot be read is no clip; opening it says why.
    """
    try:
        with open_untrusted(path, CLIPS) as opened:
            return opened.kind != "gif" or _moves(path)
    except BadFile:
        return False


def _moves(path: Path | str) -> bool:
    from PIL import Image  # a window that only asks for the names starts without it

    try:
        with Image.open(path, formats=["GIF"]) as image:
            return bool(getattr(image, "is_animated", False))
    except (OSError, ValueError, SyntaxError):
        return False
