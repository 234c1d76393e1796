// All schedules as a list with a timeline beside it. Of thousands only the rows that can be seen are there.
import { read } from './api.js';
import { el, empty, named, names, warn } from './page.js';
import { time, zoneOf } from './times.js';

const NARROW = 700;
const SPARE = 12;
const DAY = 86_400_000;

const FILTERS = {
  all: ['All', () => true],
  nobody: ['Nobody on call now', one => !one.onCallNow.length],
  gaps: ['With gaps', one => one.gaps.length],
  overlaps: ['With overlaps', one => one.overlaps.length],
  failed: ['Failed', one => one.failed],
  missing: ['Not in the index', one => !one.indexed],
};

/** Where things are in a row: beside each other, or on a phone below each other. */
function measures() {
  return innerWidth < NARROW
    ? { rowHeight: 92, bar: { top: 58, height: 22 }, left: 10, right: 10 }
    : { rowHeight: 64, bar: { top: 14, height: 32 }, left: Math.min(420, Math.round(innerWidth * 0.36)), right: 36 };
}

export const LEGEND = () => el('p', { class: 'soft legend' }, el('span', { class: 'key shift' }, 'name'), ' on call', el('span', { class: 'key gap' }, 'nobody'), ' gap', el('span', { class: 'key several' }, el('i'), el('i')), ' several at once, underlined', el('span', { class: 'key now' }), ' now');

export async function schedules(page) {
  const board = await read('schedules');
  if (!board.schedules.length) {
    page.append(empty('No schedule has been read yet. ', el('a', { href: '#now' }, 'Start a crawl'), ', and look at ', el('a', { href: '#runs' }, 'its run'), ' if it finds none.'));
    return null;
  }
  const parts = layout();
  page.append(parts.tools, LEGEND(), parts.frame);
  return () => begin(board, parts);
}

function layout() {
  const search = el('input', { id: 'search', type: 'search', 'aria-label': 'Search by schedule, team or person', placeholder: 'Schedule, team or person' });
  const only = el('select', { id: 'only', 'aria-label': 'Which schedules' }, Object.entries(FILTERS).map(([name, [title]]) => el('option', { value: name }, title)));
  const told = el('span', { role: 'status', class: 'soft', id: 'told' });
  const spans = zooms();
  const axis = el('div', { class: 'axis', 'aria-hidden': 'true' });
  const bars = el('div', { class: 'bars', 'aria-hidden': 'true' });
  const list = el('ul', { class: 'rows', 'aria-label': 'Schedules' });
  const space = el('div', { class: 'space' }, list, bars);
  const frame = el('div', { class: 'list', tabindex: '-1' }, axis, space);
  return { tools: el('div', { class: 'tools' }, search, only, told, spans), search, only, told, spans, axis, bars, list, space, frame };
}

export const zooms = () => el('span', { role: 'group', class: 'spans', 'aria-label': 'Show of the timeline' }, [['All', 0], ['Three days', 3], ['One day', 1]].map(([title, days]) => el('button', { type: 'button', 'data-days': days, 'aria-pressed': String(!days) }, title)));

/** Has the buttons zoom; a stretch begins a little before now. */
export function zoomBy(spans, board, chart) {
  spans.onclick = event => {
    const days = Number(event.target.dataset.days ?? NaN);
    if (Number.isNaN(days)) return;
    spans.querySelectorAll('button').forEach(button => button.setAttribute('aria-pressed', String(button === event.target)));
    const from = Date.parse(board.now) - days * DAY / 6;
    chart()?.zoom(days ? [from, from + days * DAY] : null);
  };
}

function begin(board, parts) {
  const look = { ...measures(), zone: zoneOf };
  const view = { board, parts, look, shown: [], rows: new Map(), first: -1, chart: null };
  const drawn = () => draw(view);
  const filtered = () => filter(view);
  parts.search.addEventListener('input', filtered);
  parts.only.addEventListener('change', filtered);
  parts.frame.addEventListener('scroll', drawn, { passive: true });
  parts.list.addEventListener('keydown', event => move(view, event));
  zoomBy(parts.spans, board, () => view.chart);
  parts.space.style.setProperty('--row', `${look.rowHeight}px`);
  parts.space.style.setProperty('--left', `${look.left}px`);
  const reread = () => read('schedules').then(fresh => refresh(view, fresh), () => {});
  addEventListener('run-ended', reread);
  filter(view);
  return leaving(view, withChart(view), reread);
}

function refresh(view, fresh) {
  Object.assign(view.board, fresh);
  filter(view, view.parts.frame.scrollTop);
}

/** The list is usable before the charts are there. */
function withChart(view) {
  let left = false;
  import('./charts.js').then(charts => {
    if (left) return;
    view.chart = charts.timeline({ axis: view.parts.axis, bars: view.parts.bars }, view.board, view.look, id => { location.hash = `schedule/${id}`; });
    view.first = -1;
    draw(view);
  });
  return () => { left = true; view.chart?.leave(); };
}

function leaving(view, leaveChart, reread) {
  return () => {
    removeEventListener('run-ended', reread);
    leaveChart();
  };
}

function filter(view, top = 0) {
  const words = view.parts.search.value.toLowerCase().split(/\s+/).filter(Boolean);
  const wanted = FILTERS[view.parts.only.value][1];
  view.shown = view.board.schedules.filter(one => wanted(one) && has(view.board, one, words));
  view.parts.told.textContent = `${view.shown.length} of ${view.board.schedules.length}`;
  view.parts.space.style.height = `${view.shown.length * view.look.rowHeight}px`;
  view.rows.forEach(row => row.remove());
  view.rows.clear();
  view.first = -1;
  view.parts.frame.scrollTop = top;
  draw(view);
}

/** Everybody who has a shift counts, not only who is on call now. */
function has(board, one, words) {
  if (!words.length) return true;
  one.text ??= [one.name, one.id, ...one.teams, ...one.onCallNow, ...new Set(one.shifts.map(([who]) => board.people[who]))].join(' ').toLowerCase();
  return words.every(word => one.text.includes(word));
}

/** Rows are made some screens ahead, so that most scrolling makes none. */
function draw(view) {
  const { frame, bars } = view.parts;
  const high = view.look.rowHeight;
  const first = Math.max(0, (Math.floor(frame.scrollTop / high / SPARE) - 1) * SPARE);
  if (first === view.first) return;
  view.first = first;
  const last = Math.min(view.shown.length, first + Math.ceil(frame.clientHeight / high) + 3 * SPARE);
  putRows(view, first, last);
  bars.style.top = `${first * high}px`;
  view.chart?.rows(view.shown.slice(first, last));
}

function putRows(view, first, last) {
  view.rows.forEach((row, i) => {
    if ((i < first || i >= last) && !row.contains(document.activeElement)) {
      row.remove();
      view.rows.delete(i);
    }
  });
  const fresh = [];
  for (let i = first; i < last; i++) if (!view.rows.has(i)) fresh.push(put(view, i));
  view.parts.list.append(...fresh);
}

function put(view, i) {
  const row = rowOf(view.shown[i], i, view.shown.length);
  row.style.top = `${i * view.look.rowHeight}px`;
  view.rows.set(i, row);
  return row;
}

function rowOf(one, i, all) {
  const zone = zoneOf(one);
  const next = one.nextHandoffAt ? ` until ${time(one.nextHandoffAt, zone)}` : '';
  return el('li', { class: 'row', 'aria-setsize': all, 'aria-posinset': i + 1 }, el('a', { href: `#schedule/${one.id}`, 'data-at': i, title: one.name },
    el('strong', { dir: 'auto' }, one.name),
    el('span', {}, one.onCallNow.length ? [names(one.onCallNow), el('span', { class: 'soft' }, next)] : warn('nobody now')),
    el('span', { class: 'marks soft' }, [`${one.coveragePercent} %`, one.gaps.length && count(one.gaps.length, 'gap'), one.overlaps.length && count(one.overlaps.length, 'overlap'), one.failed && '⚠ failed', !one.indexed && '⚠ not in the index'].filter(Boolean).join(' · '))));
}

const count = (number, word) => `${number} ${word}${number === 1 ? '' : 's'}`;

/** Arrows go from row to row, also to those that are not there yet. */
function move(view, event) {
  const at = Number(event.target.dataset?.at ?? NaN);
  const page = Math.max(1, Math.floor(view.parts.frame.clientHeight / view.look.rowHeight) - 2);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + page, PageUp: at - page, Home: 0, End: view.shown.length - 1 }[event.key];
  if (to === undefined || Number.isNaN(to)) return;
  event.preventDefault();
  focusRow(view, Math.min(view.shown.length - 1, Math.max(0, to)));
}

function focusRow(view, i) {
  const { frame, axis } = view.parts;
  const top = i * view.look.rowHeight;
  const seen = frame.clientHeight - axis.offsetHeight - view.look.rowHeight;
  if (top < frame.scrollTop) frame.scrollTop = top;
  else if (top > frame.scrollTop + seen) frame.scrollTop = top - seen;
  draw(view);
  if (!view.rows.has(i)) view.parts.list.append(put(view, i));
  view.rows.get(i).firstChild.focus({ preventScroll: true });
}
