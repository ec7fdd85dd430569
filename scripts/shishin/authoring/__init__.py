"""Writes into the sources, on an author's order: translation stamps and editors' schemas."""
