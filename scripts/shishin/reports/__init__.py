"""Puts results before people and machines: the terminal, JSON, and annotations on a code host."""
