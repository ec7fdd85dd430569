"""Measures the built site against stock Material for MkDocs with the same content, in one run."""
