"""OpenCV, its limit set before its first import, its hands off Qt's plugin folders after it.

Use `from editor.media.opencv import cv2` wherever a window may live in the same process.
"""

from __future__ import annotations

import os

from editor.media.gate import MAX_PIXELS

_QTS = ("QT_QPA_PLATFORM_PLUGIN_PATH", "QT_QPA_FONTDIR")
_before = {name: os.environ.get(name) for name in _QTS}
os.environ.setdefault("OPENCV_IO_MAX_IMAGE_PIXELS", str(MAX_PIXELS))

import cv2  # noqa: E402 - it reads the limit and points Qt to its own plugins

for _name, _value in _before.items():
    if _value is None:
        os.environ.pop(_name, None)
    else:
        os.environ[_name] = _value

__all__ = ["cv2"]
