"""Makes every page's whole HTML, and every other file of the site. It knows nothing of MkDocs."""
