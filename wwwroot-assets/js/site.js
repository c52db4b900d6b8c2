// Small comforts. Every page works without this file.

// Blazor's script marks the dialog but leaves a dead page behind when the server no longer knows the circuit: load it again.
const dialog = document.getElementById("components-reconnect-modal");
if (dialog) {
  new MutationObserver(() => {
    if (dialog.classList.contains("components-reconnect-rejected")) location.reload();
  }).observe(dialog, { attributes: true, attributeFilter: ["class"] });
}

// The error summary, or a page's result, is where reading should begin.
document.querySelector("[data-focus]")?.focus();

// <button type="button" data-copy="id-of-the-field" data-copied="Kopieret" hidden>: shown only where copying is possible.
// What was copied is said in the button itself, which a screen reader hears through aria-live.
if (navigator.clipboard) {
  for (const button of document.querySelectorAll("button[data-copy]")) {
    const label = button.textContent;
    button.setAttribute("aria-live", "polite");
    button.hidden = false;
    button.addEventListener("click", async () => {
      const source = document.getElementById(button.dataset.copy);
      await navigator.clipboard.writeText((source.value ?? source.textContent).trim());
      button.textContent = button.dataset.copied ?? label;
      setTimeout(() => { button.textContent = label; }, 3000);
    });
  }
}
