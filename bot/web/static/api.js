// Talks to the server. The token stands in the page's own address and travels as a header, never in another address.

const key = new URLSearchParams(location.search).get("key") ?? "";
const headers = { Authorization: `Bearer ${key}` };

export class Failed extends Error {}

async function ask(path, options = {}) {
  const response = await fetch(`/api/${path}`, { ...options, headers: { ...headers, ...options.headers } });
  if (response.ok) return response;
  const told = await response.json().catch(() => ({}));
  throw new Failed(told.error ?? "");
}

const sent = (path, body) =>
  ask(path, { method: "POST", body: JSON.stringify(body), headers: { "Content-Type": "application/json" } });

const messages = async (response) => (await (await response).json()).messages;

export const state = async (people) => (await ask(`state?${new URLSearchParams(people.map((code) => ["of", code]))}`)).json();
export const say = (person, text) => messages(sent("say", { person, text }));
export const press = (person, code, label) => messages(sent("press", { person, code, label }));
export const forward = async (by) => (await (await sent("clock", by)).json()).said;
export const language = (lang) => sent("language", { lang });

export function upload(person, file) {
  const body = new FormData();
  body.append("person", person);
  body.append("file", file);
  return messages(ask("upload", { method: "POST", body }));
}

export const blob = async (url) => (await ask(url.replace(/^\/api\//, ""))).blob();

export async function save(url, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await blob(url));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

export function listen({ onMessage, onState, onLine }) {
  const source = new EventSource(`/api/events?key=${encodeURIComponent(key)}`);
  source.addEventListener("message", (event) => onMessage(JSON.parse(event.data)));
  source.addEventListener("state", onState);
  source.addEventListener("open", () => onLine(true));
  source.addEventListener("error", () => onLine(false));
}
