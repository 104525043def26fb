"""Adjustment layers."""

from __future__ import annotations

from editor.ui.entries.entry import Entries

ENTRIES: Entries = ()
