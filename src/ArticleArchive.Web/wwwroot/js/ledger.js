// The ledger: n / p go through the edits, u undoes the one in focus, and the two sides of a comparison scroll together.
const edits = () => [...document.querySelectorAll("[data-edit-row], [data-mark]")].filter((edit) => edit.checkVisibility());

/** Goes to the next (1) or previous (-1) edit of the ledger; false where there is none. */
export function stepEdit(direction) {
  // An edit that takes words out and puts others in is one step.
  const all = edits().filter((edit, i, list) => !edit.dataset.mark || list[i - 1]?.dataset.mark !== edit.dataset.mark);
  if (all.length === 0) return false;
  const current = all.findIndex((edit) => edit.classList.contains("stepped"));
  let next = current + direction;
  if (current < 0) {
    const below = all.findIndex((edit) => edit.getBoundingClientRect().top > 90);
    next = direction > 0 ? Math.max(0, below) : (below < 0 ? all.length : below) - 1;
  }
  all[current]?.classList.remove("stepped");
  const edit = all[(next + all.length) % all.length];
  edit.classList.add("stepped");
  edit.tabIndex = -1;
  edit.focus({ preventScroll: true });
  edit.scrollIntoView({ block: "center" });
  const where = document.querySelector("[data-step-status]");
  if (where) where.textContent = `Edit ${((next + all.length) % all.length) + 1} of ${all.length}: ${edit.title || ""}`;
}

/** Undoes, or puts back, the edit in focus; false where none is. */
export function undoEdit() {
  const edit = document.activeElement?.closest("[data-edit-row], [data-mark]") ?? document.querySelector(".stepped[data-edit-row], .stepped[data-mark]");
  if (!edit) return false;
  const own = edit.querySelector("form[data-decision]");
  if (own) {
    own.requestSubmit();
    return true;
  }
  const form = document.querySelector("form[data-decide-marked]");
  if (!form || !edit.dataset.key) return false;
  form.elements.key.value = edit.dataset.key;
  form.elements.undone.value = "undone" in edit.dataset ? "false" : "true";
  form.requestSubmit();
  return true;
}

export function startLedger() {
  const compare = document.querySelector("[data-compare]");
  if (!compare) return;
  const panes = [...compare.querySelectorAll("[data-pane]")].map((pane) => ({ pane, pieces: [...pane.querySelectorAll("[data-piece]")] }));
  let leader = null;
  let free = 0;
  // The piece at the top of one side is brought to the top of the other, as far into it.
  const follow = (from, to) => {
    const top = from.pane.getBoundingClientRect().top + 8;
    let low = 0;
    let high = from.pieces.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (from.pieces[middle].getBoundingClientRect().top <= top) low = middle;
      else high = middle - 1;
    }
    const here = from.pieces[low]?.getBoundingClientRect();
    const there = to.pieces[low]?.getBoundingClientRect();
    if (!here || !there) return;
    const share = here.height > 0 ? Math.max(0, Math.min(1, (top - here.top) / here.height)) : 0;
    to.pane.scrollTop += there.top + share * there.height - (to.pane.getBoundingClientRect().top + 8);
  };
  for (const [i, from] of panes.entries()) {
    from.pane.addEventListener("scroll", () => {
      const now = performance.now();
      // What moved because the other side did must not move that again.
      if (leader !== i && now < free) return;
      leader = i;
      free = now + 120;
      requestAnimationFrame(() => follow(from, panes[1 - i]));
    }, { passive: true });
  }
}
