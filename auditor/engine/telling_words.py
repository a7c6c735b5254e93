"""The sentences an explanation is told in, English and German."""

from collections.abc import Mapping

WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "class": "{name}: {title}",
        "verdict": "bond {bond} (reached from {bond_bound}), pulse {pulse} (reached from "
        "{pulse_bound}), silence counted to {as_of}; confidence {confidence}: {because}",
        "decided": "You decided: {decision}. The rules alone say: {rules_class}.",
        "prune": "On the pruning list, place {rank}.",
        "reconnect": "On the list of people to write to, place {rank}.",
        "keep-in-touch": "On the keep-in-touch plan, place {rank}: a word is due by {day}.",
        "cannot-tell": "Cannot be told: no message history in which they could appear.",
        "opener": "You could write: {text}",
        "high": "high",
        "medium": "medium",
        "low": "low",
        "between": "What passed between you (from them/from you)",
        "messages": "messages {messages_in}/{messages_out}, of substance {substantive_in}/"
        "{substantive_out}, words {words_in}/{words_out}",
        "asked": "questions {questions_in}/{questions_out}, answers to the other's questions "
        "{answers_in}/{answers_out}, hours to an answer {reply_hours_theirs}/{reply_hours_mine}",
        "given": "recommendations {recommendations_in}/{recommendations_out}, endorsements "
        "{endorsements_in}/{endorsements_out}, introductions -/{introductions_out}",
        "rhythm": "{conversations} conversations, {conversations_opened_by_me_share} of them "
        "opened by you; a word every {median_gap_days} days, evenness {burstiness} "
        "(-1 regular, 1 in bursts)",
        "since": "connected {connected_on}, first contact {first_contact_on}, last "
        "{last_contact_on}; employers: {employer_tie}",
        "inside": "inside yours",
        "former": "inside a former one of yours",
        "outside": "outside yours",
        "axis": "{axis} - {title} {score} of 100, {state} (from {bound} on)",
        "axis held": "{axis} - {title} {score} of 100 (the sum is {total}), {state} "
        "(from {bound} on)",
        "bond": "Bond",
        "pulse": "Pulse",
        "reached": "reached",
        "not reached": "not reached",
        "nothing spoke": "no rule spoke",
        "silent": "silent",
        "could give": "up to {points}",
        "source": "source: {source}",
        "reads": "reads",
        "needs": "needs",
        "flags": "Besides",
        "to mend": "to mend: {fix}",
        "turns": "What would change this",
        "quiet-on": "Without a word this becomes {to_class} on {day}; a two-way exchange before "
        "then keeps it {now}.",
        "word-revives": "An exchange with them now makes it {to_class}.",
        "exchanges-lift": "If you write in {count} different months from now on and they answer, "
        "this becomes {to_class}.",
        "rule-lifts": "It would be {to_class} if this alone spoke: {rules}",
        "rules-lift": "To be {to_class} it takes several at once, at the fewest: {rules}",
        "without-decision": "Without your decision: {to_class}.",
        "no-history": "An export with a message history in which they appear would tell more.",
        "lacking": "{title} ({lacking})",
        "no turn": "nothing within ten years that one word or one rule could change",
        "records": "Put together from",
        "record": "{source}, line {line}: {name}{company} ({kind}, {outcome})",
        "pairs": "Same or not the same",
        "same": "{left} = {right}: {reasons}",
        "possible": "may be the same, not merged: {left} / {right}: {reasons}",
        "different": "kept apart: {left} / {right}: {reasons}",
        "against": "; against it: {reasons}",
        "sure": "; sure to {score} of 100",
        "timeline": "Messages by quarter (from them/from you)",
        "no timeline": "No messages.",
        "year": "{year}  {quarters}  together {messages_in}/{messages_out}",
    },
    "de": {
        "class": "{name}: {title}",
        "verdict": "Bindung {bond} (erreicht ab {bond_bound}), Puls {pulse} (erreicht ab "
        "{pulse_bound}), Stille gezählt bis {as_of}; Sicherheit {confidence}: {because}",
        "decided": "Du hast entschieden: {decision}. Die Regeln allein sagen: {rules_class}.",
        "prune": "Auf der Liste zum Loslassen, Platz {rank}.",
        "reconnect": "Auf der Liste der Menschen, denen du schreiben könntest, Platz {rank}.",
        "keep-in-touch": "Auf dem Plan zum Kontakthalten, Platz {rank}: ein Wort bis {day}.",
        "cannot-tell": "Nicht zu sagen: kein Nachrichtenverlauf, in dem die Person stehen könnte.",
        "opener": "Du könntest schreiben: {text}",
        "high": "hoch",
        "medium": "mittel",
        "low": "niedrig",
        "between": "Was zwischen euch war (von dort/von dir)",
        "messages": "Nachrichten {messages_in}/{messages_out}, mit Gehalt {substantive_in}/"
        "{substantive_out}, Wörter {words_in}/{words_out}",
        "asked": "Fragen {questions_in}/{questions_out}, Antworten auf Fragen des anderen "
        "{answers_in}/{answers_out}, Stunden bis zur Antwort "
        "{reply_hours_theirs}/{reply_hours_mine}",
        "given": "Empfehlungen {recommendations_in}/{recommendations_out}, Kenntnisbestätigungen "
        "{endorsements_in}/{endorsements_out}, Vorstellungen -/{introductions_out}",
        "rhythm": "{conversations} Gespräche, davon ein Anteil von "
        "{conversations_opened_by_me_share} von dir begonnen; ein Wort alle {median_gap_days} "
        "Tage, Gleichmaß {burstiness} (-1 regelmäßig, 1 in Schüben)",
        "since": "verbunden {connected_on}, erster Kontakt {first_contact_on}, letzter "
        "{last_contact_on}; Arbeitgeber: {employer_tie}",
        "inside": "deiner",
        "former": "ein früherer von dir",
        "outside": "ein anderer als deiner",
        "axis": "{axis} - {title} {score} von 100, {state} (ab {bound})",
        "axis held": "{axis} - {title} {score} von 100 (die Summe ist {total}), {state} "
        "(ab {bound})",
        "bond": "Bindung",
        "pulse": "Puls",
        "reached": "erreicht",
        "not reached": "nicht erreicht",
        "nothing spoke": "keine Regel hat gesprochen",
        "silent": "stumm",
        "could give": "bis zu {points}",
        "source": "Quelle: {source}",
        "reads": "gelesen",
        "needs": "fehlt",
        "flags": "Außerdem",
        "to mend": "zu beheben: {fix}",
        "turns": "Was das ändern würde",
        "quiet-on": "Ohne ein Wort wird daraus am {day}: {to_class}. Ein Austausch in beide "
        "Richtungen davor lässt es bei: {now}.",
        "word-revives": "Ein Austausch jetzt macht daraus: {to_class}.",
        "exchanges-lift": "Schreibst du von jetzt an in {count} verschiedenen Monaten und kommt "
        "Antwort, wird daraus: {to_class}.",
        "rule-lifts": "Es wäre {to_class}, wenn allein dies spräche: {rules}",
        "rules-lift": "Für {to_class} braucht es mehreres zugleich, mindestens: {rules}",
        "without-decision": "Ohne deine Entscheidung: {to_class}.",
        "no-history": "Ein Export mit Nachrichtenverlauf, in dem die Person steht, sagte mehr.",
        "lacking": "{title} ({lacking})",
        "no turn": "nichts, was in zehn Jahren ein Wort oder eine Regel ändern könnte",
        "records": "Zusammengesetzt aus",
        "record": "{source}, Zeile {line}: {name}{company} ({kind}, {outcome})",
        "pairs": "Dieselbe Person oder nicht",
        "same": "{left} = {right}: {reasons}",
        "possible": "vielleicht dieselbe Person, nicht vereint: {left} / {right}: {reasons}",
        "different": "getrennt gehalten: {left} / {right}: {reasons}",
        "against": "; dagegen: {reasons}",
        "sure": "; zu {score} von 100 sicher",
        "timeline": "Nachrichten je Quartal (von dort/von dir)",
        "no timeline": "Keine Nachrichten.",
        "year": "{year}  {quarters}  zusammen {messages_in}/{messages_out}",
    },
}
