"""What a suggested change does to the site, on one page, for whoever decides on it."""
