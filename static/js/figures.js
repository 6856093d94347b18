/* The figures of visits on a story, which is kept by caches: fetched when a reader comes to its end. */

import { loadSheet } from "./sheet.js";

export async function start(place) {
  const answer = await fetch(place.dataset.figures);
  if (!answer.ok) throw new Error(String(answer.status));
  const told = await answer.json();
  await loadSheet(told.sheet);
  place.innerHTML = told.most_read;
  document.querySelector(".foot__end").insertAdjacentHTML("beforebegin", told.block);
  const views = document.querySelector("[data-views]");
  if (views && told.views) views.textContent = told.views;
}
