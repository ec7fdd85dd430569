"""`shishin import`: brings in Markdown and HTML of other projects, as a pair of files for each text.

convert.py tells the order: decode, read the front matter, prepare the lines, build a tree, plan the headings, and write
the files. What was changed, and what a person must decide, is noted in a `Log`.
"""
