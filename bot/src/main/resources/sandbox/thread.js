// The panel beside the messages: one thread and a box to reply in.

import { composer } from './composer.js';
import { h, iconButton } from './dom.js';
import { closeThread, go } from './go.js';
import { renderMessages } from './messages.js';
import { channel, channelTitle, state } from './state.js';

export function drawThread(open) {
  const panel = document.getElementById('thread');
  if (!state.thread || !open?.parent || state.home) {
    if (!panel.hidden) closeThread();
    return;
  }
  const where = channel(state.channel);
  if (panel.dataset.thread !== `${state.me} ${state.thread}` || panel.hidden) {
    panel.dataset.thread = `${state.me} ${state.thread}`;
    const box = h('div', { class: 'composer' });
    const close = () => {
      const ts = closeThread();
      [...document.querySelectorAll('#messages .message')].find((row) => row.dataset.ts === ts)?.querySelector('.replies')?.focus();
    };
    panel.replaceChildren(
      h('header', { class: 'top' }, h('h2', {}, 'Thread'), h('span', { class: 'facts' }, where ? `${where.kind === 'DIRECT' || where.kind === 'GROUP' ? '' : '#'}${channelTitle(where)}` : ''),
        iconButton('close', 'Close the thread', close)),
      h('div', { class: 'scroll', role: 'log', 'aria-label': 'Thread' }, h('ol', { class: 'messages' })),
      box);
    composer(box, state.thread);
  }
  const fresh = panel.hidden;
  panel.hidden = false;
  document.getElementById('workspace').classList.add('thread-open');
  const scroll = panel.querySelector('.scroll');
  const atEnd = fresh || scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 80;
  renderMessages(panel.querySelector('.messages'), [open.parent, ...open.replies],
    open.ephemerals.filter((one) => one.thread_ts === state.thread), [], true, go.thread);
  if (atEnd) scroll.scrollTop = scroll.scrollHeight;
}
