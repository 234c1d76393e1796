// Opens views by the address's hash, and keeps the status fresh while the page can be seen.
import { askForToken, read } from './api.js';
import { by, el, empty, tell } from './page.js';
import { clock } from './times.js';
import * as now from './now.js';
import { run, runs } from './runs.js';
import { schedules } from './schedules.js';
import { schedule } from './schedule.js';
import { failures, people, withheld } from './troubles.js';
import { access } from './access.js';

const TABS = [['now', 'Now'], ['runs', 'Runs'], ['schedules', 'Schedules'], ['failures', 'Failures'], ['people', 'People'], ['access', 'Access'], ['withheld', 'Withheld']];
const VIEWS = { now: now.view, runs, run, schedules, schedule, failures, people, access, withheld };
const TITLES = { ...Object.fromEntries(TABS), run: 'One run', schedule: 'One schedule' };
const TAB_OF = { run: 'runs', schedule: 'schedules' };
/** Views that go on by themselves when a run has ended; the others are opened again. */
const GO_ON = new Set(['now', 'access', 'schedules']);

let status = null;
let seenAt = null;
let ended;
let timer = null;
let turn = 0;
let leave = () => {};

const where = () => location.hash.slice(1).split('/').map(part => decodeURIComponent(part));
const current = () => VIEWS[where()[0]] ? where()[0] : 'now';

function showTabs() {
  const tab = TAB_OF[current()] ?? current();
  by('nav').replaceChildren(...TABS.map(([name, title], i) => el('a', { href: `#${name}`, 'aria-keyshortcuts': i + 1, 'aria-current': name === tab && 'page' }, title)));
  document.title = `${TITLES[current()]} – Schedules connector`;
}

/** Opens the view that the address names. What is shown stays until the new one is there. */
async function open() {
  const mine = ++turn;
  showTabs();
  const page = el('section', {}, el('h2', {}, TITLES[current()]));
  let shown = () => {};
  try {
    shown = await VIEWS[current()](page, ...where().slice(1)) ?? shown;
  } catch (problem) {
    if (!('status' in problem)) console.error(problem);
    page.append(sayProblem(problem));
  }
  if (mine !== turn) return;
  leave();
  by('main').replaceChildren(page);
  leave = shown() ?? (() => {});
  if (status) now.show(status);
}

function sayProblem(problem) {
  const again = problem.status === 401 && !sessionStorage.getItem('operations.token')
    ? el('button', { type: 'button', onclick: enterToken }, 'Enter the token')
    : el('button', { type: 'button', onclick: open }, 'Try again');
  return el('div', {}, empty(el('strong', {}, problem.message), ' ', problem.rule ?? '', ' ', problem.remedy ?? ''), el('p', {}, again));
}

async function enterToken() {
  if (await askForToken()) {
    open();
    poll();
  }
}

async function poll() {
  clearTimeout(timer);
  if (document.hidden) return;
  try {
    heard(await read('status'));
  } catch (problem) {
    lost(problem);
  }
  clearTimeout(timer);
  timer = setTimeout(poll, status?.state === 'idle' ? 5000 : 2000);
}

function heard(said) {
  const wasLost = !by('lost').hidden;
  status = said;
  seenAt = new Date();
  by('lost').hidden = true;
  by('badge').className = ['idle', 'running'].includes(status.state) ? 'good' : 'warn';
  say(by('badge'), status.phase ? `${status.state}: ${status.phase}` : status.state);
  now.show(status);
  const runEnded = ended !== undefined && ended !== status.lastEnded;
  ended = status.lastEnded;
  if (wasLost || (runEnded && !GO_ON.has(current()))) open();
  else if (runEnded) dispatchEvent(new Event('run-ended'));
}

function lost(problem) {
  by('badge').className = 'bad';
  say(by('badge'), 'not reached');
  say(by('lost'), [problem.message, seenAt && `What is shown is as of ${clock(seenAt)}.`, problem.remedy].filter(Boolean).join(' '));
  by('lost').hidden = false;
}

/** What is said already is not said again: it would be read aloud each time. */
function say(place, text) {
  if (place.textContent !== text) place.textContent = text;
}

function keep(id, fallback, then) {
  by(id).value = localStorage.getItem(id) ?? fallback;
  by(id).addEventListener('change', () => { localStorage.setItem(id, by(id).value); then(); });
}

const dress = () => { document.documentElement.dataset.look = by('look').value; };

function pressed(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || /INPUT|SELECT|TEXTAREA/.test(event.target.tagName) || by('ask').open) return;
  if (TABS[event.key - 1]) location.hash = TABS[event.key - 1][0];
  if (event.key === '/') {
    event.preventDefault();
    if (by('search')) by('search').focus();
    else location.hash = 'schedules';
  }
}

keep('zone', 'viewer', open);
keep('look', 'auto', () => { dress(); open(); });
dress();
by('heard').addEventListener('click', () => { tell(''); by('main').focus(); });
addEventListener('hashchange', async () => {
  if (location.hash === '#main') return by('main').focus();
  tell('');
  await open();
  by('main').focus({ preventScroll: true });
  scrollTo(0, 0);
});
addEventListener('ordered', poll);
document.addEventListener('visibilitychange', poll);
document.addEventListener('keydown', pressed);
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', open);
open();
poll();
