// Where the person is: a channel, the App Home, a thread; and how they get there.

import { load, send } from './api.js';
import { toast } from './menus.js';
import { channel, keep, person, state } from './state.js';

const part = (id) => document.getElementById(id);
let refresh = async () => {};

// The page's own redraw; app.js hands it over, since it draws what this module opens.
export function whenMoved(redraw) {
  refresh = redraw;
}

export const go = {
  async channel(id) {
    keep('channel', id);
    state.home = false;
    enter();
    closeThread();
    menuOpen(false);
    await refresh(true);
    focusBox();
  },
  async direct() {
    const { channel: id } = await send('direct');
    if (id) await go.channel(id);
  },
  async home() {
    state.home = true;
    closeThread();
    menuOpen(false);
    await send('home');
    await refresh(true);
  },
  async person(id, where) {
    keep('me', id);
    state.home = false;
    closeThread();
    state.snapshot = await load();
    const open = channel(where ?? state.channel);
    if (open) keep('channel', open.id);
    if (!open || (open.kind === 'DIRECT' && open.name !== id)) {
      keep('channel', state.snapshot.channels.find((one) => !one.archived && one.kind !== 'DIRECT').id);
    }
    enter();
    menuOpen(false);
    await refresh(true);
    toast(`You are now ${person(id).real_name}.`, 2500);
    focusBox();
  },
  async thread(ts) {
    state.thread = ts;
    await refresh();
    part('thread').querySelector(wide() ? 'textarea' : 'button')?.focus();
  },
  // A message by its link: its channel, its thread if it is in one, and the eye on it.
  async message(channelId, ts, thread) {
    if (!channel(channelId)) {
      toast('That is in a channel that you are not in.');
      return;
    }
    if (state.channel !== channelId || state.home) await go.channel(channelId);
    if (thread && thread !== ts) await go.thread(thread);
    document.querySelectorAll('.linked').forEach((row) => row.classList.remove('linked'));
    const row = [...document.querySelectorAll('.message')].reverse().find((one) => one.dataset.ts === ts);
    row?.classList.add('linked');
    row?.scrollIntoView({ block: 'center' });
    row?.focus({ preventScroll: true });
  },
};

// Where "new" begins is fixed when one comes in, or it would be gone before it was seen.
export function enter() {
  state.newFrom = state.snapshot ? channel(state.channel)?.readTo ?? '' : '';
}

export function closeThread() {
  const was = state.thread;
  state.thread = null;
  part('thread').hidden = true;
  part('thread').replaceChildren();
  part('workspace').classList.remove('thread-open');
  return was;
}

const wide = () => matchMedia('(min-width: 800px)').matches;

export function focusBox() {
  // On a phone the keyboard should come up only when it is asked for.
  if (wide()) part('box')?.focus();
}

export function menuOpen(open) {
  const was = part('workspace').classList.contains('menu-open');
  part('workspace').classList.toggle('menu-open', open);
  part('shade').tabIndex = open ? 0 : -1;
  if (open) part('sidebar').querySelector('.current, .room')?.focus();
  else if (was) document.querySelector('.to-menu')?.focus();
}

// Links to messages of this workspace are followed here, not in another tab.
document.addEventListener('click', (event) => {
  const link = event.target.closest?.('a[href]');
  if (!link || event.ctrlKey || event.metaKey) return;
  const to = new URL(link.href, location.href);
  const local = ['localhost', '127.0.0.1', '[::1]'].includes(to.hostname) && to.port === location.port;
  if (!local || to.pathname !== '/sandbox' || !to.searchParams.get('channel')) return;
  event.preventDefault();
  go.message(to.searchParams.get('channel'), to.searchParams.get('ts'), to.searchParams.get('thread_ts'));
});
