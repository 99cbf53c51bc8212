// One tab stop for a list of messages: the arrows go through it, Tab goes into the message.

export function roving(list) {
  const rows = [...list.querySelectorAll(':scope > .message')];
  const inside = list.contains(document.activeElement) ? document.activeElement.closest('.message') : null;
  const current = inside ?? rows.find((row) => row.dataset.ts === list.dataset.current) ?? rows.at(-1);
  for (const row of rows) mark(row, row === current);
  if (list.dataset.roving) return;
  list.dataset.roving = 'yes';
  list.addEventListener('focusin', (event) => {
    const row = event.target.closest('.message');
    if (!row || row.tabIndex === 0) return;
    list.querySelectorAll(':scope > .message').forEach((one) => mark(one, one === row));
    list.dataset.current = row.dataset.ts;
  });
  list.addEventListener('keydown', (event) => {
    const row = event.target;
    if (!row.matches('.message')) return;
    const all = [...list.querySelectorAll(':scope > .message')];
    const at = all.indexOf(row);
    const to = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: all.length - 1 }[event.key];
    if (to === undefined || !all[to]) return;
    event.preventDefault();
    list.dataset.current = all[to].dataset.ts;
    all.forEach((one) => mark(one, one === all[to]));
    all[to].focus();
  });
}

function mark(row, current) {
  row.tabIndex = current ? 0 : -1;
  row.querySelectorAll('.hover button').forEach((button) => { button.tabIndex = current ? 0 : -1; });
}
