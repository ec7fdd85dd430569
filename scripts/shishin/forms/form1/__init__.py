"""Form 1: how released versions were written from the first on. It is closed: it never changes.

What a version in this form may hold was settled when it was released. So nothing here follows what authors may write
today: its classes, values, patterns, limits and names of files are its own. When the field table of today comes to
mean something that this form cannot read, the next form is a copy of this one, changed; see `forms/table.py`.
"""
