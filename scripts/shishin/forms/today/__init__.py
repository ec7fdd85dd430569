"""The form of today: the field table that authors write by, and what becomes of what they wrote."""
