"""The versions of a guideline on its pages: which one is shown, all of them, what changed, and what moved."""
