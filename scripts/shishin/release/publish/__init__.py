"""Carries out a release or a withdrawal, all or nothing: folder, commit, tag, index and branch."""
