"""One open document: its past, the file it belongs to, and how it was looked at last."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from editor.core.document import Document
from editor.core.layer import LayerId
from editor.core.past import Past
from editor.ui.canvas.view import View
from editor.ui.recent import sample_title


@dataclass(frozen=True, eq=False)
class Look:
    """How a document was left. fitted: all of it is kept in sight. frame: of the playhead."""

    view: View = field(default_factory=View)
    fitted: bool = True
    frame: int = 0
    layer: LayerId | None = None


@dataclass(eq=False)
class Sheet:
    """path: where Save writes; origin: what was opened; given: its name while it has no path."""

    past: Past
    path: Path | None = None
    origin: Path | None = None
    given: str = ""
    look: Look = field(default_factory=Look)

    @property
    def document(self) -> Document:
        """What is committed in it."""
        return self.past.committed

    @property
    def blank(self) -> bool:
        """True where there are no pixels, and never were."""
        return self.document.bounds.empty

    @property
    def unsaved(self) -> bool:
        """True where closing it would lose something."""
        return not self.blank and not self.past.saved

    @property
    def spare(self) -> bool:
        """True where nobody misses it: it is blank, or a bundled picture as it came."""
        untouched = self.past.saved and len(self.past.steps) == 1
        sample = self.origin is not None and bool(sample_title(self.origin))
        return self.blank or (sample and untouched)
