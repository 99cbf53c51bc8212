// The elements people act on. In a message a choice is sent at once; in a form it is kept.

import { h, icon, iconButton } from './dom.js';
import { external } from './external.js';
import { confirmFirst, menu } from './menus.js';
import { plain } from './mrkdwn.js';
import { channelTitle, myZone, state } from './state.js';

export function element(block, one, acts) {
  const draw = DRAWN[one.type];
  if (!draw) return h('span', { class: 'unknown' }, `Slack has no element “${one.type}” here.`);
  const act = async (value, source) => {
    if (one.confirm && !(await confirmFirst(one.confirm))) return false;
    source?.classList.add('busy');
    await acts.act(block, one, value);
    source?.classList.remove('busy');
    return true;
  };
  return draw(one, act, acts.chosen?.(block, one), acts.label, (typed) => acts.suggest?.(block, one, typed) ?? {});
}

const label = (one, given) => given ?? one.placeholder?.text ?? one.accessibility_label ?? 'Choose';

const DRAWN = {
  button(one, act) {
    const button = h('button', {
      type: 'button', class: `button ${one.style ?? ''}`, 'aria-label': one.accessibility_label,
      onclick: () => {
        if (one.url && /^https?:/i.test(one.url)) window.open(one.url, '_blank', 'noopener');
        act(one.value ?? null, button);
      },
    }, plain(one.text.text));
    return button;
  },
  overflow(one, act) {
    const button = iconButton('dots', 'More actions', () => menu(button, one.options.map((option) => ({
      label: option.text.text, hint: option.description?.text,
      run: () => {
        if (option.url && /^https?:/i.test(option.url)) window.open(option.url, '_blank', 'noopener');
        act(option.value, button);
      },
    }))), { class: 'button overflow', 'aria-haspopup': 'menu' });
    return button;
  },
  static_select: (one, act, chosen, name) => select(one, optionList(one), chosen?.selected_option?.value ?? one.initial_option?.value, act, name),
  users_select: (one, act, chosen, name) => select(one, users(), chosen?.selected_user ?? one.initial_user, act, name),
  conversations_select: (one, act, chosen, name) => select(one, channels(), chosen?.selected_conversation ?? one.initial_conversation ?? (one.default_to_current_conversation ? state.channel : undefined), act, name),
  channels_select: (one, act, chosen, name) => select(one, channels().filter((c) => c.value.startsWith('C')), chosen?.selected_channel ?? one.initial_channel, act, name),
  multi_static_select: (one, act, chosen, name) => many(one, optionList(one).flatMap((o) => o.options ?? [o]), values(chosen?.selected_options ?? one.initial_options), act, name, 'boxed'),
  multi_users_select: (one, act, chosen, name) => many(one, users(), chosen?.selected_users ?? one.initial_users ?? [], act, name, 'boxed'),
  multi_conversations_select: (one, act, chosen, name) => many(one, channels(), chosen?.selected_conversations ?? one.initial_conversations ?? [], act, name, 'boxed'),
  multi_channels_select: (one, act, chosen, name) => many(one, channels().filter((c) => c.value.startsWith('C')), chosen?.selected_channels ?? one.initial_channels ?? [], act, name, 'boxed'),
  external_select: (one, act, chosen, name, suggest) => external(one, [chosen?.selected_option ?? one.initial_option].filter(Boolean), act, suggest, label(one, name), false),
  multi_external_select: (one, act, chosen, name, suggest) => external(one, chosen?.selected_options ?? one.initial_options ?? [], act, suggest, label(one, name), true),
  checkboxes: (one, act, chosen, name) => many(one, one.options.map(option), values(chosen?.selected_options ?? one.initial_options), act, name, ''),
  radio_buttons(one, act, chosen, name) {
    const group = `r${Math.random().toString(36).slice(2)}`;
    const now = chosen?.selected_option?.value ?? one.initial_option?.value;
    return h('div', { role: 'radiogroup', 'aria-label': label(one, name), class: 'choices' }, one.options.map(option).map((o) =>
      h('label', { class: 'choice' },
        h('input', { type: 'radio', name: group, value: o.value, checked: o.value === now, onchange: () => act(o.value) }),
        h('span', {}, plain(o.label), o.hint ? h('small', {}, plain(o.hint)) : null))));
  },
  datepicker: (one, act, chosen, name) => h('input', {
    type: 'date', class: 'field-input', 'aria-label': label(one, name), value: chosen?.selected_date ?? one.initial_date ?? '',
    onchange: (event) => act(event.target.value || null),
  }),
  timepicker: (one, act, chosen, name) => h('input', {
    type: 'time', class: 'field-input', 'aria-label': label(one, name), value: chosen?.selected_time ?? one.initial_time ?? '',
    onchange: (event) => act(event.target.value || null),
  }),
  datetimepicker: (one, act, chosen, name) => h('input', {
    type: 'datetime-local', class: 'field-input', 'aria-label': label(one, name),
    value: local(chosen?.selected_date_time ?? one.initial_date_time),
    onchange: (event) => act(event.target.value ? epoch(event.target.value) : null),
  }),
  image: (one) => h('img', { class: 'thumb', src: picture(one), alt: one.alt_text }),
};

// An address, or a file that was uploaded before.
export const picture = (one) => one.image_url ?? (one.slack_file?.id ? `/sandbox/ui/files/${one.slack_file.id}` : one.slack_file?.url);

const option = (o) => ({ value: o.value, label: o.text.text, hint: o.description?.text });
const values = (options) => (options ?? []).map((o) => o.value);

function optionList(one) {
  if (one.option_groups) return one.option_groups.map((group) => ({ group: group.label.text, options: group.options.map(option) }));
  return (one.options ?? []).map(option);
}

function users() {
  return state.snapshot.people.filter((p) => p.standing !== 'DEACTIVATED').map((p) => ({ value: p.id, label: p.real_name }));
}

function channels() {
  return state.snapshot.channels.filter((c) => !c.archived).map((c) => ({ value: c.id, label: ['DIRECT', 'GROUP'].includes(c.kind) ? channelTitle(c) : `#${c.name}` }));
}

function select(one, options, now, act, name) {
  const make = (o) => h('option', { value: o.value, selected: o.value === now }, plain(o.label).join(''));
  let before = now ?? '';
  const choose = async () => {
    if ((await act(field.value || null, field)) === false) field.value = before;
    else before = field.value;
  };
  const field = h('select', { 'aria-label': label(one, name), onchange: choose },
    h('option', { value: '', selected: !now }, one.placeholder?.text ?? 'Choose an option'),
    options.map((o) => (o.group ? h('optgroup', { label: o.group }, o.options.map(make)) : make(o))));
  return h('span', { class: 'select' }, field, icon('down'));
}

function many(one, options, now, act, name, look) {
  const box = h('div', { class: `choices ${look}`, role: 'group', 'aria-label': label(one, name) }, options.map((o) =>
    h('label', { class: 'choice' },
      h('input', {
        type: 'checkbox', value: o.value, checked: now.includes(o.value),
        onchange: () => act([...box.querySelectorAll('input:checked')].map((input) => input.value)),
      }),
      h('span', {}, plain(o.label), o.hint ? h('small', {}, plain(o.hint)) : null))));
  return box;
}

// A moment as the reader's wall clock, and back.
function local(seconds) {
  if (!seconds) return '';
  const parts = new Intl.DateTimeFormat('sv-SE', { timeZone: myZone(), dateStyle: 'short', timeStyle: 'short' });
  return parts.format(new Date(seconds * 1000)).replace(' ', 'T');
}

function epoch(wall) {
  const asUtc = Date.parse(`${wall}:00Z`) / 1000;
  const shown = Date.parse(`${local(asUtc)}:00Z`) / 1000;
  return asUtc - (shown - asUtc);
}
