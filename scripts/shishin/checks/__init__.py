"""Checks of the built site: first as files, then in a real browser."""
