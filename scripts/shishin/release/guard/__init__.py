"""Guards the history: released versions stay as git's tags and earlier commits have them, and changes have notes."""
