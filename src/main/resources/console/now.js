// What the connector is doing now, what needs somebody, and the buttons that steer it.
import { read } from './api.js';
import { become, by, card, cards, el, table, warn, good, bad } from './page.js';
import { around, lasting } from './times.js';
import { button } from './orders.js';

const STALE_SECONDS = 900;
const COUNTED = { pagerDutyRequests: 'PagerDuty requests', graphRequests: 'Graph requests' };
const DEALT_WITH = ['created', 'updated', 'unchanged', 'failed'];

export const counted = name => COUNTED[name] ?? name;

export async function view(page) {
  const needs = el('ul', { class: 'needs', 'aria-label': 'Needs somebody' });
  page.append(steering(), needs, el('div', { id: 'live' }));
  return () => lookEachRun(needs);
}

const SURE_TO_CANCEL = { title: 'Cancel the run?', text: 'It ends before its next page, group or item. What Graph accepted stays; the next crawl does the rest.', yes: 'Cancel the run' };

function steering() {
  return el('p', { id: 'steering', role: 'group', 'aria-label': 'Steer' },
    button('Incremental crawl', 'crawls', { body: { mode: 'incremental' }, look: 'main' }), button('Full crawl', 'crawls', { body: { mode: 'full' } }),
    button('Retry what failed', 'retry-failed'),
    mark(button('Pause', 'runs/current/pause'), 'pause'), mark(button('Resume', 'runs/current/resume'), 'resume'), mark(button('Cancel', 'runs/current/cancel', { sure: SURE_TO_CANCEL }), 'cancel'));
}

function mark(made, name) {
  made.dataset.order = name;
  return made;
}

/** Shows a status where the view is open; elsewhere does nothing. */
export function show(status) {
  if (!by('live')) return;
  become(by('live'), el('div', {}, told(status)));
  const paused = ['paused', 'pausing'].includes(status.state);
  able('pause', !paused);
  able('resume', paused);
  able('cancel', isRunning(status));
}

const able = (name, can) => by('steering').querySelector(`[data-order=${name}]`).setAttribute('aria-disabled', String(!can));

const isRunning = status => status.runId !== null;

function told(status) {
  return [
    status.problem && el('p', { class: 'note' }, bad(status.problem)),
    isRunning(status) ? progress(status) : null,
    cards(card('State', status.state), card('Last run', outcome(status.lastOutcome) ?? 'none has ended yet'), card('Ended', around(status.lastEnded)), card('Fresh', freshness(status.freshnessSeconds))),
    status.lastReason && el('p', { class: 'note' }, warn(status.lastReason)),
    status.counts && [el('h3', {}, isRunning(status) ? 'Counts so far' : 'Counts of the last run'), countCards(status.counts)],
    el('h3', {}, 'Queued and next'), table('What is queued, and what the clocks ask for next', ['What', 'When'], upcoming(status)),
  ];
}

export const outcome = word => word && (word === 'succeeded' ? good(word) : word === 'failed' || word === 'abandoned' ? bad(word) : warn(word));

function freshness(seconds) {
  if (seconds === null) return warn('no run has seen the whole account yet');
  const age = `as PagerDuty was ${lasting(seconds)} ago`;
  return seconds > STALE_SECONDS ? warn(age) : age;
}

const countCards = counts => cards(...Object.entries(counts).filter(([, value]) => typeof value === 'number').map(([name, value]) => card(counted(name), value.toLocaleString('en-GB'))));

/** The bar says how much of what is expected was dealt with; it does not move while that is not known. */
function progress(status) {
  const done = DEALT_WITH.reduce((sum, name) => sum + (status.counts?.[name] ?? 0), 0);
  const all = Math.max(status.expected ?? 0, status.counts?.discovered ?? 0);
  const holder = status.runHolder ? `, in ${status.runHolder}` : '';
  return el('div', { class: 'progress' },
    el('p', {}, el('strong', {}, `Run ${status.runId}, ${status.runMode}`), `${holder}: phase ${status.phase}`),
    el('progress', { max: all || null, value: all ? Math.min(done, all) : null, 'aria-label': 'Progress of the run' }),
    el('p', {}, [all && `${done} of ${all} schedules`, status.itemsPerMinute !== null && `${status.itemsPerMinute} a minute`, status.estimatedEnd && `done at about ${around(status.estimatedEnd)}`].filter(Boolean).join(' · ') || 'Nothing is counted yet.'));
}

function upcoming(status) {
  return [...status.queued.map(what => [what, 'waits for its turn']), ...status.nextTriggers.map(next => [next.name, next.at ? around(next.at) : 'is paused'])];
}

function lookEachRun(needs) {
  const again = () => { look(needs); };
  addEventListener('run-ended', again);
  again();
  return () => removeEventListener('run-ended', again);
}

/** What an operator should look at, from the views that tell of it. */
async function look(list) {
  const all = await Promise.allSettled([read('failures'), read('withheld'), read('people')]);
  const [failed, held, people] = all.map(one => one.value);
  const lines = [
    failed?.failures.length && line('failures', `${failed.failures.length} failed and not healed`),
    held?.withheld && line('withheld', `${held.withheld} deletions are withheld`),
    people?.unmapped.length && line('people', `${people.unmapped.length} people without an account in Entra see nothing`),
  ].filter(Boolean);
  const wholly = all.every(one => one.value);
  list.replaceChildren(...lines, wholly ? '' : el('li', {}, warn('Not all of what needs somebody could be read.')), wholly && !lines.length ? el('li', {}, calm(people)) : '');
}

const calm = people => people.known ? good('Nothing needs you: nothing failed, nothing is withheld, everyone is mapped.') : 'Nothing is known yet: a full crawl reads the account and fills the index.';

const line = (view, text) => el('li', {}, warn(el('a', { href: `#${view}` }, text)));
