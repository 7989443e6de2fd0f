// One person's chat: their messages in order, what is under way, and the box to answer in.

import * as api from "./api.js";
import { bubble } from "./bubble.js";
import { composer } from "./composer.js";
import { el, icon } from "./dom.js";

export class Pane {
  constructor(person, state, { onSwitch, typed = "" }) {
    Object.assign(this, { person, texts: state.texts, weekdays: state.weekdays, months: state.months });
    this.messages = new Map();
    this.log = el("div", { class: "log", role: "log", "aria-label": person.name, tabindex: 0 });
    this.pill = el("button", { type: "button", class: "pill", hidden: true, onclick: () => this.toEnd() }, icon("down"), ` ${this.texts.new_messages}`);
    this.composer = composer(this, typed);
    this.node = el("section", { class: "pane", "aria-labelledby": `name-${person.code}`, "data-person": person.code, "data-name": person.name },
      this.head(state.people, onSwitch), el("div", { class: "scroll" }, this.log, this.pill), this.composer.form);
    this.log.addEventListener("scroll", () => { if (this.atEnd()) this.pill.hidden = true; });
    this.acceptDrops();
    this.take(state.messages[person.code] ?? [], { quiet: true });
  }

  head(people, onSwitch) {
    const { code, name, role, department, initial, color } = this.person;
    const others = people.map((each) => el("option", { value: each.code, selected: each.code === code },
      `${each.name} · ${each.role}${each.department ? ` · ${each.department}` : ""}`));
    return el("header", { class: "head" },
      el("span", { class: `avatar c${color}`, "aria-hidden": "true" }, initial),
      el("div", { class: "who" },
        el("h2", { id: `name-${code}` }, name),
        el("p", {}, [role, department].filter(Boolean).join(" · "))),
      el("span", { class: "switch" }, icon("swap"),
        el("select", { "aria-label": this.texts.choose_person, onchange: (event) => onSwitch(code, event.target.value) }, ...others)));
  }

  take(messages, { quiet = false } = {}) {
    const follow = quiet || this.atEnd();
    for (const message of messages) this.messages.set(message.id, message);
    this.draw();
    this.composer.expect(this.waiting()?.card.asks);
    if (follow) this.toEnd();
    else this.pill.hidden = !messages.some((message) => message.from === "bot" && !message.stale);
  }

  waiting() {
    return [...this.messages.values()].findLast((message) => message.card?.asks && !message.stale);
  }

  draw() {
    const shown = new Map([...this.log.children].map((node) => [node.dataset.id, node]));
    let day = null;
    const nodes = [...this.messages.values()].flatMap((message) => {
      const drawn = JSON.stringify(message);
      const old = shown.get(message.id);
      const node = old?.drawn === drawn ? old : bubble(message, this);
      node.drawn = drawn;
      const first = message.day !== day;
      day = message.day;
      return first ? [el("div", { class: "separator" }, message.day_label), node] : [node];
    });
    const focused = document.activeElement?.dataset?.code;
    this.log.replaceChildren(...nodes);
    if (focused) this.log.querySelector(`[data-code="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
  }

  say(text) { return this.step(() => api.say(this.person.code, text)); }

  browse() { this.composer.browse(); }

  async press(code, label, within) {
    const buttons = [...within.querySelectorAll("button")];
    for (const each of buttons) each.disabled = true; // no double press; the server would not mind one
    await this.step(() => api.press(this.person.code, code, label));
    for (const each of buttons) each.disabled = false;
    this.composer.focus();
  }

  async upload(files) {
    for (const file of files) await this.step(() => api.upload(this.person.code, file));
    this.composer.focus();
  }

  picture(url, name) {
    const img = el("img", { class: "picture", alt: name });
    api.blob(url).then((blob) => { img.src = URL.createObjectURL(blob); img.onload = () => this.toEnd(); });
    return img;
  }

  save(url, name) { return this.step(async () => { await api.save(url, name); return []; }); }

  async step(act) {
    const dots = el("div", { class: "bubble bot typing", role: "status", "aria-label": this.texts.typing }, el("i"), el("i"), el("i"));
    const late = setTimeout(() => { this.log.append(dots); this.toEnd(); }, 250); // a quick answer needs no dots
    try {
      this.take(await act());
      this.toEnd();
      return true;
    } catch (error) {
      this.log.append(el("div", { class: "trouble", role: "alert" }, error instanceof api.Failed && error.message ? error.message : this.texts.not_sent));
      this.toEnd();
      return false;
    } finally {
      clearTimeout(late);
      dots.remove();
    }
  }

  acceptDrops() {
    const over = (on) => (event) => { event.preventDefault(); this.node.classList.toggle("dropping", on); };
    this.node.dataset.drop = this.texts.drop_here;
    this.node.addEventListener("dragover", over(true));
    this.node.addEventListener("dragleave", over(false));
    this.node.addEventListener("drop", (event) => { over(false)(event); this.upload([...event.dataTransfer.files]); });
  }

  atEnd() { return this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < 60; }

  toEnd() {
    this.pill.hidden = true;
    this.log.scrollTop = this.log.scrollHeight; // at once: the bubbles' own arrival is motion enough
  }
}
