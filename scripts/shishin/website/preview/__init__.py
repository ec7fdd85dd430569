"""The live preview: builds at every change, shows the last good pages, and says on them what is wrong.

MkDocs has a server of its own, which `mkdocs serve` still starts. This one takes its place because that one answers
nothing after an error, holds every answer back while it builds, and stops watching a file for good when an editor saves
it by deleting and renaming.
"""
