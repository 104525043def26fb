"""Underpaint without a window: every job as a sub-command."""

from editor.cli.commands import main

__all__ = ["main"]
