"""axe-core as the audit runs it: with a memory for colours, because most of its time went into reading them."""

from __future__ import annotations

import re

from axe_playwright_python.base import AXE_SCRIPT

_FIELDS = re.compile(r"(?:[\w$]+=new WeakMap,){6}[\w$]+=new WeakSet")
"""How axe-core 4.12 declares the private fields of its class for colours, of which it makes thousands for a page."""

_PLAIN_FIELD = """class PlainField {
  #key = Symbol("field");
  has(colour) { return this.#key in colour; }
  get(colour) { return colour[this.#key]; }
  set(colour, value) { colour[this.#key] = value; return this; }
  add(colour) { return this.set(colour, true); }
}"""
"""Does for a colour what WeakMap and WeakSet do, at the price of a property."""

_REMEMBER_COLOURS = """(() => {
  const Colour = axe.commons.color.Color;
  const read = Colour.prototype.parseString;
  const remembered = new Map();
  Colour.prototype.parseString = function (text) {
    const known = remembered.get(text);
    if (known) {
      [this.r, this.g, this.b, this.alpha] = known;
      return this;
    }
    const result = read.call(this, text);
    remembered.set(text, [this.r, this.g, this.b, this.alpha]);
    return result;
  };
})();"""
"""The same text is the same colour; what cannot be read is read, and refused, every time."""


def quick(script: str) -> str:
    """Give axe-core with quick colours. What it finds stays the same.

    Args:
        script: axe-core. Where its colours are not declared as expected, their fields stay as they are.
    """
    plain, count = _FIELDS.subn(
        lambda match: match[0].replace("new WeakMap", "new PlainField").replace("new WeakSet", "new PlainField"), script
    )
    whole = f"(() => {{\n{_PLAIN_FIELD}\n{plain}\n}})();" if count == 1 else script
    return f"{whole}\n{_REMEMBER_COLOURS}\n"


AXE = quick(AXE_SCRIPT)
"""What is run in each page that is looked at."""
