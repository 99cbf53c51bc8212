// Channels, direct messages, the person one acts as, and the developer's drawers.

import { avatar, h, icon, reconcile } from './dom.js';
import { dialog } from './menus.js';
import { faultsDialog, rejectedDialog } from './trouble.js';
import { person, state } from './state.js';

// Only what has changed is drawn anew: a row that is being clicked stays where it is.
export function renderSidebar(nav, go) {
  const { channels, rejected, faults, failedDeliveries } = state.snapshot;
  const me = person(state.me);
  const direct = channels.find((one) => one.kind === 'DIRECT');
  const rooms = channels.filter((one) => one.kind !== 'DIRECT');
  if (!nav.firstChild) {
    nav.append(
      h('div', { class: 'sidebar-top' }, h('img', { src: '/sandbox/assets/icon.svg', alt: '', class: 'logo' }),
        h('div', {}, h('strong', {}, 'Launchbot'), h('span', {}, 'sandbox workspace'))),
      h('div', { class: 'sidebar-list' }), h('div', { class: 'sidebar-me' }));
  }
  const sections = [
    ['Channels', rooms.filter((one) => !one.archived).map((one) => room(one, go))],
    ['Apps', [
      item('direct', () => avatar(person(state.snapshot.bot), 'tiny'), 'Launchbot', state.channel === direct?.id && !state.home, Boolean(direct?.unread), () => go.direct()),
      item('home', () => icon('home'), 'App Home', state.home, false, () => go.home()),
    ]],
    ['Archived', rooms.filter((one) => one.archived).map((one) => room(one, go))],
    ['For developers', [
      item('rejected', () => icon('alert'), 'Rejected', false, false, () => rejectedDialog(), rejected.length + failedDeliveries),
      item('faults', () => icon('bolt'), 'Slack trouble', false, false, () => faultsDialog(), faults.length),
    ]],
  ].filter(([, items]) => items.length);
  const list = nav.querySelector('.sidebar-list');
  reconcile(list, sections.map(([title]) => ({
    key: title, content: title, build: () => h('section', {}, h('h2', {}, title), h('ul', {})),
  })));
  sections.forEach(([, items], index) => reconcile(list.children[index].querySelector('ul'), items));
  reconcile(nav.querySelector('.sidebar-me'), [{
    key: 'me', content: [me, localTime(me.zone)],
    build: () => h('button', { type: 'button', class: 'whoami', 'data-nav': 'me', 'aria-haspopup': 'dialog', onclick: () => people(go) },
      avatar(me), h('span', { class: 'whoami-text' }, h('strong', {}, me.real_name), h('span', {}, `${me.role} · ${localTime(me.zone)}`)),
      h('span', { class: 'switch' }, 'Switch')),
  }]);
}

function room(one, go) {
  const sign = () => (one.kind === 'PRIVATE' ? icon('lock') : h('span', { class: 'hash', 'aria-hidden': 'true' }, '#'));
  return item(one.id, sign, one.name, state.channel === one.id && !state.home, one.unread > 0, () => go.channel(one.id));
}

function item(key, sign, label, current, fresh, onclick, count = 0) {
  return {
    key, content: [label, current, fresh, count],
    build: () => h('li', {}, h('button', {
      type: 'button', class: `room${current ? ' current' : ''}${fresh ? ' fresh' : ''}`, 'data-nav': key,
      'aria-current': current ? 'page' : null, onclick,
    }, h('span', { class: 'sign' }, sign()), h('span', { class: 'room-name' }, label),
    count ? h('span', { class: 'count bad' }, count) : fresh ? h('span', { class: 'dot', role: 'img', 'aria-label': 'unread' }) : null)),
  };
}

function localTime(zone) {
  return new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(new Date());
}

function people(go) {
  const box = dialog({
    title: 'Act as',
    content: [
      h('p', { class: 'quiet' }, 'Each person sees their own channels, messages and time zone.'),
      h('ul', { class: 'people' }, state.snapshot.people.filter((one) => one.standing !== 'BOT').map((one) => h('li', {}, h('button', {
        type: 'button', class: one.id === state.me ? 'person current' : 'person', disabled: one.standing === 'DEACTIVATED',
        'data-person': one.id, onclick: () => { box.close(); go.person(one.id); },
      }, avatar(one), h('span', { class: 'person-text' }, h('strong', {}, one.real_name),
        h('span', {}, one.standing === 'DEACTIVATED' ? 'Deactivated account' : `${one.role} · ${one.zone.replace('_', ' ')}`)),
      h('time', {}, one.standing === 'DEACTIVATED' ? '' : localTime(one.zone)))))),
    ],
  });
  box.querySelector('.person.current')?.focus();
}
