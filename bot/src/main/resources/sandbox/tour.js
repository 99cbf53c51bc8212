// The tour: a strip between the channel's name and its messages, so that it covers nothing.

import { send } from './api.js';
import { fillBox } from './composer.js';
import { connectDialog } from './connect.js';
import { h, icon, iconButton, reconcile } from './dom.js';
import { go } from './go.js';
import { toast } from './menus.js';
import { channel, nameOf, state } from './state.js';

const LAUNCH = 'C0LAUNCH01';
const ADA = 'U0ADA00001';

export async function startTour() {
  const fresh = !state.snapshot.tour.begun || state.snapshot.tour.step >= state.snapshot.tour.steps.length;
  if (fresh && state.me !== ADA) await go.person(ADA, LAUNCH);
  if (fresh && state.channel !== LAUNCH && channel(LAUNCH)) await go.channel(LAUNCH);
  await send('tour', { to: 'start' });
}

// What the banner's button says and does.
export function tourButton({ on, begun, step, steps }) {
  const over = step >= steps.length;
  if (on) return ['Leave tour', 'Leave the tour', () => send('tour', { to: 'leave' })];
  if (begun && !over) return [`Tour ${step + 1}/${steps.length}`, `Go on with the tour at step ${step + 1} of ${steps.length}`, () => startTour()];
  return ['Tour', 'Take the tour: seven steps, about five minutes', () => startTour()];
}

let was = false;

export function drawTour(strip) {
  const { on, step, steps, done } = state.snapshot.tour;
  const now = steps[step];
  if (was && !on && step >= steps.length) toast('That was the tour. You can take it again whenever you like.');
  was = on;
  strip.hidden = !on || !now;
  reconcile(strip, strip.hidden ? [] : [{
    key: 'step', content: [now, step, done, state.me],
    build: () => h('div', { class: 'tour-step' },
      h('div', { class: 'tour-head' },
        h('span', { class: 'tour-count' }, `${step + 1} of ${steps.length}`),
        h('h2', { 'aria-live': 'polite' }, now.title),
        iconButton('back', 'Back one step', () => send('tour', { to: 'step', step: step - 1 }), { 'data-nav': 'tour-back', disabled: step === 0 }),
        iconButton('next', 'Skip this step', () => send('tour', { to: 'step', step: step + 1 }), { 'data-nav': 'tour-next' }),
        iconButton('close', 'Leave the tour; it can be resumed', () => send('tour', { to: 'leave' }), { 'data-nav': 'tour-leave' })),
      h('p', { class: 'tour-say' }, now.say),
      h('ul', {}, now.tasks.map((task, index) => line(task, done.includes(index))))),
  }]);
}

function line(task, done) {
  return h('li', { class: done ? 'task done' : 'task' },
    h('span', { class: 'tick', role: 'img', 'aria-label': done ? 'done' : 'to do' }, done ? '✓' : ''),
    h('span', { class: 'task-say' }, task.say, task.type ? [': ', h('code', { class: 'code' }, task.type)] : ''),
    done ? null : action(task));
}

function action(task) {
  if (task.page) return h('button', { type: 'button', class: 'button', 'data-nav': 'tour-do', onclick: () => connectDialog() }, 'Show me');
  if (task.as && state.me !== task.as) {
    return h('button', { type: 'button', class: 'button', 'data-nav': 'tour-do', onclick: () => go.person(task.as) }, 'Act as ', nameOf(task.as).split(' ')[0]);
  }
  return h('button', { type: 'button', class: 'button', 'data-nav': 'tour-do', 'aria-label': `Put ${task.type} into the box`, onclick: () => fillBox(task.type) }, icon('edit'), 'Put it in');
}
