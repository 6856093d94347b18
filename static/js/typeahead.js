/* A choice by typing: <lantoa-typeahead>, made by core/widgets.py. A combobox with a list after the ARIA pattern.
   A custom element comes to life wherever it is inserted, so it works in forms that Wagtail adds to the page later. */

import { Combobox, make } from "./combobox.js";

const DELAY = 200;

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
    this.build();
    this.listen();
  }

  build() {
    this.list = new Combobox(this.box, {
      label: this.dataset.textList,
      look: { list: "typeahead__list", status: "typeahead__status" },
      choose: (option) => this.choose(option),
    });
    this.status = this.list.status;
    this.chosen?.querySelectorAll("li").forEach((chip) => this.addRemove(chip));
    if (this.multiple) this.markUnchosen();
  }

  listen() {
    this.box.addEventListener("input", (event) => { event.stopPropagation(); this.typed(); });
    // The form hears of a choice, not of each letter.
    this.box.addEventListener("change", (event) => event.stopPropagation());
    this.box.addEventListener("keydown", (event) => this.key(event));
    this.box.addEventListener("blur", () => this.left());
  }

  typed() {
    this.box.removeAttribute("aria-invalid");
    this.markUnchosen();
    clearTimeout(this.timer);
    this.list.forget();
    if (!this.box.value.trim()) {
      this.list.close();
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
    try {
      const found = await this.list.ask(url);
      if (found) this.show(found);
    } catch {
      this.list.close();
      this.status.textContent = this.dataset.textFailed;
    }
  }

  show(found) {
    const taken = new Set(this.values());
    const options = found.filter((option) => !taken.has(String(option.id)));
    this.list.show(options, options.length
      ? this.dataset.textSome.replace("{}", options.length) : this.dataset.textNone);
  }

  key(event) {
    if (event.isComposing) return;
    const open = this.list.isOpen;
    const actions = {
      ArrowDown: () => (open ? this.list.step(1) : this.ask()),
      ArrowUp: () => (open ? this.list.step(-1) : this.ask()),
      Enter: () => { if (open) this.choose(this.list.options[Math.max(this.list.active, 0)]); },
      Escape: () => { this.list.close(); },
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

  choose({ id, text }) {
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
    this.list.close();
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
    this.list.close();
    clearTimeout(this.timer);
    this.list.forget();
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
