// The one way to the server's API.

/** What the server refused: its words, its findings and the code. */
export class Refusal extends Error {
  constructor(code, body) {
    super(body?.error || `the server answered ${code}`);
    this.code = code;
    this.findings = body?.findings ?? [];
  }
}

/**
 * Ask the server.
 * @param {string} method GET, POST, PUT or DELETE.
 * @param {string} path Such as "/api/plants"; parts that come from data go through `part`.
 * @param {Object|string} [body] Sent as JSON; a text as it is.
 * @param {{signal?: AbortSignal}} [options]
 * @returns {Promise<any>} The JSON, or the text of an answer that is none; where a login is
 *   needed, the login page comes instead.
 */
export async function ask(method, path, body, options = {}) {
  const headers = method === "GET" ? {} : { "X-Motorworks": "1" };
  if (body !== undefined) headers["Content-Type"] = typeof body === "string" ? "text/plain" : "application/json";
  const sent = body === undefined || typeof body === "string" ? body : JSON.stringify(body);
  const response = await fetch(path, { method, headers, body: sent, credentials: "same-origin", ...options });
  const json = response.headers.get("content-type")?.startsWith("application/json");
  if (response.status === 401 && location.pathname !== "/login") return toLogin();
  const answer = response.status === 204 ? null : json ? await response.json() : await response.text();
  if (!response.ok) throw new Refusal(response.status, json ? answer : null);
  return answer;
}

/**
 * Go to the login page; what is shown now is shown again after the login.
 * @returns {Promise<never>} Nothing comes of what was asked: the page is left.
 */
export function toLogin() {
  location.assign(`/login${location.hash}`);
  return new Promise(() => {});
}

/** Make a text safe as one part of a path. */
export const part = (text) => encodeURIComponent(String(text));

export const api = {
  get: (path, options) => ask("GET", path, undefined, options),
  post: (path, body, options) => ask("POST", path, body, options),
  put: (path, body, options) => ask("PUT", path, body, options),
  remove: (path, options) => ask("DELETE", path, undefined, options),
  part,
};
