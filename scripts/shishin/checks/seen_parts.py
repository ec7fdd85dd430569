"""What the checks in the browser share: how an element is named, whether it is shown, and what colours meet in it."""

from __future__ import annotations

HELPERS = """
const named = (part) => {
  const name = part.id ? `#${part.id}` : String(part.getAttribute("class") ?? "").split(" ", 1)[0];
  const words = (part.getAttribute("aria-label") || part.textContent || part.name || "").trim().replace(/\\s+/g, " ");
  return `${part.localName}${name && !part.id ? `.${name}` : name}${words ? ` “${words.slice(0, 40)}”` : ""}`;
};
const isShown = (part) => {
  if (!part.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true })) return false;
  const box = part.getBoundingClientRect();
  return box.width > 0 && box.height > 0;
};
const remembered = new Map();
const channels = (text) => {
  if (remembered.has(text)) return remembered.get(text);
  let values = (/^rgba?\\(/.test(text) ? text.match(/[\\d.]+/g).map(Number) : null);
  if (!values) {
    // Every other way to write a colour: the browser itself says what it is.
    const canvas = new OffscreenCanvas(1, 1).getContext("2d");
    canvas.fillStyle = text;
    canvas.fillRect(0, 0, 1, 1);
    values = [...canvas.getImageData(0, 0, 1, 1).data].map((value, place) => (place === 3 ? value / 255 : value));
  }
  const colour = [values[0], values[1], values[2], values[3] ?? 1];
  remembered.set(text, colour);
  return colour;
};
const over = (front, back) => front.slice(0, 3).map((value, at) => value * front[3] + back[at] * (1 - front[3]));
const luminance = (colour) => {
  const [red, green, blue] = colour.map((value) => value / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const contrast = (front, back) => {
  const [light, dark] = [luminance(front), luminance(back)].sort((first, second) => second - first);
  return (light + 0.05) / (dark + 0.05);
};
const grounds = new Map();
const paper = () => {
  const probe = document.documentElement.appendChild(document.createElement("i"));
  probe.style.cssText = "background: Canvas; forced-color-adjust: none; position: fixed";
  const colour = channels(getComputedStyle(probe).backgroundColor).slice(0, 3);
  probe.remove();
  return colour;
};
const ground = (part) => {
  if (!part) return paper();
  if (!grounds.has(part)) {
    const colour = channels(getComputedStyle(part).backgroundColor);
    grounds.set(part, colour[3] > 0.99 ? colour.slice(0, 3) : over(colour, ground(part.parentElement)));
  }
  return grounds.get(part);
};
"""
"""Contrast is that of WCAG 2.2; the ground is what the backgrounds of an element and those around it come to."""


def script(body: str, parameter: str = "") -> str:
    """Give a function in JavaScript that has these helpers.

    Args:
        body: What it does.
        parameter: What it is given.
    """
    return f"({parameter}) => {{{HELPERS}{body}}}"
