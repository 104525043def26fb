"""Styles in the window: which there are, what is chosen, what it is laid over, its answers."""
