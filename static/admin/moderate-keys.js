/* The keys of moderators; whoever has turned keys off in the own account has none. */

import { current, find, findAll, goTo, root, step, undo } from "./moderate.js";

const settings = JSON.parse((document.getElementById("wagtail-config") || {}).textContent || "{}");
const help = find("[data-help]");

const press = (selector, within) => {
  const element = within && find(selector, within);
  if (element) element.click();
  return Boolean(element);
};

const openMenu = (menu) => {
  if (!menu) return false;
  menu.open = !menu.open;
  if (menu.open) {
    find("[data-reason]", menu).focus({ preventScroll: true });
    menu.scrollIntoView({ block: "nearest" });
  }
  return true;
};

const shownMenu = () => {
  const row = current();
  return find("[data-bulk] [data-menu][open]") || (row && find("[data-menu][open]", row));
};

/* The first five reasons are pressed, the sixth asks for words. */
const choose = (number) => {
  const menu = shownMenu();
  if (!menu) return false;
  if (press(`[data-reason="${number}"]`, menu)) return true;
  find("[data-note]", menu).focus();
  return true;
};

const toggle = (box) => {
  if (box) box.click();
  return Boolean(box);
};

const back = () => {
  undo();
  return true;
};

const close = () => {
  const menu = shownMenu();
  if (!menu) return false;
  menu.open = false;
  goTo(menu.closest("[data-comment]") || find("summary", menu));
  return true;
};

const keys = {
  j: () => step(1) || true,
  k: () => step(-1) || true,
  d: () => press("[data-key=d]", current()),
  x: () => openMenu(find("[data-menu]", current())),
  r: () => press("[data-key=r]", current()),
  c: () => toggle(find("[data-choice]", current())),
  u: back,
  z: back,
  a: () => toggle(find("[data-all]")),
  n: () => press("[data-key=n]", root),
  D: () => press("[data-key=bulk-d]", root),
  X: () => openMenu(find("[data-bulk] [data-menu]")),
  "?": () => help.showModal() || true,
  Escape: close,
};
for (let number = 1; number <= 6; number += 1) keys[number] = () => choose(number);

/* Vietnamese typing programs turn a second "d" into "đ". */
const nameOf = (event) => {
  const key = event.key === "đ" ? "d" : event.key === "Đ" ? "D" : event.key;
  if (!/^[a-z]$/i.test(key)) return key;
  return event.shiftKey ? key.toUpperCase() : key.toLowerCase();
};

const isTyping = (target) =>
  target.closest("input:not([type=checkbox]), textarea, select, [contenteditable], dialog[open], [role=dialog]");

const listen = (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  if (event.key === "Enter" && event.target.matches("[data-note]")) {
    event.preventDefault();
    press("[value='hide:other']", event.target.closest("[data-menu]"));
    return;
  }
  if (event.key === "Escape" && event.target.matches("[data-note]")) close();
  if (isTyping(event.target)) return;
  const key = keys[nameOf(event)];
  if (!key || !current() || !key()) return;
  // Before the keys of the admin itself, which has a help of its own.
  event.preventDefault();
  event.stopImmediatePropagation();
};

if (settings.KEYBOARD_SHORTCUTS_ENABLED !== false) {
  window.addEventListener("keydown", listen, true);
  findAll("[data-open-help]").forEach((button) => {
    button.hidden = false;
  });
  // A finger begins with the groups above.
  const isTouched = matchMedia("(pointer: coarse)").matches;
  if (find("[data-queue]") && !location.hash && !isTouched) goTo(current());
}
