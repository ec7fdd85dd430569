"""The only room that starts git: it asks a repository, makes objects in it, and moves branches and tags."""
