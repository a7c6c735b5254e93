// Keeping decisions in the browser, saving them as decisions.csv, and copying text.
const storeKey = () => `contact-audit ${data.audit}`;

/** Keep the decisions for this audit; a browser may refuse that to a file. */
function keep() {
  try {
    localStorage.setItem(storeKey(), JSON.stringify([...made]));
    element("kept").textContent = t("Until then they are kept in this browser.");
  } catch {
    element("kept").textContent = t("This browser does not keep them: save before you close the page.");
  }
}

/** Take up the decisions kept from before. */
function recall() {
  try {
    const kept = JSON.parse(localStorage.getItem(storeKey()) || "[]");
    for (const [key, decision] of kept) {
      const places = String(key).split(" ").map(Number);
      const known = places.every((place) => Number.isInteger(place) && place >= 0 && place < data.count);
      if (known && typeof decision === "string") made.set(String(key), decision);
    }
  } catch {
    made.clear();
  }
}

/** A cell of CSV that no spreadsheet runs as a formula. */
function cell(value) {
  const text = String(value);
  const number = /^\+\d[\d ]*$/.test(text);
  const harmless = /^[=+\-@\t\r]/.test(text) && !number ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** The lines of decisions.csv: those the audit was given and still stand, then those made here. */
function decisionLines() {
  const lines = data.decisions
    .filter(([person, , , decision]) => !(made.has(String(person)) && !["same", "different"].includes(decision)))
    .map(([, ...line]) => line);
  for (const [key, decision] of made) {
    if (!decision) continue;
    const [person, other] = key.split(" ").map(Number);
    const pair = other !== undefined;
    lines.push([
      keyOf(person), column("name")[person], decision, pair ? keyOf(other) : "", "",
    ]);
  }
  return lines;
}

function decisionsFile() {
  const rows = [["person", "name", "decision", "other", "note"], ...decisionLines()];
  return `${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

function saveDecisions() {
  const address = URL.createObjectURL(new Blob([decisionsFile()], { type: "text/csv;charset=utf-8" }));
  make("a", { href: address, download: "decisions.csv" }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

/** First, tab, last of everyone on the pruning list who is not to be kept. */
function namesToPrune() {
  const listed = column("prune");
  const people = [...orderedBy("prune")].filter((person) => {
    const decision = decisionOf(person);
    return decision === "prune" || (listed[person] && !decision);
  });
  return people.map((person) => {
    const name = column("name")[person];
    const cut = column("split")[person] || Math.max(0, name.lastIndexOf(" "));
    return `${name.slice(0, cut)}\t${name.slice(cut).trim()}`;
  }).join("\n");
}

/** Copy a text and say so on the button. */
async function copy(text, button) {
  const label = button.textContent;
  let done = true;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const field = make("textarea", { class: "unseen" });
    field.value = text;
    document.body.append(field);
    field.select();
    done = document.execCommand("copy");
    field.remove();
    button.focus();
  }
  button.textContent = done ? t("Copied") : t("Select the text and copy it");
  setTimeout(() => (button.textContent = label), 1600);
}
