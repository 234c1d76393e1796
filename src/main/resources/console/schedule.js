// One schedule: who is on call when, and its item as Copilot gets it.
import { read } from './api.js';
import { bad, card, cards, el, empty, named, names, outside, table, warn } from './page.js';
import { time, zoneOf } from './times.js';
import { LEGEND, zoomBy, zooms } from './schedules.js';
import { button } from './orders.js';

export async function schedule(page, id) {
  const one = await read(`schedules/${encodeURIComponent(id)}`);
  const zone = zoneOf(one);
  const axis = el('div', { class: 'axis' });
  const bars = el('div', { class: 'bars' });
  const spans = zooms();
  page.append(
    el('p', {}, el('a', { href: '#schedules' }, '← All schedules')),
    el('h3', { class: 'name' }, outside(one.url, named(one.name))),
    facts(one, zone),
    one.failed ? el('p', { class: 'note' }, warn('Something about it failed and has not healed: '), el('a', { href: '#failures' }, 'see failures'), '.') : '',
    el('p', {}, button('Read it again', `sync/${encodeURIComponent(id)}`), el('a', { class: 'button', href: `#access/${encodeURIComponent(id)}` }, 'Who can see it?')),
    el('div', { class: 'tools' }, spans), LEGEND(),
    el('div', { class: 'own', role: 'img', 'aria-label': 'Who is on call; the table of all shifts says the same' }, axis, el('div', { class: 'space' }, bars)),
    folded('All shifts and gaps', table('Who is on call', ['From', 'To', 'On call'], stretches(one, zone))),
    ...itemOf(one));
  return () => drawn(one, { axis, bars }, spans);
}

const folded = (title, what) => el('details', {}, el('summary', {}, title), what);

function facts(one, zone) {
  return cards(card('On call now', one.onCallNow.length ? names(one.onCallNow) : warn('nobody')), card('Next hand-off', time(one.nextHandoffAt, zone)), card('Coverage', `${one.coveragePercent} %`),
    card('Gaps, overlaps', `${one.gaps.length}, ${one.overlaps.length}`), card('Time zone', one.timeZone), card('Teams', one.teams.length ? names(one.teams) : 'none'), card('Kind', one.kind), card('Read', time(one.readAt, zone)), card('In the index', one.indexed ? 'yes' : warn('no')));
}

function stretches(one, zone) {
  const both = ([start, end], said) => ({ start, end, said });
  return [
    ...one.shifts.map(([who, ...times]) => both(times, named(one.people[who]))),
    ...one.gaps.map(times => both(times, warn('nobody'))),
  ].sort((a, b) => a.start - b.start).map(({ start, end, said }) => [time(start * 1000, zone), time(end * 1000, zone), said]);
}

function itemOf(one) {
  if (!one.item) return [el('h3', {}, 'The item'), empty(bad('What was read of it ends before now'), ', so no item can be made. Have it read again.')];
  return [
    el('h3', {}, 'The text that Copilot gets'), el('pre', { dir: 'auto' }, one.item.content),
    el('h3', {}, 'Who may see it'), table('Who may see it', ['What it means', 'Kind', 'Value'], one.item.acl.map(line => [line.meaning, `${line.accessType} ${line.type}`, el('code', {}, line.value)])),
    folded('Properties', table('Properties', ['Property', 'Value'], Object.entries(one.item.properties).map(([name, value]) => [name, said(value)]))),
  ];
}

const said = value => Array.isArray(value) ? value.length ? el('ul', {}, value.map(one => el('li', {}, String(one)))) : 'none' : String(value ?? '–');

function drawn(one, boxes, spans) {
  const board = { now: one.now, people: one.people, from: new Date(one.window[0] * 1000).toISOString(), to: new Date(one.window[1] * 1000).toISOString() };
  let chart = null;
  let left = false;
  import('./charts.js').then(charts => {
    if (left) return;
    chart = charts.timeline(boxes, board, { rowHeight: 76, bar: { top: 6, height: 60 }, left: 36, right: 36, zone: zoneOf, axisZone: zoneOf(one) }, () => {});
    chart.rows([one]);
  });
  zoomBy(spans, board, () => chart);
  return () => { left = true; chart?.leave(); };
}
