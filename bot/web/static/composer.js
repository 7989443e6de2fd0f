// The box at the foot of a pane. It takes the shape of what the newest card waits for.

import { el, icon } from "./dom.js";

const NEAR = 0.8; // of the longest text: from here on the characters left are shown

export function composer(pane, typed) {
  const field = el("textarea", { rows: 1, id: `say-${pane.person.code}`, "aria-label": `${pane.person.name}: ${pane.texts.placeholder}` });
  const left = el("span", { class: "left", "aria-live": "polite" });
  const chooser = el("input", { type: "file", hidden: true, multiple: true, tabindex: -1, "aria-label": pane.texts.attach });
  const clip = el("button", { type: "button", class: "round", "aria-label": pane.texts.attach, onclick: () => chooser.click() }, icon("attach"));
  const send = el("button", { type: "submit", class: "round send", "aria-label": pane.texts.send }, icon("send"));
  const form = el("form", { class: "composer" }, clip, el("div", { class: "field" }, field, left), send, chooser);
  let most = null;
  let last = "";
  field.value = typed; // a page drawn anew keeps what was being written

  function shape() {
    field.style.height = "auto";
    if (field.scrollHeight) field.style.height = `${Math.min(field.scrollHeight + 2, 160)}px`; // 0 before it is shown
    const length = [...field.value].length;
    left.textContent = most && length > most * NEAR ? pane.texts.chars_left.replace("{n}", most - length) : "";
    left.classList.toggle("over", Boolean(most) && length > most);
  }

  async function submit() {
    const text = field.value.trim();
    if (!text) return;
    last = text;
    field.value = "";
    shape();
    if (!(await pane.say(text)) && !field.value) {
      field.value = text; // nothing is lost on an error
      shape();
    }
  }

  form.addEventListener("submit", (event) => { event.preventDefault(); submit(); });
  field.addEventListener("input", shape);
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); submit(); }
    if (event.key === "ArrowUp" && !field.value) { event.preventDefault(); field.value = last; shape(); }
  });
  field.addEventListener("paste", (event) => {
    if (event.clipboardData.files.length) { event.preventDefault(); pane.upload([...event.clipboardData.files]); }
  });
  chooser.addEventListener("change", () => { pane.upload([...chooser.files]); chooser.value = ""; });

  return {
    form,
    browse: () => chooser.click(),
    focus: () => field.focus(),
    text: () => field.value,
    expect(asks) {
      most = asks && ["text", "long"].includes(asks.kind) ? asks.max : null;
      field.placeholder = asks?.placeholder ?? pane.texts.placeholder;
      chooser.accept = asks?.accept ?? "";
      clip.classList.toggle("wanted", asks?.kind === "files");
      shape();
    },
  };
}
