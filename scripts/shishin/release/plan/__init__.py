"""Plans a release from the content alone: what it changes, which numbers fit, and everything that is in its way."""
