"""Small widgets used by more than one panel; they know nothing of documents."""
