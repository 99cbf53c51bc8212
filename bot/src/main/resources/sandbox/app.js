// Loads what the person sees, draws it, and draws it again whenever something has changed.

import { load, send } from './api.js';
import { drawBanner } from './banner.js';
import { composer } from './composer.js';
import { closeThread, enter, focusBox, go, menuOpen, whenMoved } from './go.js';
import { drawHome } from './home.js';
import { renderMessages } from './messages.js';
import { renderModal } from './modal.js';
import { noticeRejected } from './rejected.js';
import { renderSidebar } from './sidebar.js';
import { channel, channelTitle, keep, person, state } from './state.js';
import { drawThread } from './thread.js';
import { drawTop } from './top.js';
import { drawTour } from './tour.js';

const part = (id) => document.getElementById(id);

let loading = false;
let again = false;

async function refresh(moved = false) {
  if (loading && !moved) {
    again = true;
    return;
  }
  loading = true;
  try {
    state.snapshot = await load();
    state.ahead = state.snapshot.now - Date.now();
    if (!person(state.me) || person(state.me).standing === 'DEACTIVATED') keep('me', 'U0ADA00001');
    draw(moved);
  } finally {
    loading = false;
    if (again) {
      again = false;
      refresh();
    }
  }
}

let composed = '';

function draw(moved) {
  const { open, view, rejected } = state.snapshot;
  const where = channel(state.channel);
  renderSidebar(part('sidebar'));
  drawTop(part('top'), part('bookmarks'));
  drawBanner(part('banner'));
  drawTour(part('tour'));
  const scroll = part('scroll');
  const atEnd = scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 80;
  // Somebody who listens hears what is new, not the whole channel that they have just opened.
  scroll.setAttribute('aria-live', moved ? 'off' : 'polite');
  if (state.home) drawHome(part('messages'));
  else {
    part('messages').classList.remove('home');
    renderMessages(part('messages'), open?.messages ?? [], (open?.ephemerals ?? []).filter((one) => !one.thread_ts),
      rejected.filter((one) => one.channel && one.channel === open?.id), false, go.thread);
    if (document.hasFocus() || moved) markRead(where);
  }
  const box = `${state.me} ${state.channel} ${state.home} ${where?.archived} ${where?.members.length}`;
  part('composer').hidden = state.home;
  if (composed !== box) {
    composed = box;
    composer(part('composer'), null);
  }
  if (!state.home && (moved || atEnd)) scroll.scrollTop = scroll.scrollHeight;
  drawThread(open);
  renderModal(view);
  noticeRejected();
  document.title = `${state.home ? 'Launchbot' : where ? channelTitle(where) : ''} · Sandbox`;
}

// What is in sight has been read; the server keeps it, so that every page of this person knows.
function markRead(one) {
  if (one?.last && one.last > one.readTo) send('read', { channel: one.id, ts: one.last });
}

part('shade').addEventListener('click', () => menuOpen(false));
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape' || document.querySelector('dialog[open], .menu')) return;
  if (part('workspace').classList.contains('menu-open')) menuOpen(false);
  else if (state.thread) {
    closeThread();
    part('box')?.focus();
  }
});
window.addEventListener('focus', () => { if (state.snapshot) refresh(); });
setInterval(() => { if (state.snapshot && !document.querySelector('dialog[open]')) renderSidebar(part('sidebar')); }, 30000);

// Asks for news and is answered when there is some; a restart of the sandbox is news as well.
async function listen() {
  let heard = 0;
  for (;;) {
    try {
      const response = await fetch(`/sandbox/ui/news?heard=${heard}`);
      if (!response.ok) throw new Error(`HTTP ${response.status}`);
      const next = (await response.json()).heard;
      document.body.classList.remove('lost');
      if (next !== heard) await refresh();
      heard = next;
    } catch {
      document.body.classList.add('lost');
      await new Promise((resume) => { setTimeout(resume, 1000); });
    }
  }
}

whenMoved(refresh);
state.snapshot = await load();
enter();
await refresh(true);
listen();
focusBox();
const asked = new URLSearchParams(location.search);
if (asked.get('ts')) await go.message(state.channel, asked.get('ts'), asked.get('thread_ts'));
document.body.dataset.ready = 'yes';
