"""Explains findings in words that people read; the words themselves stand in languages/."""
