"""Replaces whole folders in a single step, and keeps a second run out while the first one writes."""
