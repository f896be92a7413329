// An article: the rail follows the reading place, and n / p go through hits or claims.
const claimsOf = (root) => [...root.querySelectorAll(".claim[id]")];

/** The innermost claim that holds the whole place that the address leads to. */
function claimAtAnchor(text) {
  const anchor = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
  if (!anchor || !text.contains(anchor)) return null;
  const places = [...text.querySelectorAll("mark.place")];
  const holds = (claim) => places.every((place) => place.closest(`[data-claim="${claim.dataset.claim}"]`));
  const innermost = anchor.closest(".claim");
  for (let claim = innermost; claim; claim = claim.parentElement.closest(".claim")) {
    if (anchor.id !== "at" || holds(claim)) return claim.dataset.claim;
  }
  return innermost?.dataset.claim ?? null;
}

export function startReading() {
  const text = document.querySelector("[data-reading]");
  const rail = document.querySelector("[data-rail]");
  if (!text || !rail) return;
  const entries = new Map([...rail.querySelectorAll("[data-claim]")].map((entry) => [entry.dataset.claim, entry]));
  const claims = claimsOf(text);
  if (claims.length === 0) return;

  let current = null;
  // Who came to a place sees that place's claim, until the first move of their own.
  let held = claimAtAnchor(text);
  for (const event of ["wheel", "touchmove", "keydown", "pointerdown"]) {
    document.addEventListener(event, () => { held = null; }, { once: true, passive: true });
  }
  const follow = () => {
    if (held && entries.has(held)) {
      mark(held);
      return;
    }
    const line = window.innerHeight * 0.3;
    // Claims stand in reading order, so the last one that began above the line is found by halving.
    let low = 0;
    let high = claims.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (claims[middle].getBoundingClientRect().top <= line) low = middle;
      else high = middle - 1;
    }
    mark(claims[low].dataset.claim);
  };
  const mark = (number) => {
    if (number === current) return;
    if (current) entries.get(current)?.removeAttribute("aria-current");
    current = number;
    const entry = entries.get(number);
    if (!entry) return;
    entry.setAttribute("aria-current", "true");
    const list = entry.closest("[data-rail]");
    // Only the rail scrolls; scrollIntoView would move the page under the reader.
    if (list.scrollHeight > list.clientHeight) {
      list.scrollTop = entry.offsetTop - list.clientHeight / 3;
    }
  };

  let waiting = false;
  document.addEventListener("scroll", () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      follow();
    });
  }, { passive: true });
  follow();

  // A claim and its entry show each other.
  const glow = (number, on) => {
    entries.get(number)?.classList.toggle("glow", on);
    for (const piece of text.querySelectorAll(`.claim[data-claim="${number}"]`)) piece.classList.toggle("glow", on);
  };
  for (const root of [text, rail]) {
    for (const [event, on] of [["pointerover", true], ["pointerout", false]]) {
      root.addEventListener(event, (e) => {
        const claim = e.target.closest("[data-claim]");
        if (claim) glow(claim.dataset.claim, on);
      });
    }
  }
}

/** Goes to the next (1) or previous (-1) hit, or claim where nothing was searched. */
export function stepMark(direction) {
  const text = document.querySelector("[data-reading]");
  if (!text) return false;
  const hits = [...text.querySelectorAll("mark.hit.first")];
  const marks = hits.length > 0 ? hits : claimsOf(text);
  if (marks.length === 0) return false;

  const before = text.querySelector(".stepped");
  let next = marks.indexOf(before) + direction;
  if (!before || !marks.includes(before)) {
    const below = marks.findIndex((mark) => mark.getBoundingClientRect().top > 90);
    next = direction > 0 ? (below < 0 ? 0 : below) : (below < 0 ? marks.length : below) - 1;
  }
  next = (next + marks.length) % marks.length;
  before?.classList.remove("stepped");
  const mark = marks[next];
  mark.classList.add("stepped");
  mark.tabIndex = -1;
  mark.focus({ preventScroll: true });
  mark.scrollIntoView({ block: "center" });
  const where = document.querySelector("[data-step-status]");
  if (where) where.textContent = `${hits.length > 0 ? "Hit" : "Claim"} ${next + 1} of ${marks.length}`;
}
