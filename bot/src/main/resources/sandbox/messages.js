// Messages, their replies, reactions and the menu that appears over them.

import { send } from './api.js';
import { body } from './blocks.js';
import { avatar, h, icon, iconButton, reconcile } from './dom.js';
import { element } from './elements.js';
import { emoji, QUICK } from './emoji.js';
import { fileCard } from './files.js';
import { roving } from './keys.js';
import { dialog, menu, toast } from './menus.js';
import { unescape } from './mrkdwn.js';
import { rejectedRow } from './rejected.js';
import { clock, day, nameOf, person, state } from './state.js';
import { startTour } from './tour.js';

const GROUPED_SECONDS = 300;

// `inThread` leaves out the reply counts and the way into the thread.
export function renderMessages(list, messages, ephemerals, rejected, inThread, openThread) {
  const refused = rejected.map((one) => ({ ts: one.at.toFixed(6), rejection: one }));
  const all = [...messages, ...ephemerals, ...refused].sort((a, b) => (a.ts < b.ts ? -1 : 1));
  let line = inThread || !state.newFrom;
  const rows = [];
  let before = null;
  for (const message of all) {
    const today = day(message.ts);
    if (!inThread && (!before || day(before.ts) !== today)) {
      rows.push({ key: `day-${today}`, content: today, build: () => h('li', { class: 'day' }, h('span', {}, today)) });
      before = null;
    }
    if (message.rejection) {
      rows.push({ key: `rejected-${message.rejection.id}`, content: message.rejection, build: () => rejectedRow(message.rejection) });
      before = null;
      continue;
    }
    if (!line && message.ts > state.newFrom && message.user !== state.me && !message.is_ephemeral) {
      if (rows.some((one) => !one.key.startsWith('day-'))) rows.push({ key: 'new', content: state.newFrom, build: () => h('li', { class: 'new-line' }, h('span', {}, 'New')) });
      line = true;
      before = null;
    }
    const grouped = before && before.user === message.user && !message.is_ephemeral === !before.is_ephemeral
      && Number(message.ts) - Number(before.ts) < GROUPED_SECONDS && !message.subtype && !before.reply_count && !before.subtype;
    rows.push({
      key: message.ts,
      content: [message, grouped, state.me, inThread],
      build: () => row(message, grouped, inThread, openThread),
    });
    before = message;
  }
  if (!all.length && !inThread) rows.push({ key: 'empty', content: [state.channel, state.snapshot.tour.begun], build: () => empty() });
  reconcile(list, rows);
  roving(list);
}

function empty() {
  const command = state.snapshot.commands[0];
  return h('li', { class: 'empty' }, h('h3', {}, 'Nothing here yet'),
    h('p', {}, command ? ['Type ', h('code', { class: 'code' }, command.name), ' below to try Launchbot, or say something.'] : 'Say something below.'),
    state.snapshot.tour.begun ? null : h('p', { class: 'begin' }, h('button', { type: 'button', class: 'button filled primary', onclick: () => startTour() }, 'Take the tour'), h('span', {}, 'Seven steps, about five minutes')));
}

function row(message, grouped, inThread, openThread) {
  if (message.subtype === 'tombstone') {
    return h('li', { class: 'message' }, h('span', { class: 'gutter' }), h('div', { class: 'content' },
      h('p', { class: 'quiet' }, 'This message was deleted.'), inThread ? null : replies(message, openThread)));
  }
  const notice = /^(channel|group)_/.test(message.subtype ?? '');
  const who = person(message.user);
  const content = h('div', { class: 'content' },
    message.is_ephemeral ? h('div', { class: 'only-you' }, 'Only visible to you') : null,
    message.pinned_to ? h('div', { class: 'pinned' }, icon('pin'), 'Pinned') : null,
    message.subtype === 'thread_broadcast' && !inThread ? h('div', { class: 'only-you' }, 'replied to a thread') : null,
    grouped ? null : h('div', { class: 'byline' },
      h('span', { class: 'author' }, nameOf(message.user)),
      who?.standing === 'BOT' || message.user === 'USLACKBOT' ? h('span', { class: 'badge' }, 'APP') : null,
      h('time', { class: 'when', title: clock(message.ts, { dateStyle: 'full', timeStyle: 'medium' }) }, clock(message.ts))),
    h('div', { class: notice ? 'body quiet' : 'body' }, body(message, actsOf(message)),
      message.edited ? h('span', { class: 'edited', title: 'This message was edited' }, ' (edited)') : null),
    (message.files ?? []).map(fileCard),
    reactions(message),
    inThread ? null : replies(message, openThread),
    message.is_ephemeral ? h('button', { type: 'button', class: 'linklike', onclick: () => send('dismiss', { ts: message.ts }) }, 'Dismiss message') : null);
  return h('li', {
    class: `message${grouped ? ' grouped' : ''}${message.is_ephemeral ? ' ephemeral' : ''}${message.pinned_to ? ' is-pinned' : ''}${namesMe(message) ? ' names-me' : ''}`,
    'data-ts': message.ts, onclick: touch,
  }, grouped ? h('time', { class: 'gutter when' }, clock(message.ts)) : h('span', { class: 'gutter' }, avatar(who ?? { real_name: 'Slackbot' })),
  content, hover(message, inThread, openThread));
}

// Of what people say; an app's messages name people all the time.
const namesMe = (message) => message.user !== state.me && !message.bot_id && !message.is_ephemeral && !/^(channel|group)_/.test(message.subtype ?? '')
  && new RegExp(`<@${state.me}|<!(here|channel|everyone)`).test(`${message.text} ${JSON.stringify(message.blocks ?? [])}`);

// Where nothing can hover, a tap on a message (not on something in it) brings up its actions.
function touch(event) {
  if (event.target.closest('button, a, select, input, textarea, label')) return;
  const row = event.currentTarget;
  const on = !row.classList.contains('touched');
  document.querySelectorAll('.touched').forEach((one) => one.classList.remove('touched'));
  row.classList.toggle('touched', on);
}

export function actsOf(message) {
  return {
    act: async (block, element, value) => {
      const answer = await send('act', { ref: message.ts, block: block.block_id, action: element.action_id, value });
      if (answer.timedOut || answer.error) toast(`Launchbot did not take that (${answer.error}).`);
    },
    suggest: (block, element, value) => send('suggest', { ref: message.ts, block: block.block_id, action: element.action_id, value }),
    input: (block) => inputInMessage(message, block),
  };
}

// Slack keeps what is filled in and sends it with the next click; some fields act by themselves.
function inputInMessage(message, block) {
  const given = (value) => ({ ref: message.ts, block: block.block_id, action: block.element.action_id, value });
  const keep = (value) => send(block.dispatch_action ? 'act' : 'keep', given(value));
  const typed = /_input$/.test(block.element.type);
  const field = typed
    ? h(block.element.multiline ? 'textarea' : 'input', {
      class: 'field-input', 'aria-label': block.label.text, placeholder: block.element.placeholder?.text,
      value: block.element.initial_value ?? '', onchange: (event) => keep(event.target.value),
    })
    : element(block, block.element, {
      label: block.label.text, act: (_, __, value) => keep(value),
      suggest: (_, one, value) => send('suggest', { ref: message.ts, block: block.block_id, action: one.action_id, value }),
    });
  return h('div', { class: 'form-row' }, h('div', { class: 'form-label' }, block.label.text), field,
    block.hint ? h('p', { class: 'form-hint' }, block.hint.text) : null);
}

function reactions(message) {
  if (!message.reactions?.length) return null;
  return h('div', { class: 'reactions' }, message.reactions.map((one) => h('button', {
    type: 'button', class: one.users.includes(state.me) ? 'reaction mine' : 'reaction',
    'aria-label': `${one.name.replaceAll('_', ' ')}, ${one.count}`, 'aria-pressed': String(one.users.includes(state.me)), title: one.users.map(nameOf).join(', '),
    onclick: () => send('react', { channel: state.channel, ts: message.ts, name: one.name }),
  }, emoji(one.name) ?? `:${one.name}:`, h('span', {}, one.count))));
}

function replies(message, openThread) {
  if (!message.reply_count) return null;
  return h('button', { type: 'button', class: 'replies', onclick: () => openThread(message.ts) },
    message.reply_users.slice(0, 4).map((id) => avatar(person(id), 'tiny')),
    h('span', { class: 'replies-count' }, message.reply_count === 1 ? '1 reply' : `${message.reply_count} replies`),
    h('span', { class: 'quiet' }, `Last reply ${day(message.latest_reply).toLowerCase()} at ${clock(message.latest_reply)}`));
}

function hover(message, inThread, openThread) {
  if (message.is_ephemeral) return null;
  const react = iconButton('smile', 'Add a reaction', () => menu(react, QUICK.map((name) => ({
    label: `:${name}: ${name.replaceAll('_', ' ')}`, run: () => send('react', { channel: state.channel, ts: message.ts, name }),
  }))), { 'aria-haspopup': 'menu' });
  const more = iconButton('more', 'More actions', () => menu(more, moreOf(message)), { 'aria-haspopup': 'menu', 'data-more': true });
  return h('div', { class: 'hover', role: 'toolbar', 'aria-label': 'Message actions' },
    react,
    inThread ? null : iconButton('reply', 'Reply in thread', () => openThread(message.ts)),
    more);
}

function moreOf(message) {
  const items = state.snapshot.shortcuts.map((one) => ({
    label: one.name, hint: 'Launchbot',
    run: async () => {
      const answer = await send('shortcut', { callback: one.id, channel: state.channel, ts: message.ts });
      if (answer.error) toast(`${one.name} failed (${answer.error}).`);
    },
  }));
  if (items.length) items.unshift({ heading: 'Message shortcuts' });
  const link = `${location.origin}/sandbox?channel=${state.channel}&ts=${message.ts}${message.thread_ts && message.thread_ts !== message.ts ? `&thread_ts=${message.thread_ts}` : ''}`;
  items.push({ heading: 'Message' }, { label: 'Copy link', run: () => navigator.clipboard?.writeText(link) });
  items.push({ label: message.pinned_to ? 'Unpin from channel' : 'Pin to channel', run: () => send(message.pinned_to ? 'unpin' : 'pin', { channel: state.channel, ts: message.ts }) });
  items.push({ label: 'Copy text', run: () => navigator.clipboard?.writeText(unescape(message.text ?? '')) });
  if (message.user === state.me) {
    items.push({ label: 'Edit message', run: () => edit(message) },
      { label: 'Delete message', danger: true, run: () => send('delete', { channel: state.channel, ts: message.ts }) });
  }
  return items;
}

function edit(message) {
  // Mentions are shown by name and typed again by name.
  const words = unescape(message.text.replace(/<@(\w+)[^>]*>/g, (_, id) => `@${person(id)?.name ?? id}`)
    .replace(/<#\w+\|([^>]+)>/g, '#$1').replace(/<(https?:[^|>]+)[^>]*>/g, '$1'));
  const field = h('textarea', { class: 'field-input', rows: 4, 'aria-label': 'Message' });
  field.value = words;
  const box = dialog({
    title: 'Edit message', size: 'small', content: field,
    actions: [
      h('button', { type: 'button', class: 'button', onclick: () => box.close() }, 'Cancel'),
      h('button', {
        type: 'button', class: 'button filled primary',
        onclick: async () => { await send('edit', { channel: state.channel, ts: message.ts, text: field.value }); box.close(); },
      }, 'Save'),
    ],
  });
  field.focus();
}

