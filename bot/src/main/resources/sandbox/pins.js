// What is pinned in the open channel.

import { send } from './api.js';
import { body } from './blocks.js';
import { h } from './dom.js';
import { go } from './go.js';
import { dialog } from './menus.js';
import { clock, day, nameOf, state } from './state.js';

// The elements of a pinned message act in the channel, not in this list.
const still = { act: () => {}, input: () => null };

export function pinsDialog() {
  const { pins, id } = state.snapshot.open;
  const box = dialog({
    title: 'Pinned',
    content: !pins.length ? h('p', {}, 'Nothing is pinned here. A message’s menu pins it.') : h('ol', { class: 'pins' }, pins.map(({ by, message }) => h('li', { class: 'pin' },
      h('p', { class: 'quiet' }, `${nameOf(message.user)} · ${day(message.ts)} ${clock(message.ts)} · pinned by ${nameOf(by)}`),
      h('div', { class: 'body', inert: true }, body(message, still)),
      h('div', { class: 'pin-actions' },
        h('button', { type: 'button', class: 'button', onclick: () => { box.close(); go.message(id, message.ts); } }, 'Go to the message'),
        h('button', { type: 'button', class: 'button', onclick: async () => { await send('unpin', { channel: id, ts: message.ts }); box.close(); } }, 'Unpin'))))),
  });
}
