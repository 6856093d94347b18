/* How long a text is, of how much: under every field of the admin that has data-limit. */

const length = (text) => [...text.normalize("NFC").trim()].length;

const count = (field) => {
  if (!field.lantoaCount) {
    field.lantoaCount = document.createElement("p");
    field.lantoaCount.className = "lt-count";
    field.after(field.lantoaCount);
  }
  const limit = Number(field.dataset.limit);
  const used = length(field.value);
  field.lantoaCount.textContent = `${used}/${limit} ký tự`;
  field.lantoaCount.classList.toggle("lt-count--over", used > limit);
};

const countAll = () => document.querySelectorAll("[data-limit]").forEach(count);

document.addEventListener("input", (event) => {
  if (event.target.matches?.("[data-limit]")) count(event.target);
});
document.addEventListener("wagtail:panel-init", countAll);
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", countAll);
else countAll();
