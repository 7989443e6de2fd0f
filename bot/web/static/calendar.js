// A month as a grid: arrow keys move by day and week, PageUp and PageDown by month, Escape closes.

import { el, icon } from "./dom.js";

const iso = (day) => `${day.getFullYear()}-${String(day.getMonth() + 1).padStart(2, "0")}-${String(day.getDate()).padStart(2, "0")}`;
const shifted = (day, by) => new Date(day.getFullYear(), day.getMonth(), day.getDate() + by);
const parsed = (text) => new Date(...text.split("-").map((part, place) => Number(part) - (place === 1 ? 1 : 0)));
const STEPS = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

export function calendar({ earliest, latest, texts, weekdays, months, onPick, onClose }) {
  const first = earliest ? parsed(earliest) : null;
  const last = latest ? parsed(latest) : null;
  const today = first ?? last;
  let here = today;
  const box = el("div", { class: "calendar", role: "group", "aria-label": texts.pick_date });

  function move(to) {
    here = last && to > last ? last : first && to < first ? first : to;
    draw();
    box.querySelector('[tabindex="0"]')?.focus();
  }

  function draw() {
    const label = texts.month.replace("{year}", here.getFullYear()).replace("{month}", months[here.getMonth()]);
    const before = new Date(here.getFullYear(), here.getMonth(), 0);
    const after = new Date(here.getFullYear(), here.getMonth() + 1, 1);
    box.replaceChildren(
      el("div", { class: "month" },
        el("button", { type: "button", class: "round", "aria-label": texts.previous_month, disabled: first !== null && before < first, onclick: () => move(before) }, icon("left")),
        el("span", { "aria-live": "polite" }, label),
        el("button", { type: "button", class: "round", "aria-label": texts.next_month, disabled: last !== null && after > last, onclick: () => move(after) }, icon("right"))),
      grid(here, { first, last, today }, weekdays, onPick));
  }

  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape") onClose();
    const by = STEPS[event.key];
    if (by === undefined && !event.key.startsWith("Page")) return;
    event.preventDefault();
    move(by ? shifted(here, by) : new Date(here.getFullYear(), here.getMonth() + (event.key === "PageUp" ? -1 : 1), here.getDate()));
  });
  draw();
  return box;
}

function grid(here, { first, last, today }, weekdays, onPick) {
  const start = new Date(here.getFullYear(), here.getMonth(), 1);
  const days = new Date(here.getFullYear(), here.getMonth() + 1, 0).getDate();
  const blanks = Array.from({ length: (start.getDay() + 6) % 7 }, () => el("span"));
  const cells = Array.from({ length: days }, (_, place) => {
    const day = shifted(start, place);
    const chosen = iso(day) === iso(here);
    return el("button", {
      type: "button", class: "day", disabled: (last !== null && day > last) || (first !== null && day < first), tabindex: chosen ? 0 : -1,
      "aria-current": iso(day) === iso(today) ? "date" : null, "aria-label": iso(day),
      onclick: () => onPick(iso(day)),
    }, String(place + 1));
  });
  return el("div", { class: "days" }, ...weekdays.map((name) => el("span", { class: "weekday" }, name)), ...blanks, ...cells);
}
