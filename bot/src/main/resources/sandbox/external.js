// A menu whose options the bot is asked for while somebody types.

import { h, iconButton } from './dom.js';
import { plain } from './mrkdwn.js';

const WAIT = 250;
let count = 0;

// `suggest` answers { options } or { option_groups } for what was typed; `act` takes the choice.
export function external(one, chosen, act, suggest, name, many) {
  const id = `x${++count}`;
  const least = one.min_query_length ?? 3;
  let picked = [...chosen];
  let options = [];
  let at = 0;
  let timer = null;
  const chips = h('div', { class: 'chosen-files' });
  const list = h('div', { class: 'suggestions below', role: 'listbox', id, 'aria-label': 'Options', hidden: true });
  const field = h('input', {
    type: 'text', class: 'field-input', role: 'combobox', 'aria-label': name, 'aria-expanded': 'false', 'aria-controls': id,
    'aria-autocomplete': 'list', autocomplete: 'off', placeholder: one.placeholder?.text ?? 'Type to search',
    value: !many && picked[0] ? picked[0].text.text : '',
    onfocus: () => { if (least === 0) ask(); },
    oninput: () => { clearTimeout(timer); timer = setTimeout(ask, WAIT); },
    onblur: () => setTimeout(hide, 150),
    onkeydown: keys,
  });

  async function ask() {
    const typed = field.value.trim();
    if (typed.length < least) { hide(); return; }
    const said = await suggest(typed);
    options = (said.options ?? []).concat((said.option_groups ?? []).flatMap((group) => group.options));
    at = 0;
    const rows = options.map((option, index) => h('div', {
      class: 'suggestion', role: 'option', id: `${id}-${index}`, onpointerdown: (event) => { event.preventDefault(); take(option); },
    }, h('strong', {}, plain(option.text.text)), h('span', {}, option.description ? plain(option.description.text) : '')));
    list.replaceChildren(...(rows.length ? rows : [h('div', { class: 'suggestion' }, said.error ? 'Launchbot did not answer.' : 'Nothing found')]));
    list.hidden = false;
    field.setAttribute('aria-expanded', 'true');
    mark();
  }

  function keys(event) {
    if (list.hidden) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      at = options.length ? (at + (event.key === 'ArrowDown' ? 1 : options.length - 1)) % options.length : 0;
      mark();
    } else if (event.key === 'Enter' && options[at]) take(options[at]);
    else if (event.key === 'Escape') hide();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  function mark() {
    [...list.children].forEach((row, index) => row.setAttribute('aria-selected', String(index === at)));
    field.setAttribute('aria-activedescendant', options.length ? `${id}-${at}` : '');
  }

  function take(option) {
    picked = many ? [...picked.filter((known) => known.value !== option.value), option] : [option];
    field.value = many ? '' : option.text.text;
    hide();
    show();
    tell();
  }

  function hide() {
    list.hidden = true;
    field.setAttribute('aria-expanded', 'false');
  }

  const tell = () => act(many ? picked.map((option) => option.value) : picked[0]?.value ?? null);

  function show() {
    if (!many) return;
    chips.replaceChildren(...picked.map((option) => h('span', { class: 'chip' }, plain(option.text.text),
      iconButton('close', `Remove ${option.text.text}`, () => { picked = picked.filter((known) => known !== option); show(); tell(); }))));
  }

  show();
  return h('div', { class: 'external' }, chips, field, list);
}
