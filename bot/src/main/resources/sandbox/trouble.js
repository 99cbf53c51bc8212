// For developers: what Slack would have refused, and switches that make Slack misbehave.

import { send } from './api.js';
import { h } from './dom.js';
import { dialog } from './menus.js';
import { clock, state } from './state.js';

export function rejectedDialog() {
  const { rejected, failedDeliveries } = state.snapshot;
  const box = dialog({
    title: 'Rejected by Slack',
    size: 'wide',
    content: [
      h('p', { class: 'quiet' }, 'What the bot sent and Slack would have refused, newest first.'),
      failedDeliveries ? h('p', { class: 'rejection-note' }, `${failedDeliveries} event deliveries were not acknowledged by the bot.`) : null,
      rejected.length ? h('ol', { class: 'rejections' }, [...rejected].reverse().map(rejection)) : h('p', { class: 'all-well' }, 'Nothing: everything the bot sent was fine.'),
    ],
    actions: rejected.length ? h('button', { type: 'button', class: 'button', onclick: async () => { await send('forget-rejected'); box.close(); } }, 'Clear') : null,
  });
}

function rejection(one) {
  return h('li', { class: 'rejection' },
    h('div', { class: 'rejection-top' }, h('code', { class: 'rejection-what' }, one.what), h('strong', { class: 'rejection-error' }, one.error), h('time', { class: 'quiet' }, clock(one.at))),
    one.messages.length ? h('ul', {}, one.messages.map((text) => h('li', {}, text))) : null,
    h('details', {}, h('summary', {}, 'What was sent'), h('pre', { class: 'pre' }, JSON.stringify(one.sent, null, 2))));
}

const METHODS = ['', 'chat.postMessage', 'chat.update', 'chat.postEphemeral', 'views.open', 'views.update', 'users.info', 'response_url'];

const SWITCHES = [
  { kind: 'down', name: 'Slack is down', about: 'Every call is answered with 503.', fields: [] },
  { kind: 'slow', name: 'Slow', about: 'Every call takes longer.', fields: [['millis', 'Milliseconds', 2000]] },
  { kind: 'rate_limited', name: 'Rate limited', about: '429 with Retry-After.', fields: [['seconds', 'Seconds', 30]], method: true },
  { kind: 'times_out_after', name: 'Times out after doing it', about: 'The call is carried out but answered too late.', fields: [['seconds', 'Seconds', 15], ['calls', 'Calls', 1]], method: true },
  { kind: 'error', name: 'Refuses', about: 'Answers with an error code.', fields: [['error', 'Code', 'internal_error'], ['calls', 'Calls', 1]], method: true },
];

export function faultsDialog() {
  const on = h('ul', { class: 'faults-on' });
  const show = (faults) => on.replaceChildren(...(faults.length
    ? faults.map((one) => h('li', {}, `${SWITCHES.find((s) => s.kind === one.kind)?.name ?? one.kind}${one.method ? ` · ${one.method}` : ''}${one.calls ? ` · next ${one.calls}` : ''}`))
    : [h('li', { class: 'all-well' }, 'Slack is well.')]));
  const set = async (body) => show((await send('faults', body)).faults ?? state.snapshot.faults);
  show(state.snapshot.faults);
  dialog({
    title: 'Slack trouble',
    content: [
      h('p', { class: 'quiet' }, 'See how the bot copes when Slack misbehaves.'),
      on,
      SWITCHES.map((one) => fault(one, set)),
    ],
    actions: h('button', { type: 'button', class: 'button filled primary', onclick: () => set({ kind: 'clear' }) }, 'Make Slack well again'),
  });
}

function fault(one, set) {
  const given = { kind: one.kind };
  return h('fieldset', { class: 'fault' },
    h('legend', {}, one.name),
    h('p', { class: 'quiet' }, one.about),
    h('div', { class: 'fault-row' },
      one.method ? h('label', {}, 'Method', h('select', { class: 'field-input', onchange: (event) => { given.method = event.target.value || undefined; } },
        METHODS.map((method) => h('option', { value: method }, method || 'all of them')))) : null,
      one.fields.map(([field, label, usual]) => {
        given[field] = usual;
        return h('label', {}, label, h('input', { class: 'field-input', value: usual, oninput: (event) => { given[field] = event.target.value; } }));
      }),
      h('button', { type: 'button', class: 'button', onclick: () => set(given) }, 'Switch on')));
}
