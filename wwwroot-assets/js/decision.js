// The live letter beside the decision form. The form itself is plain and is sent without this file:
// here its fields are only read, and the page's island is told how they stand.

const pause = 250; // milliseconds of quiet before the letter is written again
const longest = 4000;

export function watch(formId, island) {
  const form = document.getElementById(formId);
  if (!form) return;
  let timer = 0, busy = false, again = false;

  const tell = async () => {
    if (busy) { again = true; return; }
    busy = true;
    try {
      do {
        again = false;
        await island.invokeMethodAsync("Show", fieldsOf(form));
      } while (again);
    } catch (lost) {
      // The connection is gone: the page says so itself, and the form can still be sent.
      console.warn("The letter is not updated:", lost.message);
    } finally {
      busy = false;
    }
  };

  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(tell, pause);
  });
  blocks(form);
  tell(); // the browser may have kept what was written before a reload
}

function fieldsOf(form) {
  const fields = {};
  for (const [name, value] of new FormData(form))
    if (typeof value === "string" && !name.startsWith("_")) (fields[name] ??= []).push(value.slice(0, longest));
  return fields;
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
