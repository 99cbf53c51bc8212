// What this page shows; the server's snapshot and which part of it is open.

const kept = (name, otherwise) => localStorage.getItem(`sandbox.${name}`) ?? otherwise;
const asked = new URLSearchParams(location.search);

export const state = {
  me: asked.get('as') ?? kept('me', 'U0ADA00001'),
  channel: asked.get('channel') ?? kept('channel', 'C0LAUNCH01'),
  thread: asked.get('thread_ts'),
  home: false,
  newFrom: '', // what is newer than this ts was new when the channel was opened
  ahead: 0, // milliseconds that the sandbox's clock is ahead of this machine's
  snapshot: null,
};

export function keep(name, value) {
  state[name] = value;
  localStorage.setItem(`sandbox.${name}`, value);
}

export const now = () => Date.now() + state.ahead;
export const person = (id) => state.snapshot.people.find((one) => one.id === id);
export const channel = (id) => state.snapshot.channels.find((one) => one.id === id);
export const myZone = () => person(state.me)?.zone ?? 'UTC';

export function nameOf(id) {
  if (id === 'USLACKBOT') return 'Slackbot';
  return person(id)?.real_name ?? id;
}

export function channelTitle(one) {
  if (one.kind === 'DIRECT') return 'Launchbot';
  if (one.kind !== 'GROUP') return one.name;
  return one.members.filter((id) => id !== state.me).map((id) => nameOf(id).split(' ')[0]).join(', ') || 'You';
}

export function clock(ts, options = { hour: '2-digit', minute: '2-digit' }) {
  return new Intl.DateTimeFormat('en-GB', { timeZone: myZone(), ...options }).format(new Date(Number(ts) * 1000));
}

export function day(ts) {
  const of = (millis) => new Intl.DateTimeFormat('en-CA', { timeZone: myZone() }).format(new Date(millis));
  const that = of(Number(ts) * 1000);
  if (that === of(now())) return 'Today';
  if (that === of(now() - 86400000)) return 'Yesterday';
  return clock(ts, { weekday: 'long', day: 'numeric', month: 'long' });
}
