"""The window: what the artist sees and touches, and what joins it to history and worker."""
