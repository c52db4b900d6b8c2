// The live letter beside the decision form: its fields are only read, and the page's island is told how they stand.
import { watch as follow } from "./watch.js";

const longest = 4000;

export function watch(formId, island) {
  const form = document.getElementById(formId);
  if (!form) return;
  follow(form, island);
  blocks(form);
}

function blocks(form) {
  const text = form.querySelector("textarea");
  const buttons = form.querySelector("[data-blocks]");
  const list = form.querySelector("[data-blocks-list]");
  if (!text || !buttons) return;
  buttons.hidden = false;
  if (list) list.hidden = true;
  buttons.addEventListener("click", event => {
    const words = event.target.closest("[data-insert]")?.dataset.insert;
    if (!words) return;
    const before = text.value.slice(0, text.selectionStart).trimEnd();
    const after = text.value.slice(text.selectionEnd).trimStart();
    const start = before ? `${before}\n\n${words}` : words;
    text.value = (after ? `${start}\n\n${after}` : start).slice(0, longest);
    text.focus();
    text.setSelectionRange(start.length, start.length);
    text.dispatchEvent(new Event("input", { bubbles: true }));
  });
}
