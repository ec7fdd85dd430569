"""Makes the Library from drafts that no rule objected to."""
