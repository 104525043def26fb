"""What can be asked of the timeline, each as one named undo step on the committed document."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from editor.core import edits_time as edits
from editor.core.document import Document
from editor.core.errors import BadInput
from editor.core.history import History
from editor.core.layer import Layer, LayerId
from editor.core.time import Ease, Key, Marker
from editor.jobs.latent_recipe import slider_keys
from editor.ui.timeline.rows import rows
from editor.ui.tools import Tools
from editor.ui.video.playhead import Playhead


class TimelineCommands(QObject):
    """Acts at the playhead, on the active layer unless an id is given."""

    refused = Signal(str)

    def __init__(self, history: History, tools: Tools, playhead: Playhead) -> None:
        super().__init__()
        self._history, self._tools, self._playhead = history, tools, playhead

    @property
    def active(self) -> Layer | None:
        """The layer that commands work on: the chosen one, or the topmost."""
        document = self._document
        chosen = document.find(self._tools.active_layer)
        return chosen or (document.layers[-1] if document.layers else None)

    # ---- bars

    def split(self) -> None:
        """Cut the active layer in two at the playhead; the later part becomes active."""
        layer = self.active
        if layer is None:
            return
        later: list[LayerId] = []

        def cut(document: Document) -> Document:
            document, id = edits.split(document, layer.id, self._playhead.frame)
            later.append(id)
            return document

        if self._try("Split", cut):
            self._tools.active_layer = later[0]

    def show_always(self, id: LayerId) -> None:
        """Let a layer's bar span the whole timeline again."""
        self._try("Trim", lambda document: edits.show_always(document, id))

    # ---- keys

    def add_key(self, id: LayerId, frame: int, opacity: float) -> None:
        """A key of the layer's opacity, 0..1."""
        self._try("Add key", lambda document: edits.set_key(document, id, Key(frame, opacity)))

    def remove_key(self, id: LayerId, frame: int) -> None:
        """Without the key on that frame."""
        self._try("Delete key", lambda document: edits.remove_key(document, id, frame))

    def set_ease(self, id: LayerId, key: Key, ease: Ease) -> None:
        """How the opacity goes from this key to the next."""
        changed = key._replace(ease=ease)
        self._try("Key ease", lambda document: edits.set_key(document, id, changed))

    # ---- markers, in and out

    def add_marker(self) -> None:
        """A marker at the playhead."""
        frame = self._playhead.frame
        if all(marker.frame != frame for marker in self._document.timeline.markers):
            self._try("Add marker", lambda document: edits.add_marker(document, Marker(frame)))

    def rename_marker(self, frame: int, name: str) -> None:
        """Write a few words on a marker."""
        marker = Marker(frame, name.strip())
        self._try("Rename marker", lambda document: edits.add_marker(document, marker))

    def remove_marker(self, frame: int) -> None:
        """Without the marker on that frame."""
        self._try("Delete marker", lambda document: edits.remove_marker(document, frame))

    def mark_in(self) -> None:
        """What is played in a loop and exported begins at the playhead."""
        self._try("Set in point", lambda document: edits.mark_in(document, self._playhead.frame))

    def mark_out(self) -> None:
        """The playhead's frame is the last one played in a loop and exported."""
        self._try("Set out point", lambda document: edits.mark_out(document, self._playhead.frame))

    def clear_marks(self) -> None:
        """Play and export everything."""
        self._try("Clear in and out", edits.clear_marks)

    def end_here(self) -> None:
        """The playhead's frame is the document's last one."""
        frame = self._playhead.frame
        self._try("Set length", lambda document: edits.set_length(document, frame + 1))

    # ---- moving about

    def jump(self, direction: int) -> None:
        """To the next (1) or the previous (-1) place where something begins or ends."""
        here = self._playhead.frame
        ways = [place - here for place in self._places() if (place - here) * direction > 0]
        if ways:
            self._playhead.step(min(ways, key=abs))

    def _places(self) -> set[int]:
        """Ends of bars, keys, markers, in and out points, the first and the last frame."""
        timeline = self._document.timeline
        found = {0, timeline.length - 1, *(marker.frame for marker in timeline.markers)}
        if timeline.marked is not None:
            found |= {timeline.marked.start, timeline.marked.stop - 1}
        for row in rows(self._document):
            found |= set(row.span)
            if row.layer.curve is not None:
                found |= {key.frame for key in row.layer.curve.keys}
            found |= set(slider_keys(row.layer.recipe))
        return found

    # ---- committing

    @property
    def _document(self) -> Document:
        return self._history.committed

    def _try(self, label: str, edit: Callable[[Document], Document]) -> bool:
        try:
            after = edit(self._document)
        except BadInput as error:
            self.refused.emit(str(error))
            return False
        except KeyError:  # the layer has gone since the menu was opened
            return False
        if after is self._document:
            return False
        self._history.commit(label, after)
        return True
