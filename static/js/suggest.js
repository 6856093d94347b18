/* What may be meant, below every box of the search while one types; without script the box is sent as any other.
   A slow line, an answer that does not come, or one that makes no sense leave the box as it is. */

import { Combobox } from "./combobox.js";
import { loadSheet } from "./sheet.js";

const DELAY = 200;
const LEAST = 2;

class Suggested {
  constructor(form) {
    this.form = form;
    this.box = form.querySelector("input[name=q]");
    this.box.autocomplete = "off";
    this.list = new Combobox(this.box, {
      label: this.box.labels[0].textContent,
      look: { list: "suggest", status: "vh" },
      choose: (option) => location.assign(option.url),
    });
    this.box.addEventListener("input", () => this.typed());
    this.box.addEventListener("keydown", (event) => this.key(event));
    this.box.addEventListener("blur", () => this.leave());
    form.addEventListener("submit", () => this.leave());
    // On a story this script comes only when somebody begins to type.
    if (document.activeElement === this.box && this.words) this.typed();
  }

  get words() {
    return this.box.value.trim();
  }

  typed() {
    clearTimeout(this.timer);
    this.list.forget();
    if (this.words.length < LEAST) this.leave();
    else this.timer = setTimeout(() => this.ask(), DELAY);
  }

  ask() {
    return this.list
      .ask(`${this.form.dataset.suggest}?q=${encodeURIComponent(this.words)}`)
      .then((found) => found && this.list.show(found, found.length ? this.form.dataset.some.replace("{}", found.length) : ""))
      .catch(() => this.leave());
  }

  leave() {
    clearTimeout(this.timer);
    this.list.forget();
    this.list.close();
    this.list.status.textContent = "";
  }

  key(event) {
    // Letters with marks may be in the making.
    if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    const { list } = this;
    const isOnOption = list.isOpen && list.active >= 0;
    const actions = {
      ArrowDown: () => (list.isOpen ? list.step(1) : this.ask()),
      ArrowUp: () => list.isOpen && list.step(-1),
      Home: () => isOnOption && list.move(0),
      End: () => isOnOption && list.move(list.options.length - 1),
      Enter: () => isOnOption && list.choose(list.options[list.active]),
      Escape: () => list.isOpen && this.leave(),
    };
    if (!(event.key in actions) || (event.key === "ArrowDown" && this.words.length < LEAST)) return;
    if (actions[event.key]() !== false) event.preventDefault();
  }
}

/* A story has not brought what dresses the list. */
const lean = document.querySelector("script[data-dress]");
const dressed = lean ? loadSheet(lean.dataset.dress).catch(() => {}) : Promise.resolve();
dressed.then(() => {
  for (const form of document.querySelectorAll("form[data-suggest]")) new Suggested(form);
});
