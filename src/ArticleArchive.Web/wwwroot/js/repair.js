// Selected words of an article, read or repaired, lead to the forms that put them right or add them as a claim; the form that an address opens has the focus.
const skipped = ".verse, .obelus, .caret";

/** The offset of a point in the reading text, or null outside of it. */
function offsetOf(node, offset) {
  const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
  const home = element.closest("[data-start]");
  if (!home || element.closest(skipped)) return null;
  const range = document.createRange();
  range.setStart(home, 0);
  range.setEnd(node, offset);
  const copy = range.cloneContents();
  for (const mark of copy.querySelectorAll(skipped)) mark.remove();
  return Number(home.dataset.start) + copy.textContent.length;
}

export function startRepair() {
  document.querySelector("[data-focus]")?.focus({ preventScroll: true });
  const text = document.querySelector("[data-mend]");
  const bar = document.querySelector("[data-mend-bar]");
  if (!text || !bar) return;
  const links = bar.querySelectorAll("[data-selection]");
  // Pressing the button must not take away the selection that it is about.
  bar.addEventListener("mousedown", (event) => event.preventDefault());
  document.addEventListener("selectionchange", () => {
    const selection = document.getSelection();
    const range = selection.rangeCount > 0 ? selection.getRangeAt(0) : null;
    bar.hidden = true;
    if (!range || range.collapsed || !text.contains(range.commonAncestorContainer)) return;
    const start = offsetOf(range.startContainer, range.startOffset);
    const end = offsetOf(range.endContainer, range.endOffset);
    if (start === null || end === null || end < start) return;
    for (const link of links) link.href = `${link.pathname}?at=${start}-${end}${link.dataset.selection}`;
    bar.hidden = false;
  });
}

/** Goes to the form for the selected words, else for the block in focus; false where there is neither. */
export function goMend() {
  const text = document.querySelector("[data-mend]");
  const bar = document.querySelector("[data-mend-bar]");
  const block = document.activeElement?.closest("[data-block]")?.dataset.block;
  if (!text || !bar || (bar.hidden && !block)) return false;
  location.assign(bar.hidden ? `${text.dataset.mend}?block=${block}#block-${block}` : bar.querySelector("a").href);
}
