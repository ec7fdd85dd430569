"""What each finding says, in every language: the catalogue that people read."""
