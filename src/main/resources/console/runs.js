// The latest runs, and one of them with its notes.
import { read } from './api.js';
import { card, cards, el, empty, table, warn } from './page.js';
import { lasting, time } from './times.js';
import { counted, outcome } from './now.js';

export async function runs(page) {
  const list = (await read('runs')).runs;
  if (!list.length) {
    page.append(empty('No run yet. ', el('a', { href: '#now' }, 'Start a crawl'), ', or wait for the clock.'));
    return null;
  }
  const box = el('div', { class: 'chart', role: 'img', 'aria-label': 'How long the runs took; the table below says the same' });
  page.append(box, table('Runs, newest first', ['Run', 'Outcome', 'Began', 'Took', 'Counts', 'Reason'], list.map(row)));
  return () => drawn(box, list);
}

/** Answers what takes the chart away again. */
function drawn(box, list) {
  let chart = null;
  let left = false;
  import('./charts.js').then(charts => { if (!left) chart = charts.runsChart(box, list); });
  return () => { left = true; chart?.(); };
}

function row(run) {
  return [el('a', { href: `#run/${run.id}` }, `${run.id}, ${run.mode}`), outcome(run.outcome) ?? `running: ${run.phase}`, time(run.startedAt), took(run), counts(run), run.reason];
}

const took = run => run.endedAt && lasting((Date.parse(run.endedAt) - Date.parse(run.startedAt)) / 1000);

const counts = run => Object.entries(run.counts ?? {}).filter(([, value]) => value > 0).map(([name, value]) => `${counted(name)} ${value}`).join(', ') || 'nothing';

export async function run(page, id) {
  const one = await read(`runs/${encodeURIComponent(id)}`);
  page.append(
    el('p', {}, el('a', { href: '#runs' }, '← All runs')),
    cards(card('Run', `${one.id}, ${one.mode}`), card('Outcome', outcome(one.outcome) ?? 'running'), card('Phase', one.phase), card('Began', time(one.startedAt)), card('Ended', time(one.endedAt)), card('Took', took(one)), card('Saw the whole account', one.whole ? 'yes' : 'no')),
    one.reason ? el('p', { class: 'note' }, warn(one.reason)) : '',
    el('h3', {}, 'Counts'), el('p', {}, counts(one)),
    el('h3', {}, 'Notes'), one.notes.length ? el('ul', {}, one.notes.map(note => el('li', {}, note))) : empty('It had nothing to note.'));
}
