// The page: several people side by side, a clock that can be put forward, two languages, live messages.

import * as api from "./api.js";
import { el } from "./dom.js";
import { Pane } from "./pane.js";

const room = document.querySelector("#panes");
const tabs = document.querySelector("#tabs");
const panes = new Map();
const unread = new Map();
let state = null;
let open = []; // the codes of the people shown
let front = null; // on a phone only this one is seen

const loads = { begun: 0, applied: 0 };
let late = []; // what arrived while a state was fetched: that state may be older

async function load() {
  const number = (loads.begun += 1);
  const fetched = await api.state(open);
  if (number < loads.applied) return;
  loads.applied = number;
  state = fetched;
  late.forEach(remember);
  if (number === loads.begun) late = [];
  open = open.length ? open : state.people.filter((person) => person.open).map((person) => person.code);
  front ??= open[0];
  document.documentElement.lang = state.lang;
  bar();
  show();
}

function bar() {
  const { texts, clock, lang } = state;
  document.querySelector("#app").textContent = texts.app;
  document.querySelector("#tagline").textContent = texts.tagline;
  document.querySelector("#clock").textContent = clock.label;
  document.querySelector("#clock").dateTime = clock.today;
  document.querySelector("#plus-day").textContent = texts.plus_day;
  document.querySelector("#next-deadline").textContent = texts.next_deadline;
  document.querySelector(".clock").setAttribute("aria-label", texts.clock);
  document.querySelector(".languages").setAttribute("aria-label", texts.language);
  document.querySelector("#offline").textContent = texts.offline;
  for (const button of document.querySelectorAll("[data-lang]")) {
    button.setAttribute("aria-pressed", String(button.dataset.lang === lang));
  }
}

function show() {
  const focused = document.activeElement?.id;
  const typed = new Map([...panes].map(([code, pane]) => [code, pane.composer.text()]));
  panes.clear();
  for (const code of open.filter((each) => state.messages[each])) {
    const person = state.people.find((each) => each.code === code);
    panes.set(code, new Pane(person, state, { onSwitch: change, typed: typed.get(code) }));
  }
  room.replaceChildren(...[...panes.values()].map((pane) => pane.node), more());
  for (const pane of panes.values()) pane.toEnd();
  bring(front);
  if (focused) document.getElementById(focused)?.focus();
}

function more() {
  const hidden = state.people.filter((person) => !open.includes(person.code));
  if (!hidden.length) return "";
  return el("button", { type: "button", class: "more", onclick: () => { open.push(hidden[0].code); front = hidden[0].code; load(); } },
    `+ ${state.texts.add_person}`);
}

function change(from, to) {
  open = open.includes(to) ? open.map((code) => (code === from ? to : code === to ? from : code)) : open.map((code) => (code === from ? to : code));
  unread.delete(to);
  front = to;
  load();
}

function bring(code) {
  front = code;
  unread.delete(code);
  for (const [each, pane] of panes) pane.node.classList.toggle("front", each === code);
  tabs.setAttribute("aria-label", state.texts.choose_person);
  tabs.replaceChildren(...open.map(tab));
  panes.get(code)?.toEnd();
}

function tab(code) {
  const person = state.people.find((each) => each.code === code);
  const count = unread.get(code);
  return el("button", { type: "button", class: "tab", "aria-current": code === front ? "true" : null, onclick: () => bring(code) },
    el("span", { class: `avatar c${person.color}`, "aria-hidden": "true" }, person.initial), person.name,
    count ? el("span", { class: "badge", "aria-label": state.texts.unread.replace("{n}", count) }, String(count)) : null);
}

function remember({ person, message }) {
  const messages = (state.messages[person] ??= []);
  const place = messages.findIndex((each) => each.id === message.id);
  messages.splice(place < 0 ? messages.length : place, place < 0 ? 0 : 1, message);
}

function arrived({ person, message }) {
  if (loads.applied < loads.begun) late.push({ person, message });
  if (!state) return;
  remember({ person, message });
  const pane = panes.get(person);
  if (!pane) return;
  const fresh = message.from === "bot" && !message.stale && !pane.messages.has(message.id);
  pane.take([message]);
  if (fresh && person !== front) {
    unread.set(person, (unread.get(person) ?? 0) + 1);
    tabs.replaceChildren(...open.map(tab));
  }
}

function line(on) {
  document.querySelector("#offline").hidden = on || !state;
}

const forward = (by) => async () => { document.querySelector("#clock-said").textContent = await api.forward(by); };
document.querySelector("#plus-day").addEventListener("click", forward({ days: 1 }));
document.querySelector("#next-deadline").addEventListener("click", forward({ to: "next" }));
for (const button of document.querySelectorAll("[data-lang]")) {
  button.addEventListener("click", () => api.language(button.dataset.lang));
}
// The server's first word on the line is "state": what is fetched then misses nothing that comes after it.
api.listen({ onMessage: arrived, onState: load, onLine: line });
