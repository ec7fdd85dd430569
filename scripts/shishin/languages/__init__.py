"""The languages of an edition as data: every word and every rule of wording, and the one reader of them.

Each language is a folder of TOML files, here for those that come with the program (`ja/`, `en/`), and in a project's
own `languages/` folder for those that an edition adds, or whose words it changes.
"""
