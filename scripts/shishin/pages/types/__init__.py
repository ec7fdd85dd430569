"""The kinds of page, each in a module of its own or with its family."""
