"""Rulers, guides, the wipe, the navigator, keys, preferences: how the artist looks and works."""
