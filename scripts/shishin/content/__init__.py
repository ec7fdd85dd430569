"""Reads what authors wrote (`reading/`), judges it (`rules/`) and makes a Library of it (`making/`); see `load.py`."""
