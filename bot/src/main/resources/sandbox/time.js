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
  const move = async (how) => {
    const before = state.snapshot.clock ?? 0;
    const { ahead, playing } = await send('clock', how);
    if (ahead === undefined) return;
    state.ahead += (ahead - before) * 1000;
    state.snapshot.clock = ahead;
    state.snapshot.playing = playing;
    play.textContent = playing ? 'Stop' : 'Play';
    show(ahead);
  };
  const play = h('button', { type: 'button', class: 'button', title: 'A day a minute', onclick: () => move({ play: !state.snapshot.playing }) },
    state.snapshot.playing ? 'Stop' : 'Play');
  // While it plays, the page hears of every step; the dialog follows.
  const following = setInterval(() => show(state.snapshot.clock), 500);
  dialog({
    title: 'Clock', size: 'small', onclose: () => clearInterval(following),
    content: [shown,
      h('p', { class: 'quiet' }, 'Put it forward to see a launch go by: what Launchbot says at set hours it says on the way. Next morning is five past nine on the next day that is no weekend; Play lets a day pass in a minute. It never goes back.'),
      h('div', { class: 'b-actions' }, LEAPS.map(([name, seconds]) => h('button', { type: 'button', class: 'button', onclick: () => move({ seconds }) }, `+ ${name}`)),
        h('button', { type: 'button', class: 'button', onclick: () => move({ to: 'morning', as: state.me }) }, 'Next morning'), play)],
  });
}

function far(seconds) {
  const days = Math.floor(seconds / (24 * HOUR));
  const hours = Math.round((seconds % (24 * HOUR)) / HOUR);
  return [days ? `${days} d` : '', hours ? `${hours} h` : ''].filter(Boolean).join(' ');
}
