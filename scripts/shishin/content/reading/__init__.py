"""Reads the sources: from a file to a draft with its fields and its structure, and released versions by their form."""
