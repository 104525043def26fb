"""The timeline below the canvas: layers as bars, the playhead, transport."""
