// Channels, direct messages, the person one acts as, and the developer's drawers.

import { avatar, h, icon, iconButton, reconcile } from './dom.js';
import { faultsDialog } from './faults.js';
import { go } from './go.js';
import { dialog, menu } from './menus.js';
import { rejectedDialog } from './rejected.js';
import { browseDialog, createDialog, messageDialog } from './room.js';
import { channelTitle, now, person, state } from './state.js';
import { timeDialog } from './time.js';

// Only what has changed is drawn anew: a row that is being clicked stays where it is.
export function renderSidebar(nav) {
  const { channels, rejected, faults, failedDeliveries, clock } = state.snapshot;
  const me = person(state.me);
  const direct = channels.find((one) => one.kind === 'DIRECT');
  const rooms = channels.filter((one) => ['PUBLIC', 'PRIVATE'].includes(one.kind));
  const groups = channels.filter((one) => one.kind === 'GROUP');
  if (!nav.firstChild) {
    nav.append(
      h('div', { class: 'sidebar-top' }, h('img', { src: '/sandbox/assets/icon.svg', alt: '', class: 'logo' }),
        h('div', {}, h('strong', {}, 'Launchbot'), h('span', {}, 'sandbox workspace')),
        iconButton('close', 'Close the menu', () => document.getElementById('shade').click(), { class: 'icon-button from-menu' })),
      h('div', { class: 'sidebar-list' }), h('div', { class: 'sidebar-me' }));
  }
  const sections = [
    ['Channels', rooms.filter((one) => !one.archived).map(room), addChannel],
    ['Direct messages', [
      item('direct', () => avatar(person(state.snapshot.bot), 'tiny'), 'Launchbot', state.channel === direct?.id && !state.home, direct, () => go.direct()),
      ...groups.map((one) => item(one.id, () => icon('people'), channelTitle(one), state.channel === one.id && !state.home, one, () => go.channel(one.id))),
    ], () => iconButton('plus', 'New message', () => messageDialog(), { 'data-nav': 'new-message' })],
    ['App', [item('home', () => icon('home'), 'App Home', state.home, null, () => go.home())]],
    ['Archived', rooms.filter((one) => one.archived).map(room)],
    ['For developers', [
      item('rejected', () => icon('alert'), 'Rejected', false, null, () => rejectedDialog(), rejected.length + failedDeliveries),
      item('faults', () => icon('bolt'), 'Faults', false, null, () => faultsDialog(), faults.length),
      ...(clock === undefined ? [] : [item('clock', () => icon('clock'), 'Clock', false, null, () => timeDialog(), clock ? 'ahead' : 0)]),
    ]],
  ].filter(([, items]) => items.length);
  const list = nav.querySelector('.sidebar-list');
  reconcile(list, sections.map(([title, , add]) => ({
    key: title, content: title, build: () => h('section', { 'aria-label': title }, h('div', { class: 'section-top' }, h('h2', {}, title), add?.()), h('ul', {})),
  })));
  sections.forEach(([, items], index) => reconcile(list.children[index].querySelector('ul'), items));
  reconcile(nav.querySelector('.sidebar-me'), [{
    key: 'me', content: [me, localTime(me.zone)],
    build: () => h('button', { type: 'button', class: 'whoami', 'data-nav': 'me', 'aria-haspopup': 'dialog', onclick: () => people() },
      avatar(me), h('span', { class: 'whoami-text' }, h('strong', {}, me.real_name), h('span', {}, `${me.role} · ${localTime(me.zone)}`)),
      h('span', { class: 'switch' }, 'Switch')),
  }]);
}

function addChannel() {
  const button = iconButton('plus', 'Add channels', () => menu(button, [
    { label: 'New channel', run: createDialog },
    { label: 'Browse channels', run: browseDialog },
  ]), { 'data-nav': 'add-channel', 'aria-haspopup': 'menu' });
  return button;
}

function room(one) {
  const sign = () => (one.kind === 'PRIVATE' ? icon('lock') : h('span', { class: 'hash', 'aria-hidden': 'true' }, '#'));
  return item(one.id, sign, one.name, state.channel === one.id && !state.home, one, () => go.channel(one.id));
}

function item(key, sign, label, current, where, onclick, count = 0) {
  const fresh = Boolean(where?.unread) && !current;
  const mentions = current ? 0 : where?.mentions ?? 0;
  return {
    key, content: [label, current, fresh, mentions, count],
    build: () => h('li', {}, h('button', {
      type: 'button', class: `room${current ? ' current' : ''}${fresh ? ' fresh' : ''}`, 'data-nav': key,
      'aria-current': current ? 'page' : null, onclick,
    }, h('span', { class: 'sign' }, sign()), h('span', { class: 'room-name' }, label), badge(fresh, mentions, count))),
  };
}

function badge(fresh, mentions, count) {
  if (count) return h('span', { class: count === 'ahead' ? 'count' : 'count bad' }, count);
  if (mentions) return h('span', { class: 'count bad' }, mentions, h('span', { class: 'unseen' }, mentions === 1 ? ' mention' : ' mentions'));
  return fresh ? h('span', { class: 'dot', role: 'img', 'aria-label': 'unread' }) : null;
}

function localTime(zone) {
  return new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(new Date(now()));
}

function people() {
  const box = dialog({
    title: 'Act as',
    content: [
      h('p', { class: 'quiet' }, 'Each person sees their own channels, messages and time zone.'),
      h('ul', { class: 'people' }, state.snapshot.people.filter((one) => one.standing !== 'BOT').map((one) => h('li', {}, h('button', {
        type: 'button', class: one.id === state.me ? 'person current' : 'person', disabled: one.standing === 'DEACTIVATED',
        'data-person': one.id, 'aria-current': one.id === state.me ? 'true' : null, onclick: () => { box.close(); go.person(one.id); },
      }, avatar(one), h('span', { class: 'person-text' }, h('strong', {}, one.real_name),
        h('span', {}, one.standing === 'DEACTIVATED' ? 'Deactivated account' : `${one.role} · ${one.zone.replace('_', ' ')}`)),
      h('time', {}, one.standing === 'DEACTIVATED' ? '' : localTime(one.zone)))))),
    ],
  });
  box.querySelector('.person.current')?.focus();
}
