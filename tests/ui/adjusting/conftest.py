"""The window of the window's own tests."""

from __future__ import annotations

from tests.ui.window.conftest import garbage, make_window, opened, photo, window

__all__ = ["garbage", "make_window", "opened", "photo", "window"]
