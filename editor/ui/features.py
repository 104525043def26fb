"""All parts of the window that stand by themselves."""

from __future__ import annotations

from editor.ui.colouring.feature import Colouring
from editor.ui.feature import Feature

FEATURES: tuple[type[Feature], ...] = (Colouring,)
