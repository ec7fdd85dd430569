"""What every kind of page is made with: addresses, links, words, days, and the marks in a text."""
