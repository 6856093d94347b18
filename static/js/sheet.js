/* Fetches a stylesheet, once, when something comes that it dresses. */
export function loadSheet(address) {
  return new Promise((resolve, reject) => {
    if (document.querySelector(`link[href="${address}"]`)) return resolve();
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = address;
    link.onload = resolve;
    link.onerror = reject;
    return document.head.appendChild(link);
  });
}
