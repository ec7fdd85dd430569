"""Searching: the site's content as records, and the index that a reader's browser asks."""
