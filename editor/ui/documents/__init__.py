"""Several documents in one window: which are open, their tabs, their safety, the way out."""
