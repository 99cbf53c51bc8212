// The modal that the bot opened: labels, hints, errors under the fields, submit and close.

import { send, upload } from './api.js';
import { blocks } from './blocks.js';
import { h, icon, iconButton } from './dom.js';
import { element } from './elements.js';
import { toast } from './menus.js';
import { plain } from './mrkdwn.js';
import { state } from './state.js';

let shown = null;

export function renderModal(view) {
  if (!view) {
    shown?.box.remove();
    shown = null;
    return;
  }
  if (shown?.view.id === view.id && shown.view.hash === view.hash) return;
  // What was typed stays where the same field is still there, as in Slack.
  const kept = shown?.view.id === view.id ? shown.values : {};
  const box = shown?.box ?? h('dialog', { class: 'dialog modal' });
  shown = { view, values: kept, box, fields: new Map() };
  draw(view, box);
  if (!box.isConnected) {
    document.getElementById('layers').append(box);
    box.addEventListener('cancel', (event) => { event.preventDefault(); close(); });
    box.showModal();
  }
  (box.querySelector('[data-focus]') ?? box.querySelector('.dialog-body input, .dialog-body textarea, .dialog-body select, .dialog-body button'))?.focus();
}

const close = (all = false) => send('close', { all });
const name = (block, one) => `${block.block_id}/${one.action_id}`;

function draw(view, box) {
  box.setAttribute('aria-labelledby', 'modal-title');
  const inputs = view.blocks.some((block) => block.type === 'input');
  const submitText = view.submit?.text ?? (inputs ? 'Submit' : null);
  const form = h('form', { class: 'modal-form', novalidate: true, onsubmit: (event) => { event.preventDefault(); submit(view, box); } },
    h('div', { class: 'dialog-top' },
      view.previous_view_id ? iconButton('back', 'Back', () => close()) : null,
      h('h2', { id: 'modal-title' }, plain(view.title.text)),
      h('span', { class: 'badge' }, 'Launchbot'),
      iconButton('close', 'Close', () => close(true))),
    h('div', { class: 'dialog-body', tabindex: -1 }, h('p', { class: 'trouble', role: 'alert', hidden: true }), blocks(view.blocks, actsOf(view))),
    h('div', { class: 'dialog-actions' },
      h('button', { type: 'button', class: 'button', onclick: () => close() }, view.close ? plain(view.close.text) : 'Close'),
      submitText ? h('button', { type: 'submit', class: 'button filled primary', 'data-submit': true }, plain(submitText)) : null));
  box.replaceChildren(form);
}

function actsOf(view) {
  const dispatch = (block, one, value) => send('act', { ref: view.id, block: block.block_id, action: one.action_id, value, values: shown.values });
  return {
    chosen: (block, one) => keptState(block, one),
    act: async (block, one, value) => {
      if (!['button', 'overflow'].includes(one.type)) shown.values[name(block, one)] = value;
      const answer = await dispatch(block, one, value);
      if (answer.error) toast(`Launchbot did not take that (${answer.error}).`);
    },
    suggest: (block, one, value) => suggest(view, block, one, value),
    input: (block) => input(view, block, dispatch),
  };
}

// What was typed before an update, in the form in which the element reads it.
function keptState(block, one) {
  const value = shown.values[name(block, one)];
  if (value === undefined) return undefined;
  const options = (one.options ?? []).concat((one.option_groups ?? []).flatMap((group) => group.options));
  const many = Array.isArray(value) ? value : [];
  return {
    value,
    selected_option: options.find((option) => option.value === value),
    selected_options: options.filter((option) => many.includes(option.value)),
    selected_user: value, selected_users: many, selected_conversation: value, selected_conversations: many,
    selected_channel: value, selected_channels: many, selected_date: value, selected_time: value, selected_date_time: value,
  };
}

const suggest = (view, block, one, value) => send('suggest', { ref: view.id, block: block.block_id, action: one.action_id, value });

function input(view, block, dispatch) {
  const one = block.element;
  const id = `f-${block.block_id}`;
  if (one.default_to_current_conversation && !(name(block, one) in shown.values)) shown.values[name(block, one)] = state.channel;
  const acts = {
    label: block.label.text,
    chosen: keptState,
    suggest: (_, element_, value) => suggest(view, block, element_, value),
    act: (_, element_, value) => {
      shown.values[name(block, one)] = value;
      error(block.block_id, null);
      return block.dispatch_action ? dispatch(block, one, value) : undefined;
    },
  };
  const field = TYPED[one.type]?.(block, one, id, acts) ?? element(block, one, acts);
  if (one.focus_on_load) (field.matches('input,textarea') ? field : field.querySelector('input,select,textarea'))?.setAttribute('data-focus', '');
  const typed = field.matches('input,textarea');
  const row = h('div', { class: 'form-row', 'data-block': block.block_id },
    h(typed ? 'label' : 'div', { class: 'form-label', for: typed ? id : null }, plain(block.label.text),
      block.optional ? h('span', { class: 'optional' }, ' (optional)') : null),
    field,
    h('p', { class: 'form-error', id: `${id}-error`, hidden: true }),
    block.hint ? h('p', { class: 'form-hint', id: `${id}-hint` }, plain(block.hint.text)) : null);
  shown.fields.set(block.block_id, row);
  return row;
}

const typing = (tag, more = {}) => (block, one, id, acts) => {
  const kept = shown.values[name(block, one)];
  const field = h(tag, {
    id, class: 'field-input', placeholder: one.placeholder?.text, maxlength: one.max_length,
    'aria-describedby': `${id}-error${block.hint ? ` ${id}-hint` : ''}`, required: !block.optional, ...more,
    oninput: () => {
      shown.values[name(block, one)] = field.value;
      error(block.block_id, null);
      if (one.dispatch_action_config?.trigger_actions_on?.includes('on_character_entered')) acts.act(block, one, field.value);
    },
    onkeydown: (event) => {
      if (event.key === 'Enter' && block.dispatch_action && tag === 'input') {
        event.preventDefault();
        acts.act(block, one, field.value);
      }
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) field.form.requestSubmit();
    },
  });
  field.value = kept ?? (typeof one.initial_value === 'string' ? one.initial_value : '');
  return field;
};

const TYPED = {
  plain_text_input: (block, one, id, acts) => typing(one.multiline ? 'textarea' : 'input', one.multiline ? { rows: 4 } : { type: 'text', autocomplete: 'off' })(block, one, id, acts),
  email_text_input: typing('input', { type: 'email', autocomplete: 'off' }),
  url_text_input: typing('input', { type: 'url', autocomplete: 'off' }),
  number_input: typing('input', { type: 'text', inputmode: 'decimal', autocomplete: 'off' }),
  rich_text_input: typing('textarea', { rows: 5 }),
  file_input(block, one) {
    const listed = h('div', { class: 'chosen-files' });
    const picker = h('input', {
      type: 'file', class: 'hidden', multiple: (one.max_files ?? 10) > 1, tabindex: -1, 'aria-label': block.label.text,
      accept: (one.filetypes ?? []).map((type) => `.${type}`).join(','),
      onchange: async () => {
        for (const file of picker.files) {
          const { file: id } = await upload(file, {});
          if (!id) continue;
          shown.values[name(block, one)] = [...(shown.values[name(block, one)] ?? []), id];
          listed.append(h('span', { class: 'chip' }, icon('file'), file.name));
        }
        error(block.block_id, null);
      },
    });
    return h('div', {}, h('button', { type: 'button', class: 'button', onclick: () => picker.click() }, icon('clip'), 'Choose files'), picker, listed);
  },
};

function error(blockId, text) {
  const row = shown.fields.get(blockId);
  if (!row) return;
  const line = row.querySelector('.form-error');
  line.hidden = !text;
  line.textContent = text ?? '';
  row.classList.toggle('wrong', Boolean(text));
  const field = row.querySelector('input,textarea,select');
  if (text) field?.setAttribute('aria-invalid', 'true');
  else field?.removeAttribute('aria-invalid');
}

async function submit(view, box) {
  const button = box.querySelector('[data-submit]');
  const trouble = box.querySelector('.trouble');
  if (!button || button.disabled) return;
  button.disabled = true;
  button.classList.add('busy');
  trouble.hidden = true;
  for (const blockId of shown.fields.keys()) error(blockId, null);
  const answer = await send('submit', { view: view.id, values: shown.values });
  button.disabled = false;
  button.classList.remove('busy');
  if (answer.trouble) {
    trouble.textContent = answer.trouble;
    trouble.hidden = false;
  }
  const wrong = Object.entries(answer.errors ?? {});
  for (const [blockId, text] of wrong) error(blockId, text);
  if (wrong.length) shown.fields.get(wrong[0][0])?.querySelector('input,textarea,select')?.focus();
}
