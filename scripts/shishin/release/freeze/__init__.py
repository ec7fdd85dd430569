"""Writes what a release or a withdrawal leaves for ever: the files of a version, the ledger and the history."""
