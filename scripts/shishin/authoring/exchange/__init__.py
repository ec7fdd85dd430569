"""Hands texts to translators in the formats of their tools, PO and XLIFF, and takes the translations back.

A text is cut into units, the blocks that a translator works on. All that lies between them is the skeleton, which never
leaves the project, so that no tool can harm it.
"""
