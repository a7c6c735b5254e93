// The start: read the data, show what needs it, and listen.

/** Fill the choices of flags and files with what occurs. */
function fillChoices() {
  data.rules.forEach((rule, number) => {
    const count = data.spoken[number] ? data.spoken[number].at.length : 0;
    if (count && ["mark", "finding"].includes(rule.effect)) {
      element("filter-flag").append(make("option", { value: rule.id }, `${rule.title} (${whole.format(count)})`));
    }
  });
  const used = new Set(column("sources").flatMap((names) => names.split("; ")));
  for (const [label, name] of data.sources.filter(([label]) => used.has(label))) {
    element("filter-source").append(make("option", { value: label }, name));
  }
}

function onClick(event) {
  const button = event.target.closest("button, g[data-filter], a[data-show]");
  if (!button) return;
  const { decide: decision, key, open, sort, show, filter } = button.dataset;
  if (decision) decide(key, decision);
  else if (open) {
    goToRow(Number(open), false);
    toggle(Number(open));
  } else if (sort) sortBy(sort);
  else if (show) {
    event.preventDefault();
    showPerson(Number(show));
  }
  else if (filter) choosePart(button);
  else if ("copy" in button.dataset) copy(button.closest(".person").querySelector(".opener p").textContent, button);
  else if ("copyNames" in button.dataset) copy(namesToPrune(), button);
  else if (button.id === "undo") undo();
  else if (button.id === "save") saveDecisions();
  else if (button.id === "clear") choose({}, true);
}

function showPerson(person) {
  choose({ only: person }, true);
  toggle(0);
  goToTable();
}

/** Keys within the table; a letter decides only while a row has the focus. */
function onTableKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const row = event.target.closest("tr[data-row]");
  if (!row) return;
  const place = Number(row.dataset.row);
  const page = Math.max(1, Math.floor(element("frame").clientHeight / rowHeight) - 2);
  const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -Infinity, End: Infinity };
  const decisions = { k: "keep", p: "prune", l: "later" };
  const letter = event.key.toLowerCase();
  if (event.key in steps) goToRow(place + steps[event.key], true);
  else if (letter in decisions && !data.redacted) decide(String(matches[place]), decisions[letter]);
  else if (letter === "u") undo();
  else if (event.key === "Escape" && opened === place) toggle(place);
  else return;
  event.preventDefault();
}

function onPageKey(event) {
  const writing = event.target.closest("input, select, textarea");
  if (event.key === "/" && !writing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    element("search").focus();
  }
}

function listen() {
  document.addEventListener("click", onClick);
  document.addEventListener("keydown", onPageKey);
  element("rows").addEventListener("keydown", onTableKey);
  element("search").addEventListener("input", (event) => choose({ search: event.target.value }));
  for (const name of ["class", "list", "flag", "source"]) {
    element(`filter-${name}`).addEventListener("change", (event) => choose({ [name]: event.target.value }));
  }
  let waiting = false;
  element("frame").addEventListener("scroll", () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      drawRows();
    });
  }, { passive: true });
  addEventListener("resize", () => {
    rowHeight = 0;
    rows.clear();
    if (detail) detail.firstChild.setAttribute("colspan", columnCount());
    drawRows();
  });
  // An unfolded rule makes the open row taller: the rows below move.
  element("rows").addEventListener("toggle", drawRows, true);
  addEventListener("beforeprint", () => print(true));
  addEventListener("afterprint", () => print(false));
}

function print(on) {
  printing = on;
  element("printed").textContent = on && matches.length > PRINTED
    ? t("The first %(shown)s of %(total)s.", { shown: PRINTED, total: whole.format(matches.length) }) : "";
  document.documentElement.classList.toggle("printing", on);
  drawRows();
}

/** Make while nobody waits what the first search and the first sorting need. */
function prepare([job, ...later]) {
  if (!job) return;
  (window.requestIdleCallback || setTimeout)(() => {
    job();
    prepare(later);
  });
}

async function start() {
  await load();
  recall();
  for (const part of document.querySelectorAll(".scripted")) part.hidden = false;
  for (const part of document.querySelectorAll(".unscripted")) part.hidden = true;
  document.documentElement.classList.add("scripting");
  fillChoices();
  placeDecisions();
  document.querySelectorAll(".chart svg, svg.shares").forEach(enliven);
  listen();
  countDecisions();
  showFilters();
  showTable();
  document.documentElement.dataset.ready = String(Math.round(performance.now()));
  prepare([haystack, ...["name", "bond", "pulse", "last", "messages"].map((key) => () => orderedBy(key))]);
}

start().catch(() => {
  // The page stays as it is without scripts: every part of it can be read.
  document.documentElement.dataset.failed = "";
});
