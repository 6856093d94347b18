/* Decisions on comments without loading the page anew: by keys, mouse or finger; each can be taken back for a while. */

import { send } from "./moderate-send.js";

const root = document.querySelector("[data-moderate]");
const words = root.dataset;
const find = (selector, within) => (within || root).querySelector(selector);
const findAll = (selector, within) => [...(within || root).querySelectorAll(selector)];
const UNDO_TIME = 10000;

let remembered = null;
let latest = Promise.resolve();
let asked = 0;
let answered = 0;
let hiding = 0;
let running = 0;
let haveOverlapped = false;
const undoable = [];
const failed = new Map();

/* Rows */

const rowOf = (pair) => document.getElementById(`y-kien-${pair.split(":")[0]}`);
const openRows = () => findAll("[data-comment][data-open]:not([aria-busy])");
const current = () => {
  const active = document.activeElement && document.activeElement.closest("[data-comment]");
  const row = active || (remembered && rowOf(remembered));
  return row || openRows()[0] || find("[data-comment]");
};

const goTo = (element) => {
  if (!element) return;
  element.focus({ preventScroll: true });
  element.scrollIntoView({ block: "nearest" });
};

const goOn = (row) => {
  const rows = findAll("[data-comment]");
  const below = rows.slice(rows.indexOf(row) + 1);
  goTo(below.find((one) => openRows().includes(one)) || find("[data-key=n]") || find("[data-end]") || row);
};

const step = (by) => {
  const rows = findAll("[data-comment]");
  const here = rows.indexOf(document.activeElement.closest("[data-comment]"));
  goTo(here < 0 ? current() : rows[Math.min(Math.max(here + by, 0), rows.length - 1)]);
};

const tell = (row, text, isFailure) => {
  const status = find("[data-status]", row);
  status.textContent = text;
  status.classList.toggle("lt-comment__status--failed", Boolean(isFailure));
  return status;
};

const place = (outcome) => {
  const old = document.getElementById(`y-kien-${outcome.comment}`);
  if (!old) return;
  failed.delete(old.dataset.pair);
  if (!outcome.html) {
    old.removeAttribute("aria-busy");
    tell(old, words.gone, true);
    return;
  }
  const hadFocus = old.contains(document.activeElement);
  const holder = document.createElement("template");
  holder.innerHTML = outcome.html;
  const fresh = holder.content.firstElementChild;
  old.replaceWith(fresh);
  if (hadFocus) goTo(fresh);
  if (!outcome.done) tell(fresh, words.late, true);
  const onPage = find(`[name=tren-trang][value^="${outcome.comment}:"]`);
  if (onPage) onPage.value = fresh.dataset.pair;
};

const showCounts = (told, turn) => {
  if (turn < answered) return;
  answered = turn;
  findAll("[data-count]").forEach((one) => {
    one.textContent = told.counts[one.dataset.count];
  });
  document.querySelectorAll("[data-waiting]").forEach((one) => one.setAttribute("data-waiting", told.waiting));
};

/* Taking back */

const bar = find("[data-undo-bar]");

const showBar = (text) => {
  find("[data-undo-words]").textContent = text;
  find("button[value=undo]", bar).hidden = !undoable.length;
  bar.hidden = false;
  clearTimeout(hiding);
  hiding = setTimeout(() => {
    bar.hidden = true;
    undoable.length = 0;
  }, UNDO_TIME);
};

const undo = async () => {
  await latest;
  const last = undoable.pop();
  if (!last || Date.now() > last.until) return;
  await act("undo", last.pairs);
  goTo(rowOf(last.pairs[0]));
};

/* Doing */

const failAll = (what, pairs, note, error) => {
  pairs.forEach((pair) => {
    const row = rowOf(pair);
    row.removeAttribute("aria-busy");
    const status = tell(row, error.words || words[error.kind], true);
    if (error.words) return;
    failed.set(pair, { what, note });
    const again = document.createElement("button");
    Object.assign(again, { type: "button", className: "button button-secondary", textContent: words.again });
    again.addEventListener("click", sendAgain);
    status.append(again);
    if (error.kind !== "expired") return;
    const way = document.createElement("a");
    Object.assign(way, { href: words.login, target: "_blank", rel: "noreferrer", textContent: words.signIn });
    status.append(way);
  });
};

/* Of two requests at once each may have counted before the other was done: nothing is asked for but the counts. */
const countAgain = () => {
  haveOverlapped = false;
  asked += 1;
  const turn = asked;
  send(words.moderate, "approve", []).then((told) => showCounts(told, turn), () => {});
};

const carryOut = async (what, pairs, note, turn) => {
  let told;
  running += 1;
  haveOverlapped = haveOverlapped || running > 1;
  try {
    told = await send(words.moderate, what, pairs, note);
  } catch (error) {
    failAll(what, pairs, note, error);
    return;
  } finally {
    running -= 1;
    if (!running && haveOverlapped) countAgain();
  }
  told.outcomes.forEach(place);
  showCounts(told, turn);
  const done = told.outcomes.filter((outcome) => outcome.done && outcome.html);
  if (!done.length) return;
  if (what !== "undo") {
    const pairsNow = done.map((outcome) => `${outcome.comment}:${outcome.version}`);
    undoable.push({ pairs: pairsNow, until: Date.now() + UNDO_TIME });
  }
  const said = what === "undo" ? words.undone : words[what.split(":")[0]];
  showBar(said.replace("{}", done.length));
};

const act = (what, pairs, note) => {
  pairs.forEach((pair) => {
    const row = rowOf(pair);
    if (!row) return;
    row.setAttribute("aria-busy", "true");
    tell(row, words.sending);
  });
  asked += 1;
  const work = carryOut(what, pairs, note, asked);
  latest = Promise.all([latest, work]);
  return work;
};

const sendAgain = () => {
  const jobs = new Map();
  failed.forEach(({ what, note }, pair) => {
    const name = JSON.stringify([what, note]);
    jobs.set(name, [...(jobs.get(name) || []), pair]);
  });
  failed.clear();
  jobs.forEach((pairs, name) => act(JSON.parse(name)[0], pairs, JSON.parse(name)[1]));
};

const noteOf = (button) => {
  const menu = button.closest("[data-menu]");
  return menu && button.value === "hide:other" ? find("[data-note]", menu) : null;
};

const isMissing = (note) => {
  if (!note || note.value.trim()) return false;
  note.required = true;
  note.reportValidity();
  return true;
};

const chosen = () => findAll("[data-choice]").filter((box) => box.checked).map((box) => box.value);

const showChosen = () => {
  const number = chosen().length;
  find("[data-chosen]").textContent = number ? words.chosenWords.replace("{}", number) : "";
  if (!number) find("[data-all]").checked = false;
};

const press = (button) => {
  const note = noteOf(button);
  if (isMissing(note)) return;
  const row = button.closest("[data-comment]");
  const pairs = row ? [row.dataset.pair] : chosen();
  if (!pairs.length || (row && row.getAttribute("aria-busy"))) return;
  const last = rowOf(pairs[pairs.length - 1]);
  const menu = button.closest("[data-menu]");
  act(button.value, pairs, note ? note.value : "");
  if (menu) menu.open = false;
  goOn(last);
  if (!row) {
    findAll("[data-choice]").forEach((box) => {
      box.checked = false;
    });
    showChosen();
  }
};

root.addEventListener("click", (event) => {
  const button = event.target.closest("button[name=lam]");
  if (event.target.closest("[data-open-help]")) find("[data-help]").showModal();
  if (!button) return;
  // What a plain form did before this page came is taken back by a plain form.
  if (button.value === "undo" && !undoable.length) return;
  event.preventDefault();
  if (button.value === "undo") undo();
  else press(button);
});

root.addEventListener("change", ({ target }) => {
  if (target.matches("[data-all]")) {
    findAll("[data-comment][data-open] [data-choice]").forEach((box) => {
      box.checked = target.checked;
    });
  }
  if (target.matches("[data-all], [data-choice]")) showChosen();
});

root.addEventListener("focusin", ({ target }) => {
  const row = target.closest("[data-comment]");
  if (row) remembered = row.dataset.pair;
});

window.addEventListener("beforeunload", (event) => {
  if (!failed.size) return;
  event.preventDefault();
  event.returnValue = "";
});

export { act, current, find, findAll, goTo, root, step, undo };
