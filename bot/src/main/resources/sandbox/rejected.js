// What the bot sent and Slack would have refused: where, why, and the very block or field.

import { send } from './api.js';
import { h } from './dom.js';
import { dialog, toast } from './menus.js';
import { reason } from './reasons.js';
import { channel, clock, state } from './state.js';

export function rejectedDialog(first) {
  const { rejected, failedDeliveries } = state.snapshot;
  const box = dialog({
    title: 'Rejected by Slack',
    size: 'wide',
    content: [
      h('p', { class: 'quiet' }, 'What the bot sent and Slack would have refused, newest first. What you switched on under “Faults” is not counted.'),
      failedDeliveries ? h('p', { class: 'rejection-note' }, `${failedDeliveries} event deliveries were not acknowledged by the bot.`) : null,
      rejected.length ? h('ol', { class: 'rejections' }, [...rejected].reverse().map((one) => rejection(one, one.id === first))) : h('p', { class: 'all-well' }, 'Nothing: everything the bot sent was fine.'),
    ],
    actions: rejected.length ? h('button', { type: 'button', class: 'button', onclick: async () => { await send('forget-rejected'); box.close(); } }, 'Clear') : null,
  });
  box.querySelector('.rejection.wanted')?.scrollIntoView({ block: 'nearest' });
}

function rejection(one, wanted) {
  const where = one.channel && channel(one.channel);
  return h('li', { class: wanted ? 'rejection wanted' : 'rejection' },
    h('div', { class: 'rejection-top' }, h('code', { class: 'rejection-what' }, one.what), h('strong', { class: 'rejection-error' }, one.error),
      where ? h('span', { class: 'quiet' }, `#${where.name}`) : null, h('time', { class: 'quiet' }, clock(one.at, { timeStyle: 'medium' }))),
    reason(one.error) ? h('p', {}, reason(one.error)) : null,
    one.messages.map((text) => problem(text, one.sent)),
    h('details', {}, h('summary', {}, 'The whole call'), h('pre', { class: 'pre', tabindex: 0 }, JSON.stringify(one.sent, null, 2))));
}

// "[ERROR] must be … [json-pointer:/blocks/2/text]": the words, the pointer, and what is there.
function problem(text, sent) {
  const [, pointer] = /\[json-pointer:([^\]]*)\]/.exec(text) ?? [];
  const words = text.replace(/^\[ERROR\] /, '').replace(/ ?\[json-pointer:[^\]]*\]/, '');
  const found = pointer === undefined ? undefined : at(sent, pointer);
  return h('div', { class: 'problem' }, h('strong', {}, words), pointer ? h('code', { class: 'pointer' }, pointer) : null,
    found === undefined ? null : h('pre', { class: 'pre culprit', tabindex: 0 }, shortened(JSON.stringify(found, null, 2))));
}

const shortened = (json) => (json.length > 1200 ? `${json.slice(0, 1200)}\n…` : json);

// The innermost object on the way there: a wrong word alone says little.
function at(sent, pointer) {
  let found = sent;
  let object;
  for (const step of pointer.split('/').slice(1)) {
    if (found === null || typeof found !== 'object' || !(step in found)) break;
    found = found[step];
    if (found !== null && typeof found === 'object') object = found;
  }
  return object;
}

// In its place among the messages of the channel that it was meant for.
export function rejectedRow(one) {
  return h('li', { class: 'message rejected-row', 'data-rejected': one.id },
    h('span', { class: 'gutter' }, '⛔'),
    h('div', { class: 'content' }, h('strong', {}, `Slack would refuse this: ${one.error}`),
      h('p', {}, `Launchbot called ${one.what}. ${reason(one.error)}`),
      h('button', { type: 'button', class: 'linklike', onclick: () => rejectedDialog(one.id) }, 'Show what was sent')));
}

let told = null;

export function noticeRejected() {
  const last = state.snapshot.rejected.at(-1)?.id ?? 0;
  if (told !== null && last > told) toast(`Slack would refuse what Launchbot just sent: ${state.snapshot.rejected.at(-1).error}`);
  told = last;
}
