// One message as a bubble: a person's words, or a card of the bot with its lines, files and buttons.

import { calendar } from "./calendar.js";
import { el, icon } from "./dom.js";

export function bubble(message, pane) {
  const mine = message.from === "me";
  return el("div", { class: `bubble ${mine ? "me" : "bot"}${message.stale ? " stale" : ""}`, "data-id": message.id },
    mine ? said(message) : card(message, pane),
    el("time", { class: "at" }, message.time));
}

function said(message) {
  if (message.file) {
    return el("p", { class: "said" }, icon("file"), ` ${message.file.name} `, el("small", {}, message.file.size_label));
  }
  return el("p", { class: "said", dir: "auto" }, message.text ?? "");
}

function card(message, pane) {
  const { card } = message;
  return el("div", { class: `card ${card.tone ?? ""}`, "data-key": card.key, tabindex: -1 },
    card.eyebrow ? el("p", { class: "eyebrow" }, card.eyebrow) : null,
    card.progress && !message.stale ? progress(card.progress) : null,
    card.title ? el("p", { class: "title" }, card.title) : null,
    card.text ? el("p", { class: "text", dir: "auto" }, card.text) : null,
    card.rows.length ? rows(card.rows, message.stale, pane) : null,
    card.files.length ? files(card.files, pane) : null,
    message.stale ? null : buttons(card, pane));
}

function progress({ step, total }) {
  const bar = el("div", { class: "progress", "aria-hidden": "true" });
  for (let place = 1; place <= total; place += 1) bar.append(el("i", { class: place <= step ? "past" : null }));
  return bar;
}

function rows(lines, stale, pane) {
  return el("dl", { class: "rows" }, ...lines.flatMap(({ label, value, edit }) => [
    el("dt", {}, label),
    el("dd", { dir: "auto" }, value, edit && !stale ? button(edit, pane, "edit", `${edit.label} ${label}`) : null),
  ]));
}

function files(links, pane) {
  return el("ul", { class: "files" }, ...links.map(({ name, size_label, url, picture }) => el("li", {},
    picture ? pane.picture(url, name) : null,
    el("button", { type: "button", class: "file", onclick: () => pane.save(url, name) },
      icon("file"), ` ${name} `, el("small", {}, size_label)))));
}

function buttons(card, pane) {
  const row = el("div", { class: "choices" }, ...card.choices.map((choice) => button(choice, pane, choice.style)));
  if (card.asks?.kind === "day") row.insertBefore(dayButton(card, pane, row), row.querySelector(".quiet"));
  if (card.asks?.kind === "files") {
    row.prepend(el("button", { type: "button", class: "choice primary", onclick: () => pane.browse() }, pane.texts.attach));
  }
  return row.children.length ? row : null;
}

function dayButton(card, pane, row) {
  let open = null;
  const toggle = el("button", { type: "button", class: "choice plain", "aria-expanded": "false" }, pane.texts.pick_date);
  const close = () => {
    open?.remove();
    open = null;
    toggle.setAttribute("aria-expanded", "false");
    toggle.focus();
  };
  toggle.addEventListener("click", () => {
    if (open) return close();
    open = calendar({
      ...pane, earliest: card.asks.earliest, latest: card.asks.latest, onClose: close,
      onPick: (day) => pane.press(card.asks.day_code + day, day, row),
    });
    row.after(open);
    toggle.setAttribute("aria-expanded", "true");
    open.querySelector('[tabindex="0"]').focus();
  });
  return toggle;
}

function button({ code, label }, pane, style, spoken) {
  return el("button", {
    type: "button", class: style === "edit" ? "edit" : `choice ${style}`, "data-code": code, "aria-label": spoken,
    onclick: (event) => pane.press(code, label, event.currentTarget.closest(".card")),
  }, label);
}
