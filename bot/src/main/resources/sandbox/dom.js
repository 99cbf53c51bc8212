// Builds elements; text always becomes a text node, never markup.

export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name === 'class') element.className = value;
    else if (name === 'value') element.value = value;
    else if (name === 'checked') element.checked = value;
    else element.setAttribute(name, value === true ? '' : value);
  }
  append(element, children);
  return element;
}

export function append(element, children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    element.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
}

// Brings a list up to date and leaves rows alone whose content is the same: focus and open
// menus survive an update.
export function reconcile(parent, rows) {
  const known = new Map([...parent.children].map((child) => [child.dataset.key, child]));
  let previous = null;
  for (const { key, content, build } of rows) {
    const print = JSON.stringify(content);
    let row = known.get(key);
    known.delete(key);
    if (!row || row.dataset.print !== print) {
      const fresh = build();
      fresh.dataset.key = key;
      fresh.dataset.print = print;
      const focused = row?.contains(document.activeElement) && document.activeElement.dataset.nav;
      if (row) row.replaceWith(fresh);
      if (focused) fresh.querySelector(`[data-nav="${focused}"]`)?.focus();
      row = fresh;
    }
    const place = previous ? previous.nextSibling : parent.firstChild;
    if (place !== row) parent.insertBefore(row, place);
    previous = row;
  }
  for (const gone of known.values()) gone.remove();
}

const ICONS = {
  menu: 'M3 6h18M3 12h18M3 18h18',
  close: 'M6 6l12 12M18 6L6 18',
  more: 'M12 5.5v.01M12 12v.01M12 18.5v.01',
  dots: 'M5.5 12h.01M12 12h.01M18.5 12h.01',
  reply: 'M4 5h16v11H10l-5 4v-4H4z',
  smile: 'M12 3a9 9 0 100 18 9 9 0 000-18zM8.5 14.5c1.8 2.4 5.2 2.4 7 0M9 9.5v.01M15 9.5v.01',
  send: 'M4 12L21 4l-5 17-4-7z',
  clip: 'M8 12.5l6-6a3 3 0 114.3 4.3l-8.2 8.1a5 5 0 01-7-7L11 4.3',
  pin: 'M9 4h6l-1 6 3 4H7l3-4zM12 14v6',
  file: 'M6 3h8l4 4v14H6zM14 3v5h4',
  lock: 'M7 11V8a5 5 0 0110 0v3M5 11h14v9H5z',
  bolt: 'M13 3L5 14h6l-1 7 8-11h-6z',
  alert: 'M12 4l9 16H3zM12 10v5M12 17.5v.01',
  people: 'M9 11a3.5 3.5 0 100-7 3.5 3.5 0 000 7zM2.5 20c.4-3.6 3-5.5 6.5-5.5s6.1 1.9 6.5 5.5M16 4.5a3.5 3.5 0 010 6.3M18 15c2 .7 3.2 2.4 3.5 5',
  plus: 'M12 5v14M5 12h14',
  bookmark: 'M7 4h10v16l-5-4-5 4z',
  clock: 'M12 3a9 9 0 100 18 9 9 0 000-18zM12 7v5l3.5 2',
  home: 'M4 11l8-7 8 7v9h-5v-6H9v6H4z',
  down: 'M6 9l6 6 6-6',
  back: 'M15 5l-7 7 7 7',
  next: 'M9 5l7 7-7 7',
  edit: 'M4 20l1-5L16 4l4 4L9 19z',
};

export function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', `icon icon-${name}`);
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', ICONS[name]);
  svg.append(path);
  return svg;
}

export function iconButton(name, label, onclick, more = {}) {
  return h('button', { type: 'button', class: 'icon-button', 'aria-label': label, title: label, onclick, ...more },
    icon(name));
}

const COLOURS = ['#8d3b72', '#1264a3', '#2b7a5b', '#b3541e', '#5b4b9e', '#a3345a', '#3d6b7d'];

export function avatar(person, size = '') {
  if (person?.standing === 'BOT') {
    return h('img', { class: `avatar ${size}`, src: '/sandbox/assets/icon.svg', alt: '' });
  }
  const name = person?.real_name ?? '?';
  const initials = name.split(' ').map((word) => word[0]).slice(0, 2).join('');
  const box = h('span', { class: `avatar ${size}`, 'aria-hidden': 'true' }, initials);
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + letter.codePointAt(0)) % 997;
  box.style.backgroundColor = COLOURS[sum % COLOURS.length];
  return box;
}
