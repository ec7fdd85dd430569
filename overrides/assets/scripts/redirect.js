// Goes on to where a page has moved: to where the anchor that the reader asked for is now, or with that anchor.
const { goal } = document.currentScript.dataset;
const moved = document.getElementById(location.hash.slice(1))?.querySelector("a");
location.replace(moved ? moved.href : goal.includes("#") ? goal : goal + location.hash);
