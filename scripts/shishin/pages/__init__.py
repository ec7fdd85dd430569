"""From a Library to what the reader sees: pure functions; the interface's words come with the languages."""
