// A running ingestion looks again by itself; without this module the page asks for a reload.
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
