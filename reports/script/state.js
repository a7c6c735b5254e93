// What the reader has chosen: filters, order, the open row. Changing it redraws the table.
const NOTHING_CHOSEN = {
  search: "", class: "", list: "", flag: "", source: "", year: null, wrote: null, change: "", bond: null, pulse: null, only: null,
};
const chosen = { ...NOTHING_CHOSEN };
const order = { key: "class", down: false };
let matches = new Uint32Array(0);

const element = (id) => document.getElementById(id);

/** Make an element with attributes and children; texts become text, never markup. */
function make(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === false || value === null || value === undefined) continue;
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return made;
}

/** Tell assistive technology something that is not said elsewhere. */
function tell(text) {
  element("status").textContent = text;
}
