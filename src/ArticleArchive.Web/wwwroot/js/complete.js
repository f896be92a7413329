// Completion of a query as it is typed: an ARIA combobox with a list of options. Without it the form is a form.
const kinds = { word: "Word", field: "Field", value: "Value", title: "Article", recent: "Recent", saved: "Saved" };
const pause = 120;

export function startComplete() {
  for (const box of document.querySelectorAll("input[data-complete]")) complete(box);
}

function complete(box) {
  const list = document.createElement("ul");
  list.id = `${box.id}-options`;
  list.className = "completions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "How the query may go on");
  list.hidden = true;
  box.after(list);
  for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id, "aria-haspopup": "listbox" })) box.setAttribute(name, value);

  let choices = [];
  let active = -1;
  let timer = 0;
  let asking = null;

  const close = () => {
    clearTimeout(timer);
    asking?.abort();
    list.hidden = true;
    active = -1;
    box.setAttribute("aria-expanded", "false");
    box.removeAttribute("aria-activedescendant");
  };

  const mark = (next) => {
    list.children[active]?.setAttribute("aria-selected", "false");
    active = next;
    const option = list.children[active];
    if (!option) return box.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    box.setAttribute("aria-activedescendant", option.id);
  };

  const show = (found, query) => {
    const chosen = choices[active];
    choices = found;
    active = -1;
    list.dataset.answers = query;
    box.removeAttribute("aria-activedescendant");
    list.replaceChildren(...found.map((choice, i) => {
      const option = document.createElement("li");
      option.id = `${list.id}-${i}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      const label = document.createElement("bdi");
      label.textContent = choice.kind === "field" ? choice.text : choice.label;
      const kind = document.createElement("span");
      kind.className = "completion-kind";
      kind.textContent = choice.kind === "field" ? choice.label : kinds[choice.kind];
      option.append(label, kind);
      if (choice.count !== null) {
        const count = document.createElement("span");
        count.className = "numbers completion-count";
        count.textContent = choice.count.toLocaleString("en");
        option.append(count);
      }
      // The box keeps the focus, so that typing goes on.
      option.addEventListener("pointerdown", (event) => event.preventDefault());
      option.addEventListener("click", () => accept(choice));
      return option;
    }));
    list.hidden = found.length === 0;
    box.setAttribute("aria-expanded", String(found.length > 0));
    // A late answer does not take away what the arrows have chosen, where it is in the new list too.
    const kept = chosen ? found.findIndex((choice) => choice.kind === chosen.kind && choice.text === chosen.text) : -1;
    if (kept >= 0) mark(kept);
  };

  const ask = async () => {
    asking?.abort();
    const mine = asking = new AbortController();
    const query = box.value;
    try {
      const answer = await fetch(`/api/complete?q=${encodeURIComponent(query.toWellFormed())}&caret=${box.selectionStart ?? box.value.length}`, { signal: mine.signal });
      if (!answer.ok) return close();
      const { completions } = await answer.json();
      if (mine !== asking || document.activeElement !== box) return;
      show(completions, query);
    } catch {
      // Stopped by the next key, or the server is away: the box works on without a list.
    }
  };

  const accept = (choice) => {
    close();
    if (choice.address) return location.assign(choice.address);
    // The list may be that of a moment ago: what was typed since belongs to the word that is replaced.
    const answered = list.dataset.answers;
    const end = choice.end + box.value.length - answered.length;
    if (end < choice.start || box.value.slice(0, choice.start) !== answered.slice(0, choice.start)) return box.focus();
    const goesOn = choice.kind === "field" || end < box.value.length ? "" : " ";
    box.setRangeText(choice.text + (choice.kind === "recent" ? "" : goesOn), choice.start, end, "end");
    if (choice.kind === "recent") return box.form.requestSubmit();
    box.focus();
    if (choice.kind === "field") ask();
  };

  box.addEventListener("input", (event) => {
    clearTimeout(timer);
    // Half a character of an input method is nobody's word.
    if (!event.isComposing) timer = setTimeout(ask, pause);
  });
  box.addEventListener("compositionend", () => { timer = setTimeout(ask, pause); });
  box.addEventListener("click", () => { if (box.value === "" && list.hidden) ask(); });
  box.addEventListener("blur", close);
  box.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    if (event.key === "Escape" && !list.hidden) close();
    else if (event.key === "ArrowDown" && list.hidden) ask();
    else if (event.key === "ArrowDown") mark(active + 1 >= choices.length ? -1 : active + 1);
    else if (event.key === "ArrowUp" && !list.hidden) mark(active < 0 ? choices.length - 1 : active - 1);
    else if (event.key === "Enter" && active >= 0) accept(choices[active]);
    else return;
    event.preventDefault();
  });
  box.form?.addEventListener("submit", close);
}
