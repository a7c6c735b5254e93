// The reader's decisions: made by button or key, undone, kept for this audit in the browser.
const PERSON_DECISIONS = ["keep", "prune", "later"];
const made = new Map(); // "12" or "12 34" (a pair) -> decision, only what was decided in this page
const history = []; // [key, decision before]

function decisionTexts() {
  return {
    keep: t("Keep"), prune: t("Prune"), later: t("Later"),
    meaningful: t("Relationship"), same: t("Same person"), different: t("Different people"),
  };
}

/** What is decided about a person: in this page, else by the decisions the audit was given. */
function decisionOf(person) {
  const key = String(person);
  return made.has(key) ? made.get(key) : column("decision")[person] || "";
}

/** Decide, or take a decision back by choosing it again. */
function decide(key, decision) {
  const before = key.includes(" ") ? made.get(key) || "" : decisionOf(Number(key));
  history.push([key, made.has(key) ? made.get(key) : null]);
  made.set(key, before === decision ? "" : decision);
  decisionsChanged(key);
}

function undo() {
  const last = history.pop();
  if (!last) return;
  const [key, before] = last;
  if (before === null) made.delete(key);
  else made.set(key, before);
  decisionsChanged(key);
}

/** Show a decision everywhere it stands, count, and keep it. */
function decisionsChanged(key) {
  paintDecisions(document, key);
  countDecisions();
  keep();
}

/** The buttons for a person or a pair. */
function decisionButtons(key, choices, name, tabindex) {
  if (data.redacted) return []; // the invented names and ids mean nothing to the next audit
  const words = decisionTexts();
  return choices.map((decision) => make(
    "button",
    {
      type: "button", class: `choice ${decision}`, "data-key": key, "data-decide": decision, tabindex,
      "aria-pressed": "false", "aria-label": name ? `${words[decision]}: ${name}` : null,
    },
    words[decision],
  ));
}

/** Set aria-pressed on the decision buttons within a part of the page. */
function paintDecisions(root, key) {
  const selector = key ? `[data-decide][data-key="${key}"]` : "[data-decide]";
  for (const button of root.querySelectorAll(selector)) {
    const of = button.dataset.key;
    const decision = of.includes(" ") ? made.get(of) || "" : decisionOf(Number(of));
    button.setAttribute("aria-pressed", String(decision === button.dataset.decide));
  }
}

function countDecisions() {
  const words = decisionTexts();
  const counts = new Map();
  for (const decision of made.values()) {
    if (decision) counts.set(decision, (counts.get(decision) || 0) + 1);
  }
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const parts = Object.keys(words).filter((name) => counts.has(name))
    .map((name) => `${whole.format(counts.get(name))} ${words[name]}`);
  const said = tn("%(count)s decided in this page", "%(count)s decided in this page", total);
  element("decided-count").textContent = parts.length ? `${said}: ${parts.join(", ")}` : said;
  element("decided").hidden = !history.length && !made.size;
  document.body.classList.toggle("deciding", !element("decided").hidden);
  element("undo").disabled = !history.length;
}

/** Fill the places that wait for decision buttons. */
function placeDecisions() {
  for (const place of document.querySelectorAll("[data-decide-for]")) {
    const person = Number(place.dataset.decideFor);
    place.append(...decisionButtons(String(person), PERSON_DECISIONS, nameOf(person)));
  }
  for (const place of document.querySelectorAll("[data-decide-pair]")) {
    const key = place.dataset.decidePair;
    const names = key.split(" ").map((person) => nameOf(Number(person))).join(" / ");
    place.append(...decisionButtons(key, ["same", "different"], names));
  }
  paintDecisions(document);
}
