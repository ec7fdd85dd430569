// Goes on to where a page has moved, with the anchor that the reader asked for.
const { goal } = document.currentScript.dataset;
location.replace(goal.includes("#") ? goal : goal + location.hash);
