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
  const bar = document.querySelector("[data-hit-bar]");
  return Number(bar?.dataset.hitCount) > 0 ? stepHit(bar, direction) : stepClaim(text, direction);
}

export function startHits() {
  const bar = document.querySelector("[data-hit-bar]");
  for (const link of bar?.querySelectorAll("[data-hit-step]") ?? []) {
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      stepHit(bar, Number(link.dataset.hitStep));
      link.focus({ preventScroll: true });
    });
  }
  // The address leads to a hit: it is the one to go on from.
  if (Number(bar?.dataset.hitCurrent) > 0) document.getElementById(`hit-${bar.dataset.hitCurrent}`)?.classList.add("stepped");
}

// Hits are numbered over the whole article, its title included; one in another part is on another page.
function stepHit(bar, direction) {
  const count = Number(bar.dataset.hitCount);
  const current = Number(bar.dataset.hitCurrent);
  let next = current + direction;
  if (current === 0) {
    const shown = [...document.querySelectorAll("mark.hit.first[id]")];
    const below = shown.findIndex((mark) => mark.getBoundingClientRect().top > 90);
    const from = direction > 0 ? shown[Math.max(0, below)] : shown[(below < 0 ? shown.length : below) - 1];
    next = from ? Number(from.id.slice(4)) : direction;
  }
  next = ((next - 1 + count) % count) + 1;
  const mark = document.getElementById(`hit-${next}`);
  if (!mark) return location.assign(`${bar.dataset.hitAddress}${next}#hit-${next}`);
  bar.dataset.hitCurrent = next;
  goTo(mark);
  bar.querySelector("[data-hit-counter]").textContent = `${next.toLocaleString("en")} of ${count.toLocaleString("en")}`;
}

function stepClaim(text, direction) {
  const claims = claimsOf(text);
  if (claims.length === 0) return false;
  const before = text.querySelector(".stepped");
  let next = claims.indexOf(before) + direction;
  if (!before) {
    const below = claims.findIndex((claim) => claim.getBoundingClientRect().top > 90);
    next = direction > 0 ? (below < 0 ? 0 : below) : (below < 0 ? claims.length : below) - 1;
  }
  next = (next + claims.length) % claims.length;
  goTo(claims[next]);
  const where = document.querySelector("[data-step-status]");
  if (where) where.textContent = `Claim ${next + 1} of ${claims.length}`;
}

function goTo(mark) {
  for (const before of document.querySelectorAll(".stepped")) before.classList.remove("stepped");
  mark.classList.add("stepped");
  mark.tabIndex = -1;
  mark.focus({ preventScroll: true });
  mark.scrollIntoView({ block: "center" });
}
