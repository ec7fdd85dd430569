"""From a Library to what the reader sees: pure functions, no disk but the interface's own words."""
