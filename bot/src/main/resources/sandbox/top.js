// The line over the messages: where we are, what is pinned, who is here; the channel's links below.

import { h, icon, iconButton, reconcile } from './dom.js';
import { menuOpen } from './go.js';
import { link } from './mrkdwn.js';
import { pinsDialog } from './pins.js';
import { roomDialog } from './room.js';
import { channel, channelTitle, state } from './state.js';

export function drawTop(top, bookmarks) {
  const where = channel(state.channel);
  const open = state.snapshot.open;
  const title = state.home ? 'Launchbot' : where ? channelTitle(where) : 'Not a member';
  const named = !state.home && where && ['PUBLIC', 'PRIVATE'].includes(where.kind);
  const sign = () => (!named ? null : where.kind === 'PRIVATE' ? icon('lock') : h('span', { 'aria-hidden': 'true' }, '#'));
  const pins = state.home ? 0 : open?.pins.length ?? 0;
  const absent = named && !where.archived && !where.members.includes(state.snapshot.bot);
  const facts = [];
  if (named && where.archived) facts.push('archived');
  if (absent) facts.push('Launchbot is not here: /invite @launchbot');
  const topic = named ? where.topic : '';
  reconcile(top, [
    { key: 'menu', content: unreadElsewhere(), build: () => h('span', { class: 'menu-place' },
      iconButton('menu', unreadElsewhere() ? 'Channels and people, something is unread' : 'Channels and people', () => menuOpen(true), { class: 'icon-button to-menu' }),
      unreadElsewhere() ? h('span', { class: 'menu-dot', 'aria-hidden': 'true' }) : null) },
    { key: 'title', content: [title, where?.kind], build: () => h('h1', {}, sign() ? h('span', { class: 'hash' }, sign()) : null, title) },
    { key: 'facts', content: [facts, topic], build: () => h('span', { class: 'facts', title: topic || null }, facts.join(' · '), topic ? h('span', { class: 'topic' }, facts.length ? ` · ${topic}` : topic) : null) },
    ...(pins ? [{ key: 'pins', content: pins, build: () => h('button', { type: 'button', class: 'top-button', 'data-nav': 'pins', 'aria-haspopup': 'dialog', 'aria-label': `${pins} pinned`, onclick: () => pinsDialog() },
      icon('pin'), h('span', {}, pins)) }] : []),
    ...(named ? [{ key: 'people', content: where.members.length, build: () => h('button', { type: 'button', class: 'top-button', 'data-nav': 'room', 'aria-haspopup': 'dialog', 'aria-label': `${where.members.length} members; about this channel`, onclick: () => roomDialog(channel(state.channel)) },
      icon('people'), h('span', {}, where.members.length)) }] : []),
  ]);
  const links = state.home ? [] : open?.bookmarks ?? [];
  bookmarks.hidden = !links.length;
  reconcile(bookmarks, links.map((one) => ({ key: one.id, content: one, build: () => h('li', {}, icon('bookmark'), link(one.link, one.title)) })));
}

const unreadElsewhere = () => state.snapshot.channels.some((one) => one.unread > 0 && !one.archived && (one.id !== state.channel || state.home));
