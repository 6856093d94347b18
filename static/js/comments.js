/* Comments in their place: opens list and form in the page of a story, sends without leaving it, and loses no word,
   whether the line drops or the page is closed. Without this script the same addresses are pages and forms. */

import { canProve, prove } from "./proof.js";
import { loadSheet } from "./sheet.js";

const LONGEST = 2000;
const KEPT = "lantoa:y-kien:";
const FIELDS = ["name", "email", "text"];
// The server takes a proof for twenty minutes; one that is nearly over is made again.
const FRESH = 15 * 60 * 1000;
// Readers of the screen are told the count when the typing rests.
const REST = 1200;

/* A private window, or a full disk, must not stop the rest. */
const store = {
  read(key) {
    try {
      return JSON.parse(localStorage.getItem(KEPT + key)) || {};
    } catch (error) {
      return {};
    }
  },
  write(key, values) {
    try {
      if (values) localStorage.setItem(KEPT + key, JSON.stringify(values));
      else localStorage.removeItem(KEPT + key);
    } catch (error) {
      /* It is kept in the form itself. */
    }
  },
};

class WritingForm {
  constructor(form) {
    this.form = form;
    this.own = form.action;
    this.field = (name) => form.elements[name];
    this.part = (name) => form.querySelector(`[data-part=${name}]`);
    this.button = form.querySelector("[type=submit]");
    this.words = this.button.textContent;
    this.heading = this.part("heading").textContent;
    form.noValidate = true;
    form.addEventListener("submit", (event) => this.submitted(event));
    form.addEventListener("input", () => this.typed());
    form.addEventListener("focusin", () => this.prepare(), { once: true });
    this.part("cancel").addEventListener("click", () => this.answer(null));
    // A form that comes back with an error has its own words.
    if (!this.field("text").value) this.restore();
    if (canProve && !form.querySelector("[aria-invalid][name=answer]")) this.part("question").hidden = true;
    this.count();
  }

  restore() {
    const kept = store.read(this.form.dataset.write);
    for (const name of FIELDS) if (kept[name] && !this.field(name).value) this.field(name).value = kept[name];
    if (kept.text) this.notice(this.form.dataset.back, "status");
  }

  typed() {
    const values = {};
    for (const name of FIELDS) values[name] = this.field(name).value;
    store.write(this.form.dataset.write, values.text ? values : null);
    this.count();
  }

  count() {
    const left = LONGEST - [...this.field("text").value.trim()].length;
    const words = (left < 0 ? this.form.dataset.over : this.form.dataset.left).replace("{}", Math.abs(left).toLocaleString("vi"));
    const place = this.part("left");
    place.textContent = words;
    place.classList.toggle("over", left < 0);
    clearTimeout(this.resting);
    if (left < 200 && document.activeElement === this.field("text")) {
      this.resting = setTimeout(() => this.say(words), REST);
    }
  }

  /* Begins the proof when somebody begins to write, so that nobody waits for it at the end. */
  prepare() {
    if (!canProve || this.part("question").hidden === false) return Promise.resolve("");
    if (!this.proof || Date.now() - this.proof.since > FRESH) {
      const made = prove(this.form.dataset.challenge);
      made.catch(() => {
        this.proof = null;
      });
      this.proof = { made, since: Date.now() };
    }
    return this.proof.made;
  }

  submitted(event) {
    event.preventDefault();
    if (this.busy) return;
    this.busy = true;
    this.button.setAttribute("aria-disabled", "true");
    this.button.textContent = this.form.dataset.sending;
    this.say(this.form.dataset.sending);
    this.send()
      .then((words) => this.rest(words || this.words))
      .catch((error) => {
        this.notice(error.isFault ? this.form.dataset.fault : this.form.dataset.lost);
        this.rest(this.form.dataset.retry);
      });
  }

  rest(words) {
    this.busy = false;
    this.button.removeAttribute("aria-disabled");
    this.button.textContent = words;
  }

  async send() {
    this.field("proof").value = await this.prepare();
    const answer = await fetch(this.form.action, {
      method: "POST",
      headers: { Accept: "application/json" },
      credentials: "same-origin",
      body: new URLSearchParams(new FormData(this.form)),
    });
    // A proof is good once, whatever became of it.
    this.proof = null;
    if (answer.status >= 500 || !/json/.test(answer.headers.get("Content-Type") || "")) {
      throw Object.assign(new Error(String(answer.status)), { isFault: true });
    }
    return this.told(await answer.json());
  }

  told(said) {
    if (said.token) this.field("phieu").value = said.token;
    if (said.question) this.part("question").querySelector("label").textContent = said.question;
    this.mark(said.errors || {});
    if (said.status === "sent") return this.sent(said);
    if (said.status === "unproven") this.part("question").hidden = false;
    this.notice(said.message);
    const wrong = this.form.querySelector("[aria-invalid=true]");
    if (wrong) wrong.focus();
    return this.words;
  }

  sent(said) {
    store.write(this.form.dataset.write, null);
    this.field("text").value = "";
    this.field("answer").value = "";
    this.answer(null);
    this.count();
    const root = this.form.closest("[data-comments]");
    const own = root.querySelector("[data-part=own]");
    const none = root.querySelector("[data-part=none]");
    if (none) none.remove();
    this.notice("");
    const place = own || this.part("notice");
    place.insertAdjacentHTML("afterbegin", `<p class="notice" role="status" tabindex="-1"></p>${said.html}`);
    const told = place.querySelector(".notice");
    // Said in a place that was there before: a screen reader hears it.
    told.textContent = said.message;
    place.querySelectorAll(".notice").forEach((one) => one !== told && one.remove());
    told.focus();
    return this.words;
  }

  /* Shows what is wrong beside each field, as the server says it. */
  mark(errors) {
    for (const place of this.form.querySelectorAll("[data-error]")) {
      const words = (errors[place.dataset.error] || []).join(" ");
      const field = this.field(place.dataset.error);
      place.textContent = words;
      place.hidden = !words;
      const described = (field.getAttribute("aria-describedby") || "").split(" ").filter((id) => id && id !== place.id);
      if (words) described.push(place.id);
      field.setAttribute("aria-describedby", described.join(" "));
      if (words) field.setAttribute("aria-invalid", "true");
      else field.removeAttribute("aria-invalid");
    }
  }

  notice(words, role = "alert") {
    const place = this.part("notice");
    place.textContent = "";
    if (!words) return;
    const told = document.createElement("p");
    told.className = "notice";
    told.setAttribute("role", role);
    place.appendChild(told);
    told.textContent = words;
    this.say("");
  }

  say(words) {
    this.part("said").textContent = words;
  }

  /* The same form answers a comment: it is sent to that comment's address. */
  answer(link) {
    this.form.action = link ? link.href : this.own;
    this.part("heading").textContent = link ? link.dataset.answer : this.heading;
    this.part("cancel").hidden = !link;
    if (link) this.field(this.field("name").value ? "text" : "name").focus();
  }
}

/* Lets the links of a list work in place: to answer, to see another page or order. */
function startList(root, form, inPlace) {
  root.addEventListener("click", (event) => {
    if (event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.target.closest("a");
    if (!link) return;
    if (form && link.dataset.answer) {
      event.preventDefault();
      form.answer(link);
    } else if (inPlace && "inPlace" in link.dataset) {
      event.preventDefault();
      turn(root, link).catch(() => location.assign(link.href));
    }
  });
}

async function turn(root, link) {
  const fresh = await fetched(root.dataset.comments + new URL(link.href).search);
  const list = root.querySelector("[data-part=list]");
  list.replaceWith(fresh.querySelector("[data-part=list]"));
  focusOn(root.querySelector("[data-part=list]"));
}

async function fetched(address) {
  const answer = await fetch(address, { credentials: "same-origin" });
  if (!answer.ok) throw new Error(String(answer.status));
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

function focusOn(element) {
  element.tabIndex = -1;
  element.focus();
}

function start(root, inPlace) {
  const form = root.querySelector("[data-write]");
  startList(root, form && new WritingForm(form), inPlace);
}

/* Opens list and form in the place of the link that leads to them. */
export async function open(link) {
  const root = link.closest("[data-comments]");
  if (root.getAttribute("aria-busy")) return;
  root.setAttribute("aria-busy", "true");
  const [page] = await Promise.all([
    fetched(root.dataset.comments),
    ...link.dataset.sheets.split(" ").map((address) => loadSheet(address)),
  ]);
  root.removeAttribute("aria-busy");
  root.classList.add("comments");
  while (root.children.length > 1) root.lastElementChild.remove();
  root.append(...page.body.children);
  focusOn(root.querySelector("h2"));
  start(root, true);
}

for (const root of document.querySelectorAll("main > .wrap > [data-comments]")) start(root, false);
