"""Helpers that keep each test at a few lines."""
