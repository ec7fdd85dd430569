"""The generators that are measured: for each, where it is, what its project looks like, and how it builds."""
