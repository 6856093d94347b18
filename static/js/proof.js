/* Does the small piece of work that the server asks a browser for (core/proof.py): finds the number whose key begins
   as the challenge says. A few tries at a time, outside the page's own thread: the page stays quick. */

const AT_ONCE = 4;

/* Pages without https have no crypto.subtle; their forms ask a plain question instead. */
export const canProve = Boolean(self.crypto && crypto.subtle);

/* Fetches a challenge and returns its solution, as the form sends it. Rejects when the network or the page gives up. */
export async function prove(address) {
  const answer = await fetch(address, { headers: { Accept: "application/json" }, credentials: "same-origin" });
  if (!answer.ok) throw new Error(String(answer.status));
  const challenge = await answer.json();
  const solution = await solve(challenge.parameters);
  return btoa(JSON.stringify({ challenge, solution }));
}

async function solve(parameters) {
  const prefix = parameters.keyPrefix;
  const nonce = bytesOf(parameters.nonce);
  const salt = bytesOf(parameters.salt);
  for (let first = 0; Date.now() < parameters.expiresAt * 1000; first += AT_ONCE) {
    const tries = [];
    for (let counter = first; counter < first + AT_ONCE; counter += 1) {
      tries.push(derive(parameters, salt, passwordOf(nonce, counter)).then((key) => ({ counter, derivedKey: key })));
    }
    const found = (await Promise.all(tries)).find((one) => one.derivedKey.startsWith(prefix));
    if (found) return found;
  }
  throw new Error("expired");
}

async function derive(parameters, salt, password) {
  const key = await crypto.subtle.importKey("raw", password, "PBKDF2", false, ["deriveBits"]);
  const way = { name: "PBKDF2", hash: "SHA-256", salt, iterations: parameters.cost };
  const bits = await crypto.subtle.deriveBits(way, key, parameters.keyLength * 8);
  return Array.from(new Uint8Array(bits), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/* The nonce, and the number behind it in four bytes. */
function passwordOf(nonce, counter) {
  const password = new Uint8Array(nonce.length + 4);
  password.set(nonce);
  new DataView(password.buffer).setUint32(nonce.length, counter);
  return password;
}

function bytesOf(hex) {
  return Uint8Array.from(hex.match(/../g) || [], (pair) => parseInt(pair, 16));
}
