// Files: pictures are shown, texts begun, everything can be downloaded.

import { h, icon } from './dom.js';
import { dialog } from './menus.js';

const LARGEST_PREVIEW = 200000;
const SHOWN_LINES = 8;
const address = (file) => `/sandbox/ui/files/${file.id}`;
const isText = (file) => /^text\/|json|xml|csv/.test(file.mimetype) || ['txt', 'log', 'md', 'csv', 'json', 'yml', 'yaml'].includes(file.filetype);

export function fileCard(file) {
  return h('div', { class: 'file-box' }, preview(file),
    h('a', { class: 'file', href: address(file), download: file.name },
      icon('file'), h('span', {}, h('strong', {}, file.title ?? file.name), h('small', {}, `${file.pretty_type} · ${sizeOf(file)} · download`))));
}

export function sizeOf(file) {
  if (file.size < 1024) return `${file.size} bytes`;
  return file.size < 1048576 ? `${Math.round(file.size / 102.4) / 10} kB` : `${Math.round(file.size / 104857.6) / 10} MB`;
}

function preview(file) {
  if (/^image\//.test(file.mimetype)) {
    const open = h('button', { type: 'button', class: 'picture', 'aria-label': `Enlarge ${file.title ?? file.name}`, onclick: () => enlarge(file) },
      h('img', { src: address(file), alt: file.title ?? file.name, loading: 'lazy' }));
    return open;
  }
  if (!isText(file) || file.size > LARGEST_PREVIEW) return null;
  const box = h('pre', { class: 'pre file-text', tabindex: 0, role: 'region', 'aria-label': `Beginning of ${file.title ?? file.name}` }, '…');
  begin(file, box);
  return box;
}

async function begin(file, box) {
  try {
    const response = await fetch(address(file));
    const lines = (await response.text()).split('\n');
    box.textContent = lines.slice(0, SHOWN_LINES).join('\n') + (lines.length > SHOWN_LINES ? '\n…' : '');
  } catch {
    box.remove();
  }
}

function enlarge(file) {
  dialog({
    title: file.title ?? file.name, size: 'wide',
    content: h('img', { class: 'enlarged', src: address(file), alt: file.title ?? file.name }),
    actions: h('a', { class: 'button', href: address(file), download: file.name }, 'Download'),
  });
}
