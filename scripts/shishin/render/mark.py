"""The file by which a build knows a folder that it may replace as a whole."""

from __future__ import annotations

MARK = ".shishin"
"""A file in every site. Its first line tells the next build that it may replace the folder."""

FORM = "shishin-site 1\n"
"""That first line."""

MARK_TEXT = f"""{FORM}`shishin build` made this folder and replaces it as a whole. Keep nothing of your own in it.
このフォルダは`shishin build`がつくり、丸ごと置きかえます。自分のファイルは置かないでください。
""".encode()
