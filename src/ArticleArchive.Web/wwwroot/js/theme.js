// The header's link to the settings becomes a switch that goes round auto, light, dark.
const themes = ["auto", "light", "dark"];

export function startTheme() {
  const link = document.querySelector("[data-theme-switch]");
  if (!link) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = link.className;
  button.append(...link.childNodes);
  link.replaceWith(button);

  const root = document.documentElement;
  const show = (theme) => {
    root.dataset.theme = theme;
    const next = themes[(themes.indexOf(theme) + 1) % themes.length];
    button.setAttribute("aria-label", `Theme: ${theme}. Switch to ${next}`);
    button.title = `Theme: ${theme}`;
  };
  show(root.dataset.theme);
  button.addEventListener("click", () => {
    const next = themes[(themes.indexOf(root.dataset.theme) + 1) % themes.length];
    document.cookie = `theme=${next}; path=/; max-age=31536000; samesite=lax`;
    show(next);
  });
}
