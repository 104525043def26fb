"""OpenRaster: the format a document is saved in. Opens in Krita; nothing of ours is lost."""

from __future__ import annotations

from editor.media.opened import Opened
from editor.media.ora_read import open_ora
from editor.media.ora_write import check_ora, save_ora

__all__ = ["Opened", "check_ora", "open_ora", "save_ora"]
