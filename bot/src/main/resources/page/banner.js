(() => {
  "use strict";
  const notice = "NOTICE";
  const place = "launchbot-notice";
  const key = place + ":" + notice.page;
  const remember = value => {
    // Storage may be switched off, full, or none of ours.
    try {
      if (value === undefined) return localStorage.getItem(key);
      localStorage.setItem(key, value);
    } catch {}
    return null;
  };
  if (remember() === notice.id) return;

  const css = `
:host { all: initial; display: block; }
section { display: flex; gap: .75rem; align-items: center; box-sizing: border-box; padding: .6rem 1rem;
  font: 16px/1.4 system-ui, sans-serif; color: #1b1f24; background: #fdf3d8; border-bottom: 3px solid #8a5a00; }
section.outage { background: #fdeaea; border-color: #b3261e; }
section.maintenance { background: #e8f0fb; border-color: #2f5d9b; }
p { margin: 0; flex: 1; overflow-wrap: anywhere; }
a { color: inherit; }
button { font: inherit; color: inherit; background: none; border: 1px solid currentColor; border-radius: 4px;
  padding: .25rem .6rem; min-width: 2.5rem; min-height: 2.5rem; cursor: pointer; }
a:focus-visible, button:focus-visible { outline: 3px solid currentColor; outline-offset: 2px; }
@media (prefers-color-scheme: dark) {
  section { color: #f2f3f5; background: #3a2f12; border-color: #e0a63a; }
  section.outage { background: #45191a; border-color: #f2706b; }
  section.maintenance { background: #16283f; border-color: #7aa7e0; } }
@media (prefers-reduced-motion: no-preference) {
  section { animation: come .2s ease-out; } @keyframes come { from { opacity: 0; } } }
@media print { :host { display: none; } }`;

  const make = (name, text, more) => Object.assign(document.createElement(name), { textContent: text }, more);

  const show = () => {
    if (document.getElementById(place)) return;
    const host = make("div", "", { id: place });
    const root = host.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [sheet];
    const box = make("section", "", { className: notice.state });
    box.setAttribute("aria-label", notice.from);
    const words = make("p", "");
    words.setAttribute("role", notice.role);
    const text = make("span", "", { dir: "auto" });
    const link = make("a", "Details", { href: notice.url, rel: "noopener" });
    link.setAttribute("aria-label", "Details: " + notice.from);
    const close = make("button", "\u00d7", { type: "button" });
    close.setAttribute("aria-label", "Dismiss this notice");
    const dismiss = () => { remember(notice.id); host.remove(); };
    close.addEventListener("click", dismiss);
    box.addEventListener("keydown", event => { if (event.key === "Escape") dismiss(); });
    words.append(text);
    box.append(words, link, close);
    root.append(box);
    document.body.prepend(host);
    // A live region is read out when its content changes, not when it comes with it.
    setTimeout(() => { text.textContent = notice.text; }, 50);
  };

  if (document.body) show();
  else addEventListener("DOMContentLoaded", show, { once: true });
})();
