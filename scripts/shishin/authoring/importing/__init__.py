"""Brings in somebody else's Markdown: text in, the pair of files out, with what was changed and what is open."""
