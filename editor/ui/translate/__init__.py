"""Translators in the window: which there are, what is chosen of them, what the network sees."""
