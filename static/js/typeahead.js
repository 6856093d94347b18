/* A choice by typing: <lantoa-typeahead>, made by core/widgets.py. A combobox with a list after the ARIA pattern.
   A custom element comes to life wherever it is inserted, so it works in forms that Wagtail adds to the page later. */

const DELAY = 200;
let count = 0;

const make = (tag, attributes = {}, text = "") => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.textContent = text;
  return element;
};

class Typeahead extends HTMLElement {
  connectedCallback() {
    if (this.box) return;
    this.box = this.querySelector('input[type="text"]');
    if (!this.box) return;
    this.multiple = "multiple" in this.dataset;
    this.max = Number(this.dataset.max) || 0;
    this.chosen = this.querySelector(".typeahead__chosen");
    this.hidden_ = this.multiple ? null : this.querySelector('input[type="hidden"]');
    this.text = this.box.value;
    this.options = [];
    this.active = -1;
    this.build();
    this.listen();
  }

  build() {
    const id = `${this.box.id || "typeahead"}-${++count}`;
    this.list = make("ul", { id: `${id}-list`, role: "listbox", class: "typeahead__list", "aria-label": this.dataset.textList });
    this.list.hidden = true;
    this.status = make("p", { role: "status", class: "typeahead__status" });
    for (const [name, value] of Object.entries({
      role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.list.id,
    })) this.box.setAttribute(name, value);
    this.box.after(this.list, this.status);
    this.chosen?.querySelectorAll("li").forEach((chip) => this.addRemove(chip));
    if (this.multiple) this.markUnchosen();
  }

  listen() {
    this.box.addEventListener("input", (event) => { event.stopPropagation(); this.typed(); });
    // The form hears of a choice, not of each letter.
    this.box.addEventListener("change", (event) => event.stopPropagation());
    this.box.addEventListener("keydown", (event) => this.key(event));
    this.box.addEventListener("blur", () => this.left());
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => {
      const index = [...this.list.children].indexOf(event.target.closest('[role="option"]'));
      if (index >= 0) this.choose(index);
    });
  }

  typed() {
    this.box.removeAttribute("aria-invalid");
    this.markUnchosen();
    clearTimeout(this.timer);
    this.request?.abort();
    if (!this.box.value.trim()) {
      this.close();
      this.status.textContent = "";
      if (!this.multiple) this.tell();
      return;
    }
    this.timer = setTimeout(() => this.ask(), DELAY);
  }

  /* Words typed but not chosen are sent as "?words", so that the server says so instead of losing them. */
  markUnchosen() {
    const words = this.box.value.trim();
    if (!this.multiple) {
      this.hidden_.value = words ? `?${words}` : "";
      return;
    }
    this.pending?.remove();
    this.pending = words ? make("input", { type: "hidden", name: this.dataset.name, value: `?${words}` }) : null;
    if (this.pending) this.append(this.pending);
  }

  async ask() {
    const url = new URL(this.dataset.url, location.href);
    url.searchParams.set("q", this.box.value);
    this.request = new AbortController();
    try {
      const response = await fetch(url, {
        signal: this.request.signal,
        headers: { Accept: "application/json", "X-Requested-With": "XMLHttpRequest" },
      });
      if (!response.ok) throw new Error(response.status);
      this.show(await response.json());
    } catch (error) {
      if (error.name === "AbortError") return;
      this.close();
      this.status.textContent = this.dataset.textFailed;
    }
  }

  show(found) {
    const taken = new Set(this.values());
    this.options = found.filter((option) => !taken.has(String(option.id)));
    this.list.replaceChildren(...this.options.map((option, index) =>
      make("li", { role: "option", id: `${this.list.id}-${index}`, "aria-selected": "false" }, option.text)));
    this.status.textContent = this.options.length
      ? this.dataset.textSome.replace("{}", this.options.length) : this.dataset.textNone;
    this.list.hidden = !this.options.length || document.activeElement !== this.box;
    this.box.setAttribute("aria-expanded", String(!this.list.hidden));
    this.move(-1);
  }

  close() {
    this.list.hidden = true;
    this.box.setAttribute("aria-expanded", "false");
    this.move(-1);
  }

  move(index) {
    this.list.children[this.active]?.setAttribute("aria-selected", "false");
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

  key(event) {
    if (event.isComposing) return;
    const open = !this.list.hidden;
    const last = this.options.length - 1;
    const actions = {
      ArrowDown: () => (open ? this.move(this.active < last ? this.active + 1 : 0) : this.ask()),
      ArrowUp: () => (open ? this.move(this.active > 0 ? this.active - 1 : last) : this.ask()),
      Enter: () => { if (open && last >= 0) this.choose(Math.max(this.active, 0)); },
      Escape: () => { this.close(); },
    };
    if (event.key === "Backspace" && this.multiple && !this.box.value) {
      this.remove_(this.chosen.lastElementChild);
      return;
    }
    const handled = event.key === "Escape" ? open : event.key in actions;
    if (!handled || (event.key.startsWith("Arrow") && !this.box.value.trim())) return;
    event.preventDefault();
    event.stopPropagation();
    actions[event.key]();
  }

  choose(index) {
    const { id, text } = this.options[index];
    clearTimeout(this.timer);
    if (!this.multiple) {
      this.hidden_.value = id;
      this.box.value = text;
    } else if (this.max && this.values().length >= this.max) {
      this.status.textContent = this.dataset.textFull;
      return;
    } else {
      this.add(id, text);
      this.box.value = "";
      this.markUnchosen();
    }
    this.box.removeAttribute("aria-invalid");
    this.status.textContent = "";
    this.options = [];
    this.close();
    this.tell();
  }

  add(id, text) {
    const chip = make("li");
    chip.append(make("span", {}, text), make("input", { type: "hidden", name: this.dataset.name, value: id }));
    this.addRemove(chip);
    this.chosen.append(chip);
  }

  addRemove(chip) {
    const label = this.dataset.textRemove.replace("{}", chip.querySelector("span").textContent);
    const button = make("button", { type: "button", class: "typeahead__remove", "aria-label": label, title: label }, "×");
    button.addEventListener("click", () => { this.remove_(chip); this.box.focus(); });
    chip.append(button);
  }

  remove_(chip) {
    if (!chip) return;
    chip.remove();
    this.status.textContent = "";
    this.tell();
  }

  left() {
    this.close();
    clearTimeout(this.timer);
    this.request?.abort();
    const unchosen = this.multiple ? this.pending : this.hidden_.value.startsWith("?");
    if (!unchosen) return;
    this.box.setAttribute("aria-invalid", "true");
    this.status.textContent = this.dataset.textChoose;
    this.tell();
  }

  values() {
    return this.multiple ? [...this.chosen.querySelectorAll("input")].map((input) => input.value) : [];
  }

  tell() {
    const target = this.hidden_ ?? this.chosen;
    for (const name of ["input", "change"]) target.dispatchEvent(new Event(name, { bubbles: true }));
  }
}

if (!customElements.get("lantoa-typeahead")) customElements.define("lantoa-typeahead", Typeahead);
