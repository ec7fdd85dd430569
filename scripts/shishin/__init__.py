"""A static site generator for service manuals, published in one language or more."""
