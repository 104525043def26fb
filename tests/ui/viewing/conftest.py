"""The window of tests/ui/window, for what helps to look and to align."""

from __future__ import annotations

from tests.ui.window.conftest import garbage, make_window, opened, photo, window

__all__ = ["garbage", "make_window", "opened", "photo", "window"]
