/* Lists are filtered at once: the same page is fetched and its parts are put in the place of the old ones.
   Without script the form is sent as any other; when anything fails, the browser goes to the address itself. */

const DELAY = 250;
const PATIENCE = 400;

class FilteredList {
  constructor(root) {
    this.root = root;
    this.shown = location.pathname + location.search;
    root.addEventListener("change", (event) => this.changed(event));
    root.addEventListener("submit", (event) => this.submitted(event));
    root.addEventListener("click", (event) => this.clicked(event));
    window.addEventListener("popstate", () => this.moved());
  }

  changed(event) {
    const form = event.target.form;
    if (!form) return;
    // Arrow keys run through the options of a closed list: the last one counts.
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.go(addressOf(form)), DELAY);
  }

  submitted(event) {
    event.preventDefault();
    clearTimeout(this.timer);
    const panel = event.target.closest("details");
    const ready = this.go(addressOf(event.target));
    ready.then(() => {
      if (panel) panel.open = false;
      this.toResults();
    });
  }

  clicked(event) {
    const chip = event.target.closest("[data-part=chips] a, .empty .toc a");
    if (!chip || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    this.go(chip.getAttribute("href")).then(() => this.toResults());
  }

  moved() {
    const address = location.pathname + location.search;
    if (address !== this.shown) this.load(address).catch(() => location.reload());
  }

  /* The heading of the results takes the focus when what had it is gone, or when one asked to get there. */
  toResults() {
    const heading = this.root.querySelector("h2[tabindex]");
    heading.focus({ preventScroll: true });
    this.root.querySelector("[data-part=count]").scrollIntoView({ block: "nearest" });
  }

  go(address) {
    if (address === this.shown) return Promise.resolve();
    return this.load(address)
      .then((done) => done && history.pushState(null, "", address))
      .catch(() => {
        location.assign(address);
        return new Promise(() => {});
      });
  }

  /* Returns whether the page was shown: not if another was asked for meanwhile. */
  load(address) {
    if (this.request) this.request.abort();
    const request = new AbortController();
    this.request = request;
    const slow = setTimeout(() => this.say(this.root.dataset.busy), PATIENCE);
    this.root.setAttribute("aria-busy", "true");
    return fetch(address, { signal: request.signal, credentials: "same-origin" })
      .then((response) => {
        if (!response.ok) throw new Error(response.status);
        return response.text();
      })
      .then((text) => {
        this.show(new DOMParser().parseFromString(text, "text/html"));
        this.shown = address;
        return true;
      })
      .catch((error) => {
        if (error.name === "AbortError") return false;
        throw error;
      })
      .finally(() => {
        clearTimeout(slow);
        if (this.request === request) this.root.removeAttribute("aria-busy");
      });
  }

  say(words) {
    this.root.querySelector("[data-part=count]").textContent = words;
  }

  show(page) {
    const root = page.querySelector("[data-list]");
    if (!root) throw new Error("no list");
    document.title = page.title;
    for (const place of [".crumbs", ".title"]) replace(document.querySelector(place), page.querySelector(place));
    for (const part of this.root.querySelectorAll("[data-part]")) {
      replace(part, root.querySelector(`[data-part=${part.dataset.part}]`));
    }
    const forms = root.querySelectorAll("form");
    this.root.querySelectorAll("form").forEach((form, index) => renew(form, forms[index]));
    // On a phone the results stand below the open panel: its button says what it leads to.
    const number = this.root.querySelector("[data-part=count] b");
    const button = this.root.querySelector("details button");
    if (number && button) button.textContent = this.root.dataset.see.replace("{}", number.textContent);
  }
}

/* Returns the address that a form leads to, without conditions that are not chosen. */
function addressOf(form) {
  const params = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (value) params.append(name, value);
  const path = new URL(form.action).pathname;
  return params.toString() ? `${path}?${params}` : path;
}

function replace(old, fresh) {
  if (old && fresh) old.innerHTML = fresh.innerHTML;
}

/* Gives a form the options of another; a control that stays is kept, and the focus with it. */
function renew(form, fresh) {
  const kept = [...form.elements].map((control) => control.id).join();
  if (kept !== [...fresh.elements].map((control) => control.id).join()) {
    const focused = form.contains(document.activeElement) ? document.activeElement.id : "";
    replace(form, fresh);
    const again = focused && document.getElementById(focused);
    if (again) again.focus({ preventScroll: true });
    return;
  }
  for (const control of form.querySelectorAll("select")) {
    const other = fresh.querySelector(`#${control.id}`);
    const { value } = other;
    replace(control, other);
    control.value = value;
  }
}

for (const root of document.querySelectorAll("[data-list]")) new FilteredList(root);
