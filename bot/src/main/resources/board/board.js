// Keeps the board current: the server sends it anew when it has changed. Times count here, in the reader's zone.
const board = document.getElementById('board');
const link = document.getElementById('link');
const moment = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

const lasted = (seconds) => {
  const minutes = Math.floor(seconds / 60);
  if (minutes < 1) return `${seconds} s`;
  if (minutes < 60) return `${minutes}:${String(seconds % 60).padStart(2, '0')}`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} h ${minutes % 60} min` : `${Math.floor(hours / 24)} d`;
};

const count = () => {
  for (const time of board.querySelectorAll('.lasts')) {
    const seconds = Math.max(0, Math.round((Date.now() - Date.parse(time.dateTime)) / 1000));
    const limit = Number(time.dataset.limit);
    const late = limit > 0 && seconds > limit;
    time.classList.toggle('late', late);
    time.textContent = lasted(seconds) + (limit > 0 ? ` of ${lasted(limit)}${late ? ', late' : ''}` : '');
  }
};

const local = () => {
  for (const time of board.querySelectorAll('time:not(.lasts)')) {
    time.textContent = moment.format(new Date(time.dateTime));
  }
};

const say = (words) => {
  link.textContent = words;
  link.hidden = !words;
};

const show = (html) => {
  const open = board.querySelector('details')?.open;
  board.innerHTML = html;
  const details = board.querySelector('details');
  if (details && open) details.open = true;
  local();
  count();
};

local();
count();
setInterval(count, 1000);

const events = new EventSource('/board/events');
events.addEventListener('open', () => say(''));
events.addEventListener('error', () => say('No connection: what you see may be old. I keep trying.'));
events.addEventListener('board', (event) => { say(''); show(event.data); });
events.addEventListener('away', () => say('The database does not answer: what you see may be old.'));
events.addEventListener('full', () => { events.close(); say('Too many boards are open: reload to see what is new.'); });
events.addEventListener('out', () => { events.close(); location.reload(); });
