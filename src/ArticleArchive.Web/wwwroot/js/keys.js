// Single-key shortcuts. They never act while something is typed, and the settings switch them off.
import { stepEdit, undoEdit } from "./ledger.js";
import { stepMark } from "./reading.js";
import { goMend } from "./repair.js";

const typing = (target) => target.closest("input, textarea, select, [contenteditable]") !== null;

export function startKeys() {
  const help = document.getElementById("shortcuts-help");
  for (const link of document.querySelectorAll("[data-shortcuts-help]")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      help.showModal();
    });
  }

  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) event.target.closest("form.mend-form")?.requestSubmit();
    if (event.key === "Escape" && !event.defaultPrevented) leaveForm(event);
    if (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && goToSearch() !== false) event.preventDefault();
  });
  if (document.documentElement.dataset.shortcuts === "off") return;
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (help.open) return;
    const action = actions[event.key];
    if (pressOnPage(event.key) !== false || (action && action(help) !== false)) event.preventDefault();
  });
}

const actions = {
  "/": () => goToSearch(),
  "?": (help) => help.showModal(),
  j: () => stepItem(1),
  k: () => stepItem(-1),
  n: () => step(1),
  p: () => step(-1),
  u: () => pressInItem("u") !== false || undoEdit(),
  m: () => goMend(),
  ...Object.fromEntries([..."dsarcxt"].map((key) => [key, () => pressInItem(key)])),
};

// A form that a key unfolded is folded again; what was typed stays in it.
function leaveForm(event) {
  const form = event.target.closest("details[data-page-key][open]");
  if (!form) return;
  form.open = false;
  form.querySelector("summary").focus();
}

// Where the box is not shown, as in the head of a page on a phone, the search page has one.
function goToSearch() {
  const box = [...document.querySelectorAll("input[data-search]")].find((input) => input.checkVisibility());
  if (!box) return location.assign("/search");
  box.focus();
  box.select();
}

// What a page is about can be done by a link, a button or a folded form that names its key.
function pressOnPage(key) {
  const target = key.length === 1 && document.querySelector(`[data-page-key="${CSS.escape(key)}"]:not([hidden])`);
  if (!target) return false;
  if (!(target instanceof HTMLDetailsElement)) return target.click();
  target.open = true;
  const field = target.querySelector("textarea, input:not([type=hidden]), select");
  field?.focus({ preventScroll: true });
  target.scrollIntoView({ block: "nearest" });
}

// Marks of an article, else edits of a ledger, else items of a list.
function step(direction) {
  if (document.querySelector("[data-reading]")) return stepMark(direction);
  return stepEdit(direction) !== false || stepItem(direction);
}

// What can be done with the item at hand is a button in it, so that it can be done without keys too.
function pressInItem(key) {
  const control = document.activeElement?.closest("[data-item]")?.querySelector(`[data-key="${key}"]`);
  if (!control) return false;
  control.click();
}

// A decision about an item leads back to the list: the next item is at hand.
export function startAtItem() {
  const item = location.hash.startsWith("#item-") && document.getElementById(location.hash.slice(1));
  const items = document.querySelectorAll("[data-item]");
  const next = item || (location.hash.startsWith("#item-") && items[items.length - 1]);
  if (!next) return;
  // The browser goes to the address's place some frames after the page is loaded, and takes the focus with it.
  const hold = (frames) => {
    if (document.activeElement === document.body) focusItem(next);
    if (frames > 0) requestAnimationFrame(() => hold(frames - 1));
  };
  if (document.readyState === "complete") hold(30);
  else addEventListener("load", () => hold(30), { once: true });
}

// Items are the rows of a list or the blocks of an article; the focus is the place, so that a screen reader follows.
function stepItem(direction) {
  const items = [...document.querySelectorAll("[data-item]")];
  if (items.length === 0) return false;
  const current = items.findIndex((item) => item.contains(document.activeElement));
  const next = current >= 0 ? current + direction : nearest(items, direction);
  focusItem(items[Math.max(0, Math.min(items.length - 1, next))]);
}

function nearest(items, direction) {
  const line = 120;
  const below = items.findIndex((item) => item.getBoundingClientRect().top >= line - 40);
  if (below < 0) return items.length - 1;
  return direction > 0 ? below : below - 1;
}

function focusItem(item) {
  const target = item.matches("a, [tabindex]") ? item : item.querySelector("a[data-open]") ?? item.querySelector("a");
  target.focus({ preventScroll: true });
  item.scrollIntoView({ block: item.offsetHeight > window.innerHeight * 0.7 ? "start" : "nearest" });
}
