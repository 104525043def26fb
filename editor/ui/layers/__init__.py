"""Layers in the window: what can be asked of them, their masks, and how they are carried."""
