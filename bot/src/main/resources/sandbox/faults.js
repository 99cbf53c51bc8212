// Switches that make Slack misbehave, to see how the bot copes.

import { load, send } from './api.js';
import { h } from './dom.js';
import { dialog } from './menus.js';
import { channel, nameOf, state } from './state.js';

const METHODS = ['', 'chat.postMessage', 'chat.update', 'chat.postEphemeral', 'views.open', 'views.update', 'users.info', 'pins.add', 'conversations.open', 'response_url'];

// Each is on when a fault like it is on. `fields`: what can be set before, with the usual value.
const SWITCHES = [
  { kind: 'down', name: 'Slack is down', about: 'Every call is answered with 503.' },
  { kind: 'slow', name: 'Slack is slow', about: 'Every call takes longer.', fields: [['millis', 'Milliseconds', 2000]] },
  { kind: 'rate_limited', name: 'Rate limited', about: '429 with Retry-After, for so long.', fields: [['seconds', 'Seconds', 30]], method: true },
  { kind: 'times_out_after', name: 'The answer gets lost', about: 'The call is carried out, but answered too late.', fields: [['seconds', 'Seconds', 15], ['calls', 'Calls', 1]], method: true },
  { kind: 'error', name: 'Refuses the next calls', about: 'Answers with an error code.', fields: [['error', 'Code', 'internal_error'], ['calls', 'Calls', 1]], method: true },
  { kind: 'refuse', error: 'is_archived', room: true, name: 'The channel is archived', about: 'is_archived, for the channel that is open.' },
  { kind: 'refuse', error: 'not_in_channel', room: true, name: 'The bot is not in the channel', about: 'not_in_channel, for the channel that is open.' },
  { kind: 'refuse', error: 'channel_not_found', room: true, name: 'The channel cannot be found', about: 'channel_not_found, for the channel that is open.' },
  { kind: 'refuse', error: 'expired_url', method: 'response_url', name: 'Response URLs have expired', about: 'Every response_url answers expired_url.' },
];

export function faultsDialog() {
  const body = h('div', {});
  const show = ({ faults, scopes }) => {
    const focused = document.activeElement?.dataset?.fault;
    const kept = new Map([...body.querySelectorAll('details[open] > summary')].map((one) => [one.textContent, true]));
    body.replaceChildren(...parts(faults, scopes, set).flat());
    body.querySelectorAll('details').forEach((one) => { one.open ||= kept.has(one.querySelector('summary').textContent); });
    if (focused) body.querySelector(`[data-fault="${CSS.escape(focused)}"]`)?.focus();
  };
  const set = async (request) => {
    await send('faults', request);
    state.snapshot = await load();
    show(state.snapshot);
  };
  show(state.snapshot);
  dialog({
    title: 'Faults',
    content: [h('p', { class: 'quiet' }, 'Make Slack misbehave, and see how the bot copes. Nothing here counts as the bot’s mistake.'), body],
    actions: h('button', { type: 'button', class: 'button filled primary', 'data-fault': 'clear', onclick: () => set({ kind: 'clear' }) }, 'All off'),
  });
}

function parts(faults, scopes, set) {
  const people = state.snapshot.people.filter((one) => one.standing !== 'BOT' && one.id !== state.me);
  return [
    h('p', { class: faults.length ? 'faults-on' : 'all-well', role: 'status' }, faults.length ? `On: ${faults.map(named).join(' · ')}` : 'Slack is well.'),
    SWITCHES.map((one) => slider(one, faults, set)),
    toggle('unpaced', 'No limit of a message a second', 'Slack allows an app about one a second into each channel, with short bursts.', faults.some((one) => one.kind === 'unpaced'), (on) => set({ kind: 'pace', on: !on })),
    h('details', {}, h('summary', {}, 'Missing scopes'),
      h('p', { class: 'quiet' }, 'What is on is missing: methods that need it answer missing_scope.'),
      scopes.map((scope) => toggle(`scope-${scope}`, scope, '', faults.some((one) => one.scope === scope), (on) => set({ kind: 'scope', scope, on: !on })))),
    h('details', {}, h('summary', {}, 'Deactivated accounts'),
      h('p', { class: 'quiet' }, 'Slack tells the bot (user_change) and says so in users.info.'),
      people.map((one) => toggle(`person-${one.id}`, one.real_name, one.role, one.standing === 'DEACTIVATED', (on) => set({ kind: 'deactivated', user: one.id, on })))),
  ];
}

function named(fault) {
  if (fault.kind === 'scope') return `without ${fault.scope}`;
  if (fault.kind === 'deactivated') return `${nameOf(fault.user)} deactivated`;
  if (fault.kind === 'unpaced') return 'no pace';
  const known = SWITCHES.find((one) => one.kind === fault.kind && (one.kind !== 'refuse' || one.error === fault.error));
  const room = fault.channel ? ` #${channel(fault.channel)?.name ?? fault.channel}` : '';
  return `${known?.name ?? fault.kind}${room}${fault.method && fault.kind !== 'refuse' ? ` (${fault.method})` : ''}${fault.calls ? `, next ${fault.calls}` : ''}`;
}

function slider(one, faults, set) {
  const same = (fault) => fault.kind === one.kind && (one.kind !== 'refuse' || (fault.error === one.error && (!one.room || fault.channel === state.channel)));
  const on = faults.filter(same);
  const given = { kind: one.kind, error: one.error, method: typeof one.method === 'string' ? one.method : undefined, channel: one.room ? state.channel : undefined };
  const fields = (one.fields ?? []).map(([field, label, usual]) => {
    given[field] = usual;
    return h('label', {}, label, h('input', { class: 'field-input', value: usual, oninput: (event) => { given[field] = event.target.value; } }));
  });
  const method = one.method === true ? h('label', {}, 'Method', h('select', { class: 'field-input', onchange: (event) => { given.method = event.target.value || undefined; } },
    METHODS.map((name) => h('option', { value: name }, name || 'all of them')))) : null;
  const row = toggle(`${one.kind}-${one.error ?? ''}`, one.name, one.about, on.length > 0, async (next) => {
    if (next) await set(given);
    else for (const fault of on) await set({ kind: 'off', id: fault.id });
  });
  return fields.length || method ? h('div', { class: 'fault' }, row, h('div', { class: 'fault-row' }, method, fields)) : h('div', { class: 'fault' }, row);
}

function toggle(key, name, about, on, change) {
  return h('button', { type: 'button', role: 'switch', 'aria-checked': String(on), class: 'toggle', 'data-fault': key, onclick: () => change(!on) },
    h('span', { class: 'toggle-text' }, h('strong', {}, name), about ? h('small', {}, about) : null), h('span', { class: 'toggle-knob', 'aria-hidden': 'true' }));
}
