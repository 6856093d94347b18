// Dates that are typed are meant, without choosing so in the list above them; another choice there drops them.

const form = document.querySelector("[data-report-form]");
if (form) {
  const { span, since, until } = form.elements;
  const dates = [since, until];
  for (const date of dates) {
    for (const event of ["input", "change"]) {
      date.addEventListener(event, () => {
        if (date.value) span.value = "own";
      });
    }
  }
  span.addEventListener("change", () => {
    if (span.value !== "own") {
      for (const date of dates) date.value = "";
    }
  });
}
