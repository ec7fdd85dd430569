"""Compares every reading that the site shows with those of a Japanese analyser, for a person to review."""
