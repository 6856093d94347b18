/* Thanks and scores in their place: asks for the numbers when a reader comes near, and sends without leaving the page.
   Without this script the same address is a page with the same forms. */

import { canProve, prove } from "./proof.js";
import { loadSheet } from "./sheet.js";

class Thanks {
  constructor(root) {
    this.root = root;
    this.address = root.dataset.thanks;
    this.said = document.createElement("p");
    this.said.className = "thanks__said";
    this.said.setAttribute("role", "status");
    root.addEventListener("submit", (event) => this.submitted(event));
  }

  get place() {
    return this.root.querySelector(".thanks");
  }

  async open() {
    const answer = await fetch(`${this.address}?format=json`, { credentials: "same-origin" });
    if (!answer.ok) throw new Error(String(answer.status));
    const told = await answer.json();
    // Without its dress the form still works.
    await loadSheet(told.sheet).catch(() => {});
    this.show(told);
    this.root.appendChild(this.said);
  }

  /* Puts the forms, as they are now, in the place of those before; who stood on a button stands on it again. */
  show(told) {
    const form = document.activeElement.closest("[data-thanks] form");
    const act = form && form.dataset.part;
    this.given = told.given;
    if (this.place) this.place.outerHTML = told.html;
    else {
      while (this.root.lastElementChild.matches(":not(.head)")) this.root.lastElementChild.remove();
      this.root.insertAdjacentHTML("beforeend", told.html);
    }
    const same = act && this.place.querySelector(`form[data-part=${act}]`);
    if (same) same.querySelector("button").focus();
  }

  submitted(event) {
    event.preventDefault();
    if (this.busy) return;
    const form = event.target;
    const values = {};
    new FormData(form).forEach((value, name) => {
      values[name] = value;
    });
    this.try(values);
  }

  async try(values) {
    const words = this.place.dataset;
    this.busy = true;
    this.say(words.sending);
    try {
      this.say(await this.send(values));
    } catch (error) {
      this.say(error.isFault ? words.fault : words.lost);
      // What was pressed stays as it was pressed, and goes out when there is a line.
      if (!error.isFault) addEventListener("online", () => this.busy || this.try(values), { once: true });
    }
    this.busy = false;
  }

  /* Sends once, and once more where the server asks for it: with the cookie it has given, or with a proof. */
  async send(values) {
    const isNew = !(values.viec === "diem" ? this.given.score : this.given.thanks);
    let proof = isNew ? await this.prove() : "";
    let told = await this.post({ ...values, proof });
    if (told.again) {
      if (!proof && told.status === 429) proof = await this.prove();
      told = await this.post({ ...values, phieu: told.token, proof, lai: true });
    }
    this.show(told);
    return told.message || this.place.dataset.done;
  }

  /* Without a proof there is still the one vote that an address has. */
  prove() {
    return canProve ? prove(this.place.dataset.challenge).catch(() => "") : "";
  }

  async post(values) {
    const answer = await fetch(this.address, {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json" },
      credentials: "same-origin",
      body: JSON.stringify(values),
    });
    if (!/json/.test(answer.headers.get("Content-Type") || "")) {
      throw Object.assign(new Error(String(answer.status)), { isFault: true });
    }
    return { ...(await answer.json()), status: answer.status };
  }

  say(words) {
    this.said.textContent = words;
  }
}

/* Called by the page of a story when its block comes near. */
export function start(root) {
  return new Thanks(root).open();
}

// The page of its own.
document.querySelectorAll("main > .wrap > [data-thanks]").forEach((root) => {
  start(root).catch(() => {
    /* The forms are sent as forms. */
  });
});
