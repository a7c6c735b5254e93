// Drawing: a person's own time line, and figures whose parts filter the table.
function svg(tag, attributes, ...children) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** One person's exchange by quarter: bars up from you, down from them; null where there is none. */
function timelineFigure(person) {
  const rows = timelineOf(person);
  if (!rows.length) return null;
  const first = Math.floor(rows[0][0] / 4);
  const last = Number(data.asOf.slice(0, 4));
  const [width, middle] = [360, 32];
  const slot = width / ((last + 1 - first) * 4);
  const highest = Math.max(1, ...rows.flatMap(([, theirs, yours]) => [theirs, yours]));
  const sum = (place) => whole.format(rows.reduce((total, row) => total + row[place], 0));
  const title = t("Messages %(first)s to %(last)s: %(yours)s from you, %(theirs)s from them", {
    first, last, yours: sum(2), theirs: sum(1),
  });
  const figure = svg("svg", {
    class: "timeline", viewBox: `0 0 ${width} ${2 * middle + 16}`, role: "img", "aria-label": title,
  });
  figure.append(svg("title", {}, title), svg("line", { class: "grid", x1: 0, y1: middle, x2: width, y2: middle }));
  for (const [quarter, theirs, yours] of rows) {
    for (const [count, kind] of [[yours, "out"], [theirs, "in"]]) {
      const height = Math.sqrt(count / highest) * (middle - 2);
      figure.append(svg("rect", {
        class: `fill ${kind}`, x: (quarter - first * 4) * slot, width: Math.max(slot - 0.8, 1.5),
        y: kind === "out" ? middle - height : middle, height,
      }));
    }
  }
  figure.append(
    svg("text", { class: "tick", x: 0, y: 2 * middle + 13 }, String(first)),
    svg("text", { class: "tick", x: width, y: 2 * middle + 13, "text-anchor": "end" }, String(last)),
  );
  return figure;
}

/** Let every part of a figure that carries a filter be chosen; arrow keys move among them. */
function enliven(figure) {
  const parts = [...figure.querySelectorAll("g[data-filter]")];
  if (!parts.length) return;
  figure.setAttribute("role", "group");
  parts.forEach((part, index) => {
    part.setAttribute("role", "button");
    part.setAttribute("tabindex", index ? "-1" : "0");
    part.setAttribute("aria-pressed", "false");
    // Its title is its name; the number written on it may be cut and says nothing more.
    for (const number of part.querySelectorAll("text")) number.setAttribute("aria-hidden", "true");
  });
  figure.addEventListener("keydown", (event) => {
    const here = parts.indexOf(event.target);
    const step = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key];
    if (here < 0) return;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      choosePart(event.target);
    } else if (step) {
      event.preventDefault();
      const next = parts[(here + step + parts.length) % parts.length];
      event.target.setAttribute("tabindex", "-1");
      next.setAttribute("tabindex", "0");
      next.focus();
    }
  });
}
