"""The forms that texts are written in: the one of today, and those of released versions, which never change."""
