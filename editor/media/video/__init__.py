"""Clips in and out, by PyAV alone. Importing this package does not load it."""
