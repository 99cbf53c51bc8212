// What this page shows; the server's snapshot and which part of it is open.

const kept = (name, otherwise) => localStorage.getItem(`sandbox.${name}`) ?? otherwise;
const asked = new URLSearchParams(location.search);

export const state = {
  me: asked.get('as') ?? kept('me', 'U0ADA00001'),
  channel: asked.get('channel') ?? kept('channel', 'C0LAUNCH01'),
  thread: asked.get('thread'),
  home: false,
  snapshot: null,
};

export function keep(name, value) {
  state[name] = value;
  localStorage.setItem(`sandbox.${name}`, value);
}

export const person = (id) => state.snapshot.people.find((one) => one.id === id);
export const channel = (id) => state.snapshot.channels.find((one) => one.id === id);
export const myZone = () => person(state.me)?.zone ?? 'UTC';

export function nameOf(id) {
  if (id === 'USLACKBOT') return 'Slackbot';
  return person(id)?.real_name ?? id;
}

export function channelTitle(one) {
  return one.kind === 'DIRECT' ? 'Launchbot' : one.name;
}

export function clock(ts, options = { hour: '2-digit', minute: '2-digit' }) {
  return new Intl.DateTimeFormat('en-GB', { timeZone: myZone(), ...options }).format(new Date(Number(ts) * 1000));
}

export function day(ts) {
  const of = (millis) => new Intl.DateTimeFormat('en-CA', { timeZone: myZone() }).format(new Date(millis));
  const that = of(Number(ts) * 1000);
  if (that === of(Date.now())) return 'Today';
  if (that === of(Date.now() - 86400000)) return 'Yesterday';
  return clock(ts, { weekday: 'long', day: 'numeric', month: 'long' });
}
