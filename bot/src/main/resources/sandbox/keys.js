// One tab stop for a list of messages: the arrows go through it, Tab goes on to the actions of the
// message that they came to. What is inside of messages can be reached with Tab as ever.

export function roving(list) {
  const rows = [...list.querySelectorAll(':scope > .message')];
  const current = rows.find((row) => row.dataset.key === list.dataset.current) ?? rows.at(-1);
  for (const row of rows) mark(row, row === current);
  if (list.dataset.roving) return;
  list.dataset.roving = 'yes';
  list.addEventListener('keydown', (event) => {
    const row = event.target;
    if (!row.matches('.message')) return;
    const all = [...list.querySelectorAll(':scope > .message')];
    const at = all.indexOf(row);
    const to = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: all.length - 1 }[event.key];
    if (to === undefined || !all[to]) return;
    event.preventDefault();
    list.dataset.current = all[to].dataset.key;
    all.forEach((one) => mark(one, one === all[to]));
    all[to].focus();
  });
}

function mark(row, current) {
  row.tabIndex = current ? 0 : -1;
  row.querySelectorAll('.hover button').forEach((button) => { button.tabIndex = current ? 0 : -1; });
}
