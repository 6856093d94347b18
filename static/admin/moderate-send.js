/* Sends decisions to the server and says what became of them. */

const PATIENCE = 20000;

/* Not from the page: who has signed in again elsewhere has another token. */
const token = () => {
  const cookie = /(?:^|; )lantoa_csrf=([^;]*)/.exec(document.cookie);
  const field = document.querySelector("[name=csrfmiddlewaretoken]");
  return cookie ? cookie[1] : field ? field.value : "";
};

/* What went wrong: "lost", "expired" or "failed", with the server's own words if there are any. */
export class NotSent extends Error {
  constructor(kind, words) {
    super(words || kind);
    this.kind = kind;
    this.words = words || "";
  }
}

const answerOf = async (response) => {
  if (response.status === 403 || response.redirected) throw new NotSent("expired");
  const told = await response.json().catch(() => ({}));
  if (!response.ok || !told.outcomes) throw new NotSent("failed", told.message);
  return told;
};

/* Does `what` with the pairs of comment and version; the request outlives the page. */
export const send = async (address, what, pairs, note) => {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), PATIENCE);
  const body = { lam: what, cau: pairs, "ghi-chu": note || "", next: location.pathname + location.search };
  try {
    const response = await fetch(address, {
      method: "POST",
      credentials: "same-origin",
      keepalive: true,
      signal: stop.signal,
      headers: { "Content-Type": "application/json", "X-CSRFToken": token(), "X-Requested-With": "XMLHttpRequest" },
      body: JSON.stringify(body),
    });
    return await answerOf(response);
  } catch (error) {
    throw error instanceof NotSent ? error : new NotSent("lost");
  } finally {
    clearTimeout(timer);
  }
};
