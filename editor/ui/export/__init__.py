"""The export window for clips: how a clip is written, and how far it is."""
