"""Reads what authors wrote and turns it into a Library, or into all findings at once."""
