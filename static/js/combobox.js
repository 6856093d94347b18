/* A list of options below a box while one types: a combobox after the ARIA pattern. What a choice does is its owner's
   business. Runs on phones with Chrome 80. */

let count = 0;

export function make(tag, attributes = {}, text = "") {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.textContent = text;
  return element;
}

export class Combobox {
  /* `look` names the classes of the list and of the words that are read out; `choose` is called with an option. */
  constructor(box, { label, look, choose }) {
    this.box = box;
    this.choose = choose;
    this.options = [];
    this.active = -1;
    const id = `${box.id || "combobox"}-${++count}`;
    this.list = make("ul", { id: `${id}-list`, role: "listbox", class: look.list, "aria-label": label });
    this.list.hidden = true;
    this.status = make("p", { role: "status", class: look.status });
    const roles = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.list.id };
    for (const [name, value] of Object.entries(roles)) box.setAttribute(name, value);
    box.after(this.list, this.status);
    // A press must not take the focus from the box.
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => {
      const index = [...this.list.children].indexOf(event.target.closest('[role="option"]'));
      if (index >= 0) this.choose(this.options[index]);
    });
  }

  get isOpen() {
    return !this.list.hidden;
  }

  /* Returns the options at an address, or nothing if another was asked for meanwhile. */
  ask(url) {
    this.forget();
    const request = new AbortController();
    this.request = request;
    const headers = { Accept: "application/json", "X-Requested-With": "XMLHttpRequest" };
    return fetch(url, { signal: request.signal, credentials: "same-origin", headers })
      .then((response) => {
        if (!response.ok) throw new Error(response.status);
        return response.json();
      })
      .then((found) => (request.signal.aborted ? undefined : found))
      .catch((error) => {
        if (error.name !== "AbortError") throw error;
      });
  }

  forget() {
    if (this.request) this.request.abort();
  }

  show(options, words) {
    this.options = options;
    this.list.textContent = "";
    this.list.append(...options.map((option, index) =>
      make("li", { role: "option", id: `${this.list.id}-${index}`, "aria-selected": "false" }, option.text)));
    this.status.textContent = words;
    this.list.hidden = !options.length || document.activeElement !== this.box;
    this.box.setAttribute("aria-expanded", String(this.isOpen));
    this.move(-1);
  }

  close() {
    this.list.hidden = true;
    this.box.setAttribute("aria-expanded", "false");
    this.move(-1);
  }

  move(index) {
    const before = this.list.children[this.active];
    if (before) before.setAttribute("aria-selected", "false");
    this.active = index;
    const option = this.list.children[index];
    if (!option) {
      this.box.removeAttribute("aria-activedescendant");
      return;
    }
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    this.box.setAttribute("aria-activedescendant", option.id);
  }

  /* Goes down (1) or up (-1), from the last option on to the first and back. */
  step(by) {
    const last = this.options.length - 1;
    const next = this.active + by;
    this.move(next > last ? 0 : this.active < 0 || next < 0 ? (by > 0 ? 0 : last) : next);
  }
}
