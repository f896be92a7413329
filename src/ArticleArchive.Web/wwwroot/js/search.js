// The results of a search: time dragged on the histogram, explanations fetched where they are opened, and a help that filters itself.

export function startSearch() {
  for (const histogram of document.querySelectorAll("svg[data-histogram]")) dragTime(histogram);
  for (const details of document.querySelectorAll("details[data-fragment]")) fetchOnOpen(details);
  for (const place of document.querySelectorAll("[data-fragment-now]")) fetchWhenSeen(place);
  filterHelp();
}

// A drag over several bars sets both days of the form and sends it; a click on one is its link.
function dragTime(histogram) {
  const form = histogram.parentElement.querySelector("form[data-histogram-days]");
  const bars = [...histogram.querySelectorAll("a")];
  if (!form || bars.length === 0) return;
  let first = null;
  let last = null;
  const barAt = (event) => {
    const box = histogram.getBoundingClientRect();
    const share = (event.clientX - box.left) / box.width;
    return Math.max(0, Math.min(bars.length - 1, Math.floor(share * bars.length)));
  };
  const paint = () => {
    const [from, to] = first < last ? [first, last] : [last, first];
    for (const [i, bar] of bars.entries()) bar.classList.toggle("chosen", first !== null && i >= from && i <= to);
  };
  histogram.addEventListener("dragstart", (event) => event.preventDefault());
  histogram.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    first = last = barAt(event);
  });
  histogram.addEventListener("pointermove", (event) => {
    if (first === null) return;
    last = barAt(event);
    // Captured only once it is a drag, so that a plain click still reaches its link.
    if (last !== first && !histogram.hasPointerCapture(event.pointerId)) histogram.setPointerCapture(event.pointerId);
    paint();
  });
  histogram.addEventListener("pointerup", () => {
    const [from, to] = first < last ? [first, last] : [last, first];
    const dragged = first !== null && first !== last;
    first = null;
    if (!dragged) return paint();
    form.elements.from.value = bars[from].dataset.from;
    form.elements.to.value = bars[to].dataset.to;
    form.requestSubmit();
  });
  histogram.addEventListener("pointercancel", () => { first = null; paint(); });
}

function fetchOnOpen(details) {
  details.addEventListener("toggle", () => {
    const link = details.querySelector("[data-fragment-link]");
    if (details.open && link) fetchInto(link, details.dataset.fragment);
  });
}

// What stands at the foot of a long text is asked for by who comes there.
function fetchWhenSeen(place) {
  const watch = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    watch.disconnect();
    fetchInto(place, place.dataset.fragmentNow);
  }, { rootMargin: "400px" });
  watch.observe(place);
}

/** Puts the body of a page in the place of a link to it; the link stays where that fails. */
async function fetchInto(place, address) {
  try {
    const answer = await fetch(address, { headers: { Accept: "text/html" } });
    const body = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-fragment-body]");
    if (answer.ok && body) place.replaceWith(body);
  } catch {
    // The link is there.
  }
}

function filterHelp() {
  const form = document.querySelector("form[data-help]");
  if (!form) return;
  const entries = [...document.querySelectorAll("[data-entry]")];
  const status = document.querySelector("[data-help-status]");
  const filter = () => {
    const words = form.elements.find.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const entry of entries) {
      entry.hidden = !words.every((word) => entry.dataset.entry.toLowerCase().includes(word));
      if (!entry.hidden) shown++;
    }
    for (const topic of document.querySelectorAll(".reference-topic")) topic.hidden = !topic.querySelector("[data-entry]:not([hidden])");
    status.textContent = shown === 0 ? "Nothing in this help has these words." : words.length === 0 ? "" : `${shown} of ${entries.length}`;
  };
  // What the server has filtered is not all of it: leave that to the server.
  if (new URLSearchParams(location.search).get("find")) return;
  form.elements.find.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
}
