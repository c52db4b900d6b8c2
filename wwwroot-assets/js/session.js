// Warns five minutes before one is logged off, and asks for more time when the person says so.
// The server decides when a session ends; this file only counts down what the page was told, so that nothing typed is lost unseen.

const before = 5 * 60 * 1000; // how long before the end the warning comes
const after = 2000; // the server must have ended the session when the page asks
const shared = "portal-session-ends"; // the other windows of the same browser

const box = document.querySelector("[data-session]");
if (box) {
  const [message, form] = [box.querySelector("[role=status]"), box.querySelector("form")];
  const line = document.querySelector(".mm-ends");
  let ends = 0, at = "", prolong = true, lastFocus = null;

  const told = time => {
    line.textContent = line.textContent.replace(at || box.dataset.at, time.at);
    ends = Date.now() + time.seconds * 1000;
    at = time.at;
    prolong = time.canBeProlonged;
  };
  const tellOthers = () => {
    try {
      localStorage.setItem(shared, JSON.stringify({ ends, at, prolong }));
    } catch (closed) {
      // Storage is switched off: each window then counts for itself.
      console.debug("Other windows are not told:", closed.message);
    }
  };
  const show = words => {
    message.textContent = words.replace("{0}", at);
    form.hidden = !prolong;
    box.classList.add("is-shown");
    document.documentElement.classList.add("mm-has-stay");
  };
  const hide = () => {
    box.classList.remove("is-shown");
    document.documentElement.classList.remove("mm-has-stay");
    message.textContent = "";
    form.hidden = true;
  };
  const ask = async () => {
    const answer = await fetch(form.action, { method: "POST", body: new FormData(form) }).catch(() => null); // null: no connection
    if (!answer) return null;
    if (answer.ok) {
      told(await answer.json());
      tellOthers();
    }
    return answer;
  };
  const leave = () => location.assign(box.dataset.ended);

  form.addEventListener("submit", async event => {
    event.preventDefault();
    const answer = await ask();
    if (answer?.status === 401) return leave();
    if (!answer?.ok) return;
    form.hidden = true;
    message.textContent = box.dataset.stayed.replace("{0}", at);
    if (lastFocus?.isConnected) lastFocus.focus();
    setTimeout(hide, 5000);
  });
  document.addEventListener("focusin", event => {
    if (!box.contains(event.target)) lastFocus = event.target;
  });
  document.addEventListener("keydown", event => {
    if (event.key === "Escape" && box.classList.contains("is-shown") && prolong && !form.hidden) form.requestSubmit();
  });
  addEventListener("storage", event => {
    if (event.key !== shared || !event.newValue) return;
    const other = JSON.parse(event.newValue);
    if (!(other.ends > ends)) return;
    told({ seconds: (other.ends - Date.now()) / 1000, at: other.at, canBeProlonged: other.prolong });
    if (ends - Date.now() > before) hide();
  });

  // Looked at each second against the clock: a timer stands still while a computer sleeps.
  const look = async () => {
    const left = ends - Date.now();
    if (left < -after) {
      clearInterval(timer);
      // Another window, or the open page itself, may have kept the session: only the server knows.
      const answer = await ask();
      if (answer && !answer.ok) return leave();
      if (answer) hide();
      timer = setInterval(look, answer ? 1000 : 10000);
    } else if (left < before && !box.classList.contains("is-shown")) {
      show(prolong ? box.dataset.warning : box.dataset.last);
    }
  };
  told({ seconds: Number(box.dataset.session), at: box.dataset.at, canBeProlonged: box.dataset.prolong === "yes" });
  tellOthers();
  let timer = setInterval(look, 1000);
}
