// Channels: about one, making one, finding one, a conversation with people.

import { send } from './api.js';
import { avatar, h, iconButton } from './dom.js';
import { go } from './go.js';
import { confirmFirst, dialog, toast } from './menus.js';
import { person, state } from './state.js';

const words = (text) => ({ type: 'plain_text', text });

async function did(answer, box) {
  const given = await answer;
  if (!given.error) box?.close();
  return given;
}

export function roomDialog(one) {
  const closed = one.archived;
  const topic = h('input', { class: 'field-input', id: 'room-topic', value: one.topic, maxlength: 250, placeholder: 'What is this channel about?', disabled: closed });
  const name = h('input', { class: 'field-input', id: 'room-name', value: one.name, maxlength: 80, disabled: closed });
  const absent = state.snapshot.people.filter((who) => !one.members.includes(who.id) && who.standing !== 'DEACTIVATED');
  const invited = h('select', { class: 'field-input', 'aria-label': 'Whom to invite' }, absent.map((who) => h('option', { value: who.id }, who.real_name)));
  const box = dialog({
    title: `#${one.name}`,
    content: [
      h('p', { class: 'quiet' }, `${one.kind === 'PRIVATE' ? 'Private channel' : 'Public channel'}${closed ? ', archived' : ''}`),
      h('form', { class: 'row-form', onsubmit: (event) => { event.preventDefault(); did(send('rename', { channel: one.id, name: name.value.trim().replace(/^#/, '') }), box); } },
        h('label', { for: 'room-name' }, 'Name'), h('div', { class: 'row' }, name, closed ? null : h('button', { class: 'button' }, 'Rename'))),
      h('form', { class: 'row-form', onsubmit: (event) => { event.preventDefault(); did(send('topic', { channel: one.id, text: topic.value }), box); } },
        h('label', { for: 'room-topic' }, 'Topic'), h('div', { class: 'row' }, topic, closed ? null : h('button', { class: 'button' }, 'Set'))),
      h('h3', {}, `${one.members.length} members`),
      h('ul', { class: 'people' }, one.members.map((id) => member(one, person(id), () => box))),
      closed || !absent.length ? null : h('div', { class: 'row' }, invited, h('button', {
        type: 'button', class: 'button', onclick: () => did(send('invite', { channel: one.id, person: invited.value }), box),
      }, 'Invite')),
    ],
    actions: closed
      ? h('button', { type: 'button', class: 'button filled primary', onclick: () => did(send('unarchive', { channel: one.id }), box) }, 'Unarchive')
      : [h('button', { type: 'button', class: 'button', onclick: () => leave(one, box) }, 'Leave'),
        h('button', { type: 'button', class: 'button danger', onclick: () => archive(one, box) }, 'Archive')],
  });
}

function member(one, who, box) {
  return h('li', { class: 'person' }, avatar(who), h('span', { class: 'person-text' }, h('strong', {}, who.real_name), h('span', {}, who.standing === 'BOT' ? 'App' : who.role)),
    one.archived || who.id === state.me ? null : iconButton('close', `Remove ${who.real_name} from the channel`, () => did(send('remove', { channel: one.id, person: who.id }), box())));
}

async function leave(one, box) {
  const { error } = await did(send('leave', { channel: one.id }), box);
  if (!error) await go.channel(state.snapshot.channels.find((other) => other.id !== one.id && !other.archived).id);
}

async function archive(one, box) {
  const sure = await confirmFirst({ title: words('Archive this channel?'), text: words('Nobody can post there any more, Launchbot neither. It can be undone.'), confirm: words('Archive'), deny: words('Keep it'), style: 'danger' });
  if (sure) did(send('archive', { channel: one.id }), box);
}

export function createDialog() {
  const name = h('input', { class: 'field-input', id: 'new-name', placeholder: 'launch-two', maxlength: 80, autocomplete: 'off' });
  const closed = h('input', { type: 'checkbox' });
  const bot = h('input', { type: 'checkbox', checked: true });
  const create = async () => {
    const { channel: id, error } = await did(send('create', { name: name.value.trim().replace(/^#/, ''), private: closed.checked, bot: bot.checked }), box);
    if (!error) await go.channel(id);
  };
  const box = dialog({
    title: 'New channel', size: 'small',
    content: h('form', { onsubmit: (event) => { event.preventDefault(); create(); } },
      h('div', { class: 'form-row' }, h('label', { class: 'form-label', for: 'new-name' }, 'Name'), name, h('p', { class: 'form-hint' }, 'Lower case, digits, - and _')),
      h('label', { class: 'choice' }, closed, h('span', {}, 'Private', h('small', {}, 'Only who is invited sees it'))),
      h('label', { class: 'choice' }, bot, h('span', {}, 'Invite Launchbot'))),
    actions: h('button', { type: 'button', class: 'button filled primary', onclick: create }, 'Create'),
  });
  name.focus();
}

export function browseDialog() {
  const { elsewhere } = state.snapshot;
  const box = dialog({
    title: 'Channels to join', size: 'small',
    content: elsewhere.length ? h('ul', { class: 'people' }, elsewhere.map((one) => h('li', { class: 'person' },
      h('span', { class: 'person-text' }, h('strong', {}, `#${one.name}`), h('span', {}, `${one.count} members${one.topic ? ` · ${one.topic}` : ''}`)),
      h('button', { type: 'button', class: 'button', onclick: async () => { await did(send('join', { channel: one.id }), box); await go.channel(one.id); } }, 'Join'))))
      : h('p', {}, 'You are in every public channel.'),
  });
}

export function messageDialog() {
  const others = state.snapshot.people.filter((one) => one.id !== state.me && one.standing !== 'DEACTIVATED');
  const boxes = others.map((one) => h('input', { type: 'checkbox', value: one.id }));
  const open = async () => {
    const people = boxes.filter((one) => one.checked).map((one) => one.value);
    if (!people.length) { toast('Choose somebody first.'); return; }
    const { channel: id, error } = await did(send('group', { people }), box);
    if (!error) await go.channel(id);
  };
  const box = dialog({
    title: 'New message to', size: 'small',
    content: others.map((one, index) => h('label', { class: 'choice' }, boxes[index], avatar(one, 'tiny'), h('span', {}, one.real_name))),
    actions: h('button', { type: 'button', class: 'button filled primary', onclick: open }, 'Open'),
  });
}
