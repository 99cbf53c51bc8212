// The sandbox's clock, which can be put forward.

import { send } from './api.js';
import { h } from './dom.js';
import { dialog } from './menus.js';
import { clock, now, state } from './state.js';

const HOUR = 3600;
const LEAPS = [['1 hour', HOUR], ['4 hours', 4 * HOUR], ['1 day', 24 * HOUR], ['1 week', 7 * 24 * HOUR]];

export function timeDialog() {
  const shown = h('p', { role: 'status', class: 'time-shown' });
  const show = (ahead) => { shown.textContent = `It is ${clock(now() / 1000, { dateStyle: 'full', timeStyle: 'short' })} for you${ahead ? `, ${far(ahead)} ahead of the real time` : ''}.`; };
  show(state.snapshot.clock);
  const leap = async (seconds) => {
    const { ahead } = await send('clock', { seconds });
    if (ahead === undefined) return;
    state.ahead += seconds * 1000;
    show(ahead);
  };
  dialog({
    title: 'Clock', size: 'small',
    content: [shown,
      h('p', { class: 'quiet' }, 'Put it forward to see what becomes overdue or expires. Launchbot reads the same clock. It never goes back; what Launchbot does at set hours still goes by the real time.'),
      h('div', { class: 'b-actions' }, LEAPS.map(([name, seconds]) => h('button', { type: 'button', class: 'button', onclick: () => leap(seconds) }, `+ ${name}`)))],
  });
}

function far(seconds) {
  const days = Math.floor(seconds / (24 * HOUR));
  const hours = Math.round((seconds % (24 * HOUR)) / HOUR);
  return [days ? `${days} d` : '', hours ? `${hours} h` : ''].filter(Boolean).join(' ');
}
