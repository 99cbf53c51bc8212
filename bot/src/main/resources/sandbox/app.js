// Loads what the person sees, draws it, and draws it again whenever something has changed.

import { load, send } from './api.js';
import { blocks } from './blocks.js';
import { composer } from './composer.js';
import { h, icon, iconButton, reconcile } from './dom.js';
import { toast } from './menus.js';
import { actsOf, renderMessages } from './messages.js';
import { renderModal } from './modal.js';
import { renderSidebar } from './sidebar.js';
import { channel, channelTitle, keep, person, state } from './state.js';

const part = (id) => document.getElementById(id);
const workspace = part('workspace');

const go = {
  async channel(id) {
    keep('channel', id);
    state.home = false;
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
  async person(id) {
    keep('me', id);
    state.home = false;
    closeThread();
    state.snapshot = await load();
    const open = channel(state.channel);
    if (!open || open.archived || (open.kind === 'DIRECT' && open.name !== id)) {
      keep('channel', state.snapshot.channels.find((one) => !one.archived && one.kind !== 'DIRECT').id);
    }
    menuOpen(false);
    await refresh(true);
    toast(`You are now ${person(id).real_name}.`);
    focusBox();
  },
};

function focusBox() {
  // On a phone the keyboard should come up only when it is asked for.
  if (matchMedia('(min-width: 800px)').matches) part('box')?.focus();
}

function menuOpen(open) {
  workspace.classList.toggle('menu-open', open);
  part('shade').tabIndex = open ? 0 : -1;
  if (open) part('sidebar').querySelector('.current, .room')?.focus();
}

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
  const { open, view } = state.snapshot;
  renderSidebar(part('sidebar'), go);
  drawTop();
  const scroll = part('scroll');
  const atEnd = scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 80;
  if (state.home) drawHome();
  else {
    part('messages').classList.remove('home');
    renderMessages(part('messages'), open?.messages ?? [], (open?.ephemerals ?? []).filter((one) => !one.thread_ts), false, openThread);
    if (document.hasFocus() || moved) markRead(channel(state.channel));
  }
  const box = `${state.me} ${state.channel} ${state.home} ${channel(state.channel)?.archived}`;
  part('composer').hidden = state.home;
  if (composed !== box) {
    composed = box;
    composer(part('composer'), null);
  }
  if (!state.home && (moved || atEnd)) scroll.scrollTop = scroll.scrollHeight;
  drawThread(open);
  renderModal(view);
  document.title = `${state.home ? 'Launchbot' : `#${channel(state.channel)?.name ?? ''}`} · Sandbox`;
}

// What is in sight has been read; the server keeps it, so that every page of this person knows.
function markRead(one) {
  if (one?.last && one.last > one.readTo) send('read', { channel: one.id, ts: one.last });
}

function drawTop() {
  const where = channel(state.channel);
  const title = state.home ? 'Launchbot' : where ? channelTitle(where) : 'Not a member';
  const sign = state.home || where?.kind === 'DIRECT' ? null : where?.kind === 'PRIVATE' ? icon('lock') : '#';
  const facts = [];
  if (!state.home && where && where.kind !== 'DIRECT') {
    facts.push(`${where.members.length} members`);
    const pins = state.snapshot.open?.pins.length ?? 0;
    if (pins) facts.push(`${pins} pinned`);
    if (!where.members.includes(state.snapshot.bot)) facts.push('Launchbot is not here: /invite @launchbot');
  }
  reconcile(part('top'), [
    { key: 'menu', content: '', build: () => iconButton('menu', 'Channels and people', () => menuOpen(true), { class: 'icon-button to-menu' }) },
    { key: 'title', content: [title, where?.kind], build: () => h('h1', {}, sign ? h('span', { class: 'hash' }, sign) : null, title) },
    { key: 'facts', content: facts, build: () => h('span', { class: 'facts' }, facts.join(' · ')) },
  ]);
}

function drawHome() {
  const list = part('messages');
  const { home } = state.snapshot;
  list.classList.add('home');
  const content = home
    ? blocks(home.blocks, { ...actsOf({ ts: home.id }) })
    : h('p', { class: 'empty' }, 'Launchbot has not published an App Home for you yet.');
  const print = JSON.stringify(home ?? 'none');
  if (list.firstElementChild?.dataset.print === print) return;
  const page = h('li', { class: 'app-home' }, content);
  page.dataset.print = print;
  list.replaceChildren(page);
}

async function openThread(ts) {
  state.thread = ts;
  await refresh();
  part('thread').querySelector('textarea')?.focus();
}

function closeThread() {
  state.thread = null;
  part('thread').hidden = true;
  part('thread').replaceChildren();
  workspace.classList.remove('thread-open');
}

function drawThread(open) {
  const panel = part('thread');
  if (!state.thread || !open?.parent || state.home) {
    if (!panel.hidden) closeThread();
    return;
  }
  if (panel.dataset.thread !== `${state.me} ${state.thread}` || panel.hidden) {
    panel.dataset.thread = `${state.me} ${state.thread}`;
    const box = h('div', { class: 'composer' });
    panel.replaceChildren(
      h('header', { class: 'top' }, h('h2', {}, 'Thread'), h('span', { class: 'facts' }, `#${channel(state.channel)?.name ?? ''}`),
        iconButton('close', 'Close the thread', () => closeThread())),
      h('div', { class: 'scroll' }, h('ol', { class: 'messages', role: 'log', 'aria-label': 'Thread' })),
      box);
    composer(box, state.thread);
  }
  const fresh = panel.hidden;
  panel.hidden = false;
  workspace.classList.add('thread-open');
  const scroll = panel.querySelector('.scroll');
  const atEnd = fresh || scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 80;
  renderMessages(panel.querySelector('.messages'), [open.parent, ...open.replies],
    open.ephemerals.filter((one) => one.thread_ts === state.thread), true, openThread);
  if (atEnd) scroll.scrollTop = scroll.scrollHeight;
}

part('shade').addEventListener('click', () => menuOpen(false));
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape' || document.querySelector('dialog[open], .menu')) return;
  if (workspace.classList.contains('menu-open')) menuOpen(false);
  else if (state.thread) {
    closeThread();
    part('box')?.focus();
  }
});
window.addEventListener('focus', () => { if (state.snapshot) refresh(); });
setInterval(() => { if (state.snapshot && !document.querySelector('dialog[open]')) renderSidebar(part('sidebar'), go); }, 30000);

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

await refresh(true);
listen();
focusBox();
const linked = new URLSearchParams(location.search).get('ts');
if (linked) {
  const target = [...document.querySelectorAll('.message')].find((row) => row.dataset.ts === linked);
  target?.classList.add('linked');
  target?.scrollIntoView({ block: 'center' });
}
document.body.dataset.ready = 'yes';
