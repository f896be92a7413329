// A running import or rehearsal looks again by itself; without this module the page reloads.
export function startRun() {
  const run = document.querySelector("[data-run-state]");
  if (!run || run.dataset.runState !== "running") return;
  const look = async () => {
    try {
      const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-run-state]");
      const shown = document.querySelector("[data-run-state]");
      if (fresh && shown) {
        shown.replaceWith(fresh);
        if (fresh.dataset.runState !== "running") return;
      }
    } catch {
      // The server may be restarting: keep what is shown and look again.
    }
    setTimeout(look, 1000);
  };
  setTimeout(look, 700);
}

// Choosing a whole folder is offered where the browser can do it.
export function startFolderChoice() {
  const folder = document.querySelector("[data-folder-choice]");
  if (folder && "webkitdirectory" in HTMLInputElement.prototype) folder.hidden = false;
}

/** All files under what was dropped, folders walked to their depths, each with its path from there. */
async function filesOf(transfer) {
  // The list of items is empty after the first wait: every entry is taken before it.
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  if (entries.length === 0) return [...transfer.files].map((file) => ({ file, path: file.name }));
  const found = [];
  const walk = async (entry) => {
    if (entry.isFile) {
      const file = await new Promise((resolve, reject) => entry.file(resolve, reject));
      found.push({ file, path: entry.fullPath.replace(/^\//, "") });
      return;
    }
    const reader = entry.createReader();
    // A reader gives a hundred entries at a time, and none at the end.
    for (;;) {
      const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
      if (some.length === 0) return;
      for (const child of some) await walk(child);
    }
  };
  for (const entry of entries) await walk(entry);
  return found;
}

const size = (bytes) => bytes < 1024 ? `${bytes} bytes` : bytes < 1048576 ? `${(bytes / 1024).toFixed(1)} kB` : `${(bytes / 1048576).toFixed(1)} MB`;

// Files and folders may be dropped anywhere on the page; they go the same way as those that were chosen.
export function startDrop() {
  const form = document.querySelector("[data-drop]");
  if (!form) return;
  const part = (name) => form.querySelector(`[data-${name}]`);
  const progress = part("sending");
  let dropped = [];
  part("drop-hint").hidden = false;

  const show = () => {
    part("dropped").hidden = dropped.length === 0;
    const bytes = dropped.reduce((sum, one) => sum + one.file.size, 0);
    part("dropped-count").textContent = dropped.length === 0 ? "" : `${dropped.length} dropped file${dropped.length === 1 ? "" : "s"}, ${size(bytes)}`;
    part("dropped-list").replaceChildren(...dropped.slice(0, 8).map((one) => {
      const item = document.createElement("li");
      item.textContent = one.path;
      return item;
    }));
    if (dropped.length > 8) {
      const more = document.createElement("li");
      more.textContent = `and ${dropped.length - 8} more`;
      part("dropped-list").append(more);
    }
  };

  // Leaving a child for its parent is no leaving: only depth 0 is.
  let depth = 0;
  const hasFiles = (event) => [...event.dataTransfer.types].includes("Files");
  const over = (isOver) => form.classList.toggle("is-over", isOver);
  document.addEventListener("dragenter", (event) => {
    if (hasFiles(event)) over(++depth > 0);
  });
  document.addEventListener("dragleave", (event) => {
    if (hasFiles(event)) over((depth = Math.max(0, depth - 1)) > 0);
  });
  document.addEventListener("dragover", (event) => {
    if (hasFiles(event)) event.preventDefault();
  });
  document.addEventListener("drop", async (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    over((depth = 0) > 0);
    try {
      dropped.push(...await filesOf(event.dataTransfer));
    } catch {
      refuse("A dropped file could not be read. Choose the files with the button instead.");
    }
    show();
    form.querySelector("button.primary").focus();
  });
  part("dropped-clear").addEventListener("click", () => {
    dropped = [];
    show();
    form.querySelector("input[type=file]").focus();
  });

  const refuse = (why) => {
    const note = document.createElement("div");
    note.className = "note bad";
    note.setAttribute("role", "alert");
    const text = document.createElement("p");
    const strong = document.createElement("strong");
    strong.textContent = "Nothing was added. ";
    text.append(strong, why);
    note.append(text);
    const place = document.querySelector("[data-refusal]");
    place.replaceChildren(note);
    place.scrollIntoView({ block: "nearest" });
  };

  form.addEventListener("submit", (event) => {
    const data = new FormData(form, event.submitter);
    for (const { file, path } of dropped) data.append("files", file, path);
    const files = data.getAll("files").filter((file) => file.name !== "" || file.size > 0);
    if (files.length === 0) {
      event.preventDefault();
      refuse("Choose at least one file, or drop some here.");
      return;
    }
    if (files.reduce((sum, file) => sum + file.size, 0) > Number(form.dataset.largest)) {
      event.preventDefault();
      refuse(`These files are larger than ${size(Number(form.dataset.largest))} together, the limit for one upload. Send fewer at a time, or use the command “ingest”.`);
      return;
    }
    event.preventDefault();
    send(data);
  });

  // Not fetch: only this tells how much has gone.
  const send = (data) => {
    const buttons = form.querySelectorAll("button");
    const wait = (isWaiting) => {
      progress.hidden = !isWaiting;
      for (const button of buttons) button.disabled = isWaiting;
    };
    const request = new XMLHttpRequest();
    request.open("POST", form.action);
    request.responseType = "document";
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) progress.value = event.loaded / event.total;
    });
    request.addEventListener("load", () => {
      if (request.status < 400 && new URL(request.responseURL).pathname !== location.pathname) {
        location.assign(request.responseURL);
        return;
      }
      wait(false);
      const told = request.response?.querySelector("[data-refusal] .note");
      if (told) document.querySelector("[data-refusal]").replaceChildren(document.adoptNode(told));
      else refuse(request.status === 413 ? "The files are too large together. Send fewer at a time, or use the command “ingest”." : `The server answered ${request.status}. Try again.`);
      document.querySelector("[data-refusal]").scrollIntoView({ block: "nearest" });
    });
    request.addEventListener("error", () => {
      wait(false);
      refuse("The server could not be reached, or a file changed while it was sent. Try again.");
    });
    wait(true);
    request.send(data);
  };
}
