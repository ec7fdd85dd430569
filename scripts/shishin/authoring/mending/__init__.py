"""Mends what is certain in the working texts: characters, and spellings that can be meant in one way only."""
