// The plan beneath the instalments step follows what is chosen: an amount gives the months, months give the amount.
import { watch } from "./watch.js";

export function follow(island, choice, amountField, monthsField, own, ownMonths) {
  const amount = document.getElementById(amountField), months = document.getElementById(monthsField);
  const form = amount?.form;
  if (!form) return;
  document.querySelector("[data-plan-button]")?.setAttribute("hidden", "");

  const choose = value => {
    const radio = [...form.elements[choice]].find(one => one.value === value);
    if (radio) radio.checked = true;
  };
  // Heard before the form is read: whoever writes an amount has chosen it.
  amount.addEventListener("input", () => choose(own));
  months.addEventListener("input", () => choose(ownMonths));

  watch(form, island, plan => {
    if (!plan) return;
    const chosen = new FormData(form).get(choice);
    if (chosen !== own) amount.value = plan.amount;
    if (chosen !== ownMonths) months.value = plan.months;
  });
}
