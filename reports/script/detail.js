// What is behind one person: every rule that spoke, the exchange, the records.

/** The open part of a row. */
function detailFor(person) {
  return make("tr", { class: "detail" }, make(
    "td",
    { colspan: columnCount() },
    make(
      "div",
      { class: "behind", role: "group", "aria-label": t("All about %(name)s", { name: nameOf(person) }) },
      make("div", { class: "verdict" }, ...verdictOf(person)),
      make("div", { class: "beside" }, ...factsOf(person)),
    ),
  ));
}

/** The rules that spoke, by what they do. */
function verdictOf(person) {
  const rules = rulesOf(person).map(({ number, points }) => ({ rule: data.rules[number], points }));
  const of = (test) => rules.filter(({ rule }) => test(rule));
  const axis = (name, title) => [
    make("h4", {}, `${title} `, make("b", {}, t("%(points)s of 100", { points: whole.format(column(name)[person] || 0) }))),
    ruleList(of((rule) => rule.effect === "axis" && rule.axis === name), person) || make("p", { class: "nothing" }, t("Nothing speaks for it.")),
  ];
  const group = (title, list) => (list.length ? [make("h4", {}, title), ruleList(list, person)] : []);
  const opener = rules.filter(({ rule }) => rule.effect === "opener" && column("opener")[person] === data.rules.indexOf(rule));
  return [
    make("p", { class: "sure" }, sureText(person)),
    ...axis("bond", t("Bond")),
    ...axis("pulse", t("Pulse")),
    ...group(t("Marks"), of((rule) => rule.effect === "mark")),
    ...group(t("Flaws"), of((rule) => rule.effect === "finding")),
    ...group(t("A first line"), opener),
  ];
}

function sureText(person) {
  const [, word] = data.classes[column("class")[person]] || ["", ""];
  const [, sure] = data.confidences[column("confidence")[person]] || ["", ""];
  const byRules = column("rulesClass")[person];
  const decided = data.classes[byRules]
    ? ` ${t("By the rules alone: %(class)s.", { class: data.classes[byRules][1] })}` : "";
  return `${word}; ${sure}.${decided}`;
}

/** Rules with sentence, points, reason, bound and source. */
function ruleList(list, person) {
  if (!list.length) return null;
  return make("ul", { class: "spoke" }, ...list.map(({ rule, points }) => {
    const read = rule.reads
      .filter((name) => valueOf(person, name) !== null && valueOf(person, name) !== "")
      .map((name) => `${data.evidence[name] ? data.evidence[name].label : name}: ${shown(valueOf(person, name), kindOf(name), name)}`);
    return make(
      "li",
      { class: rule.effect },
      rule.effect === "axis" ? make("span", { class: "gain" }, `${points < 0 ? "−" : "+"}${decimal.format(Math.abs(points))}`) : null,
      make("div", {}, make("p", { class: "says" }, sentence(rule, person)), rule.why ? make("p", { class: "why" }, rule.why) : null,
        rule.fix ? make("p", { class: "fix" }, rule.fix) : null,
        make("details", {}, make("summary", {}, t("Rule and bound")), make(
          "dl",
          {},
          ...pair(t("Rule"), rule.title, make("code", {}, rule.id)),
          ...pair(t("Gives"), rule.gives),
          ...pair(t("Speaks when"), rule.when),
          ...pair(t("Read here"), read.join("; ")),
          ...pair(t("Source"), rule.source),
        ))),
    );
  }));
}

function pair(name, ...values) {
  return values[0] ? [make("dt", {}, name), make("dd", {}, ...values.flatMap((value) => [value, " "]))] : [];
}

/** How to reach the person, the exchange over the years, and the records. */
function factsOf(person) {
  const link = linkOf(person);
  const lines = (text) => (text ? text.split("; ").flatMap((part) => [make("bdi", {}, part), make("br")]).slice(0, -1) : []);
  const connected = evidence("connected_on")[person];
  const first = evidence("first_contact_on")[person];
  const facts = [
    ...pair(t("E-mail"), ...lines(column("emails")[person])),
    ...pair(t("Phone"), ...lines(column("phones")[person])),
    ...pair(t("Place"), column("city")[person]),
    ...(link ? pair("LinkedIn", make("a", { href: link, rel: "noreferrer noopener", target: "_blank" }, t("Open the profile"))) : []),
    ...pair(t("Connected on"), connected === null ? "" : shortDay(connected)),
    ...pair(t("First contact"), first === null ? "" : shortDay(first)),
  ];
  const picture = timelineFigure(person);
  return [
    make("span", { class: "decide" }, ...decidedButtons(person)),
    facts.length ? make("dl", { class: "reach" }, ...facts) : null,
    ...(picture ? [make("h4", {}, t("The exchange")), picture, make("p", { class: "hint" }, t("up: from you, down: from them"))] : []),
    make("h4", {}, t("Records")),
    make("ul", { class: "records" }, ...recordsOf(person).map((record) => make(
      "li",
      {},
      make("bdi", {}, record.source), ` ${t("line %(line)s", { line: record.line })}, ${record.outcome}`,
      record.reason ? ` (${record.reason})` : "",
      record.says ? make("span", { class: "role" }, make("bdi", {}, record.says)) : null,
    ))),
  ].filter(Boolean);
}

function decidedButtons(person) {
  const buttons = decisionButtons(String(person), PERSON_DECISIONS, nameOf(person));
  const holder = make("span", {}, ...buttons);
  paintDecisions(holder);
  return buttons;
}
