"""The interface's words, one file per language."""
