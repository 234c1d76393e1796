// Opens views by the address's hash, and keeps the status fresh while the page can be seen.
import { call } from './api.js';
import { by, el, tell } from './page.js';
import * as views from './views.js';

const TABS = [['now', 'Now'], ['runs', 'Runs'], ['schedules', 'Schedules'], ['failures', 'Failures'], ['people', 'People'], ['access', 'Access'], ['withheld', 'Withheld']];
let charts = null;
let status = null;
let ended = null;
let timer = null;
let turn = 0;
let live = null;

const where = () => location.hash.slice(1).split('/').map(decodeURIComponent);

/** @param again whether the same view is drawn again, so that what was told stays */
async function open(again = false) {
  const mine = ++turn;
  const [name = '', id] = where();
  const view = TABS.some(([known]) => known === name) || name === 'schedule' ? name : 'now';
  by('nav').replaceChildren(...TABS.map(([known, title], i) => el('a', { href: `#${known}`, 'aria-keyshortcuts': i + 1, 'aria-current': known === view || (view === 'schedule' && known === 'schedules') ? 'page' : null }, title)));
  const page = el('section', {}, el('h2', {}, view === 'schedule' ? 'One schedule' : TABS.find(([known]) => known === view)[1]));
  live = null;
  if (view === 'now') {
    live = el('div');
    page.append(views.actions(), live);
    by('main').replaceChildren(page);
    showStatus();
    return;
  }
  const afterwards = [];
  try {
    await views[view](page, step => afterwards.push(step), id);
    if (!again) tell('');
  } catch (problem) {
    tell(problem.message);
  }
  if (mine !== turn) return;
  if (afterwards.length) charts ??= await import('./charts.js');
  if (mine !== turn) return;
  charts?.clearCharts();
  by('main').replaceChildren(page);
  afterwards.forEach(step => step(charts));
}

function showStatus() {
  if (!status) return;
  by('badge').textContent = status.phase ? `${status.state}: ${status.phase}` : status.state;
  live?.replaceChildren(...views.now(status));
}

async function poll() {
  clearTimeout(timer);
  if (document.hidden) return;
  try {
    status = await call('status');
    showStatus();
    if (ended !== null && ended !== status.lastEnded && !live && !where()[0].startsWith('access')) open(true);
    ended = status.lastEnded ?? '';
  } catch (problem) {
    by('badge').textContent = 'not reached';
    tell(problem.message);
  }
  clearTimeout(timer);
  timer = setTimeout(poll, status && status.state === 'idle' ? 5000 : 2000);
}

function keep(id, fallback, then) {
  by(id).value = localStorage.getItem(id) ?? fallback;
  by(id).addEventListener('change', () => { localStorage.setItem(id, by(id).value); then(); });
}

const dress = () => { document.documentElement.dataset.look = by('look').value; };
keep('zone', 'viewer', open);
keep('look', 'auto', () => { dress(); open(); });
dress();
addEventListener('hashchange', () => { open(); by('main').focus(); });
addEventListener('ordered', poll);
document.addEventListener('visibilitychange', poll);
document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey || /INPUT|SELECT|TEXTAREA/.test(event.target.tagName) || by('ask').open) return;
  if (TABS[event.key - 1]) location.hash = TABS[event.key - 1][0];
  if (event.key === '/') {
    event.preventDefault();
    if (by('search')) by('search').focus();
    else location.hash = 'schedules';
  }
});
open();
poll();
