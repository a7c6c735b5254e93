// The table of everyone: only the rows in sight exist; one row at a time is open.
const OVERSCAN = 6;
const PRINTED = 200;
const NARROW = matchMedia("(max-width: 44rem)"); // there the style shows three columns

const rows = new Map(); // place among the matches -> tr
let rowHeight = 0;
let opened = -1; // place among the matches
let detail = null;
let active = 0; // the row that Tab reaches
let printing = false;

const columnCount = () => (NARROW.matches ? "3" : data.redacted ? "6" : "7");
const detailHeight = () => (detail ? detail.offsetHeight : 0);
const topOf = (place) => place * rowHeight + (opened >= 0 && place > opened ? detailHeight() : 0);

function placeAt(y) {
  if (opened < 0 || y < (opened + 1) * rowHeight) return Math.floor(y / rowHeight);
  const below = y - (opened + 1) * rowHeight - detailHeight();
  return below < 0 ? opened : opened + 1 + Math.floor(below / rowHeight);
}

/** Show the matches from the top: after a filter or a new order. */
function showTable() {
  findMatches();
  closeDetail();
  rows.clear();
  active = 0;
  element("rows").replaceChildren();
  element("frame").scrollTop = 0;
  element("people").setAttribute("aria-rowcount", String(matches.length + 1));
  tell(matches.length === data.count
    ? tn("%(count)s person", "%(count)s people", data.count)
    : tn("%(count)s of %(total)s people", "%(count)s of %(total)s people", matches.length, { total: whole.format(data.count) }));
  for (const button of document.querySelectorAll("[data-sort]")) {
    const sorted = button.dataset.sort === order.key;
    const head = button.closest("th");
    if (sorted) head.setAttribute("aria-sort", DESCENDING.has(order.key) !== order.down ? "descending" : "ascending");
    else head.removeAttribute("aria-sort");
  }
  drawRows();
}

/** Draw the rows in sight, keep those already drawn, drop the others. */
function drawRows() {
  const body = element("rows");
  if (!matches.length) {
    body.replaceChildren(make("tr", {}, make("td", { colspan: columnCount(), class: "none" }, t("Nobody fits these filters."))));
    return;
  }
  const frame = element("frame");
  rowHeight = rowHeight || measureRow(body);
  const last = matches.length - 1;
  const from = printing ? 0 : Math.max(0, placeAt(frame.scrollTop) - OVERSCAN);
  const to = printing ? Math.min(last, PRINTED - 1) : Math.min(last, placeAt(frame.scrollTop + frame.clientHeight) + OVERSCAN);
  for (const [place, row] of rows) {
    if (place < from || place > to) {
      row.remove();
      rows.delete(place);
    }
  }
  const drawn = [];
  for (let place = from; place <= to; place += 1) {
    if (!rows.has(place)) rows.set(place, rowFor(place));
    drawn.push(rows.get(place));
    if (place === opened) drawn.push(detail);
  }
  const above = spacer(topOf(from));
  const below = spacer(topOf(last) + rowHeight + (opened === last ? detailHeight() : 0) - topOf(to) - rowHeight - (opened === to ? detailHeight() : 0));
  place(body, printing ? drawn : [above, ...drawn, below]);
}

/** Bring a body's rows into line without taking out those that stay, so that focus stays. */
function place(body, wanted) {
  const stay = new Set(wanted);
  for (const child of [...body.children]) if (!stay.has(child)) child.remove();
  wanted.forEach((child, index) => {
    if (body.children[index] !== child) body.insertBefore(child, body.children[index] || null);
  });
}

function spacer(height) {
  const gap = make("tr", { class: "gap", "aria-hidden": "true" }, make("td", { colspan: columnCount() }));
  gap.firstChild.style.height = `${Math.max(0, height)}px`;
  return gap;
}

function measureRow(body) {
  const row = rowFor(0);
  body.append(row);
  const height = row.getBoundingClientRect().height;
  row.remove();
  return height || 52;
}

/** One row: name with title and company, class, both axes, last contact, messages, decision. */
function rowFor(place) {
  const person = matches[place];
  const [kind, word] = data.classes[column("class")[person]] || ["", ""];
  const about = [column("title")[person], column("company")[person]].filter(Boolean).join(" · ");
  const tabindex = place === active ? "0" : "-1";
  const last = evidence("last_contact_on")[person];
  const [theirs, yours] = [evidence("messages_in")[person] || 0, evidence("messages_out")[person] || 0];
  const row = make(
    "tr",
    { "aria-rowindex": String(place + 2), "data-row": String(place), class: place === opened ? "open" : null },
    make("th", { scope: "row", class: "name" }, make(
      "button",
      { type: "button", class: "opener-button", "aria-expanded": String(place === opened), "data-open": String(place), tabindex },
      make("span", { class: "who" }, make("bdi", {}, nameOf(person))),
      about ? make("span", { class: "role" }, make("bdi", {}, about)) : null,
    )),
    make("td", { class: "class" }, make("span", { class: `mark ${kind}`, "aria-hidden": "true" }), make("span", { class: "word" }, word)),
    make("td", { class: "axis" }, gauge(column("bond")[person], "bond")),
    make("td", { class: "axis" }, gauge(column("pulse")[person], "pulse")),
    make("td", { class: "day" }, last === null ? make("span", { class: "nothing" }, t("none known")) : shortDay(last)),
    make("td", { class: "messages" }, theirs + yours
      ? make("span", { title: t("%(theirs)s from them, %(yours)s from you", { theirs, yours }) }, `${whole.format(theirs)} / ${whole.format(yours)}`)
      : make("span", { class: "nothing" }, "–")),
    data.redacted ? null : make("td", { class: "decision" }, make("span", { class: "decide" }, ...decisionButtons(String(person), PERSON_DECISIONS, nameOf(person), tabindex))),
  );
  paintDecisions(row);
  return row;
}

function gauge(value, kind) {
  const bar = make("span", { class: `bar ${kind}` });
  bar.style.inlineSize = `${Math.max(0, Math.min(100, value || 0))}%`;
  return make("span", { class: "gauge" }, make("span", { class: "points" }, whole.format(value || 0)), make("span", { class: "track", "aria-hidden": "true" }, bar));
}

/** Open a row to what is behind it, or close it. */
function toggle(place) {
  const wasOpen = place === opened;
  closeDetail();
  if (!wasOpen) {
    opened = place;
    detail = detailFor(matches[place]);
    const row = rows.get(place);
    if (row) {
      row.classList.add("open");
      row.querySelector("[data-open]").setAttribute("aria-expanded", "true");
    }
    drawRows();
  }
  drawRows();
}

function closeDetail() {
  if (opened < 0) return;
  const row = rows.get(opened);
  if (row) {
    row.classList.remove("open");
    row.querySelector("[data-open]").setAttribute("aria-expanded", "false");
  }
  if (detail) detail.remove();
  [opened, detail] = [-1, null];
}

/** Move to a row: it becomes the one that Tab reaches. */
function goToRow(wanted, focus) {
  const next = Math.max(0, Math.min(matches.length - 1, wanted));
  reachable(active, "-1");
  active = next;
  const frame = element("frame");
  const head = frame.querySelector("thead").offsetHeight;
  if (topOf(next) < frame.scrollTop) frame.scrollTop = topOf(next);
  else if (topOf(next) + rowHeight > frame.scrollTop + frame.clientHeight - head) {
    frame.scrollTop = topOf(next) + rowHeight - frame.clientHeight + head;
  }
  drawRows();
  reachable(next, "0");
  if (focus) rows.get(next).querySelector("[data-open]").focus({ preventScroll: true });
}

function reachable(place, tabindex) {
  const row = rows.get(place);
  if (row) for (const button of row.querySelectorAll("button")) button.setAttribute("tabindex", tabindex);
}

const DESCENDING = new Set(["bond", "pulse", "last", "messages"]); // what these show first is the most

function sortBy(key) {
  order.down = order.key === key ? !order.down : false;
  order.key = key;
  showTable();
}

function goToTable() {
  element("everyone").scrollIntoView({ block: "start" });
  const first = element("rows").querySelector("[data-open]");
  if (first) first.focus({ preventScroll: true });
}
