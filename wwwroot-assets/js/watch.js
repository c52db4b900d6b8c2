// A form's fields as they stand, told to the page's island each time they have been quiet for a moment.
// The form itself is plain and is sent without this file.

const pause = 250; // milliseconds of quiet before the island is told
const longest = 4000;

export function watch(form, island, answered = () => {}) {
  let timer = 0, busy = false, again = false;

  const tell = async () => {
    if (busy) { again = true; return; }
    busy = true;
    try {
      do {
        again = false;
        const answer = await island.invokeMethodAsync("Show", fieldsOf(form));
        if (!again) answered(answer);
      } while (again);
    } catch (lost) {
      // The connection is gone: the page says so itself, and the form can still be sent.
      console.warn("The page is not updated:", lost.message);
    } finally {
      busy = false;
    }
  };

  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(tell, pause);
  });
  tell(); // the browser may have kept what was written before a reload
}

function fieldsOf(form) {
  const fields = {};
  for (const [name, value] of new FormData(form))
    if (typeof value === "string" && !name.startsWith("_")) (fields[name] ??= []).push(value.slice(0, longest));
  return fields;
}
