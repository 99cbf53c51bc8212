// Channels, direct messages, the person one acts as, and the developer's drawers.

import { avatar, h, icon } from './dom.js';
import { dialog } from './menus.js';
import { faultsDialog, rejectedDialog } from './trouble.js';
import { person, state, unread } from './state.js';

export function renderSidebar(nav, go) {
  const { channels, rejected, faults, failedDeliveries } = state.snapshot;
  const me = person(state.me);
  const rooms = channels.filter((one) => one.kind !== 'DIRECT' && !one.archived);
  const old = channels.filter((one) => one.kind !== 'DIRECT' && one.archived);
  const direct = channels.find((one) => one.kind === 'DIRECT');
  const focused = nav.contains(document.activeElement) ? document.activeElement.dataset.nav : null;
  nav.replaceChildren(
    h('div', { class: 'sidebar-top' }, h('img', { src: '/sandbox/assets/icon.svg', alt: '', class: 'logo' }),
      h('div', {}, h('strong', {}, 'Launchbot'), h('span', {}, 'sandbox workspace'))),
    h('div', { class: 'sidebar-list' },
      h('h2', {}, 'Channels'), h('ul', {}, rooms.map((one) => room(one, go))),
      h('h2', {}, 'Apps'),
      h('ul', {},
        item('direct', avatar(person(state.snapshot.bot), 'tiny'), 'Launchbot', state.channel === direct?.id && !state.home, direct && unread(direct), () => go.direct()),
        item('home', icon('home'), 'App Home', state.home, false, () => go.home())),
      old.length ? [h('h2', {}, 'Archived'), h('ul', {}, old.map((one) => room(one, go)))] : null,
      h('h2', {}, 'For developers'),
      h('ul', {},
        item('rejected', icon('alert'), 'Rejected', false, false, () => rejectedDialog(), rejected.length + failedDeliveries || null, 'bad'),
        item('faults', icon('bolt'), 'Slack trouble', false, false, () => faultsDialog(), faults.length || null, 'bad'))),
    h('button', { type: 'button', class: 'whoami', 'data-nav': 'me', 'aria-haspopup': 'dialog', onclick: () => people(go) },
      avatar(me), h('span', { class: 'whoami-text' }, h('strong', {}, me.real_name), h('span', {}, `${me.role} · ${localTime(me.zone)}`)),
      h('span', { class: 'switch' }, 'Switch')));
  if (focused) nav.querySelector(`[data-nav="${focused}"]`)?.focus();
}

function room(one, go) {
  const sign = one.kind === 'PRIVATE' ? icon('lock') : h('span', { class: 'hash', 'aria-hidden': 'true' }, '#');
  return item(one.id, sign, one.name, state.channel === one.id && !state.home, unread(one), () => go.channel(one.id));
}

function item(key, sign, label, current, fresh, onclick, count = null, look = '') {
  return h('li', {}, h('button', {
    type: 'button', class: `room${current ? ' current' : ''}${fresh ? ' fresh' : ''}`, 'data-nav': key,
    'aria-current': current ? 'page' : null, onclick,
  }, h('span', { class: 'sign' }, sign), h('span', { class: 'room-name' }, label),
  count ? h('span', { class: `count ${look}` }, count) : fresh ? h('span', { class: 'dot', role: 'img', 'aria-label': 'unread' }) : null));
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
