"""What the site has besides pages: open data, feeds, the sitemap, and what search engines are told."""
