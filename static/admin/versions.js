/* Tells the server, when a button of a page's form is pressed, which version the form knows. */

let unanswered = false;

const name = (form, id, moment) => {
  const { loaded_revision_id: version, loaded_revision_created_at: made } = form.elements;
  if (!version || !made) return;
  version.value = id;
  made.value = moment;
};

document.addEventListener("w-autosave:save", () => {
  unanswered = true;
});
document.addEventListener("w-autosave:success", ({ target, detail: { response } }) => {
  unanswered = false;
  if (response.revision_id) name(target, response.revision_id, response.revision_created_at);
});
document.addEventListener("w-autosave:error", ({ detail: { response } }) => {
  // Without an answer that can be read, the draft may have been saved all the same.
  if (response) unanswered = false;
});

/* Who has agreed in Wagtail's own dialog is not asked again: the form names no version. */
document.addEventListener(
  "w-dialog:confirmed",
  ({ target }) => {
    const conflict = document.querySelector('[data-w-session-intercept-value="conflict"]');
    if (conflict && target.id === "w-save-confirmation-dialog") name(target.closest("form"), "", "");
  },
  true,
);

/* Only what is sent changes: a change of the form itself would make it save itself again. */
document.addEventListener("submit", ({ target }) => {
  if (!unanswered || !target.matches("[data-edit-form]")) return;
  target.addEventListener("formdata", ({ formData }) => formData.set("autosave-unanswered", "1"), { once: true });
});
