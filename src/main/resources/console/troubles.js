// What asks for somebody: failures, people without an account, deletions that wait.
import { read } from './api.js';
import { ask, el, empty, good, named, table, tell, warn } from './page.js';
import { time } from './times.js';
import { button, demand } from './orders.js';

export async function failures(page) {
  const list = (await read('failures')).failures;
  if (!list.length) {
    page.append(empty(good('Nothing has failed that has not healed.')));
    return;
  }
  page.append(el('p', {}, `${list.length} not healed. The next crawls try them again; what was refused twice waits longer each time.`), el('p', {}, button('Retry what failed', 'retry-failed', { look: 'main' })),
    table('Failures', ['What', 'Step', 'Message', 'Remedy', 'Tried'], list.map(failure)));
}

function failure(one) {
  const where = [`${one.step}, ${one.category}`, one.status && `, HTTP ${one.status}`].filter(Boolean).join('');
  return [
    [named(one.name ?? one.subject), one.name ? el('small', {}, one.subject) : null],
    [where, one.requestId ? el('small', {}, `request ${one.requestId}`) : null],
    one.message, el('strong', {}, one.remedy),
    [`${one.attempts} ${one.attempts === 1 ? 'run' : 'runs'}`, el('small', {}, `first ${time(one.firstAt)}`), el('small', {}, `last ${time(one.lastAt)}`)],
  ];
}

export async function people(page) {
  const all = await read('people');
  if (!all.needed) {
    page.append(empty('Everyone sees everything (access.mode=everyone), so nobody needs to be mapped.'));
  } else if (!all.known) {
    page.append(empty('Nobody is known yet. ', el('a', { href: '#now' }, 'Have a crawl done'), ' first.'));
  } else {
    page.append(el('p', {}, `${all.mapped} of ${all.known} people of PagerDuty have an account in Entra.`), all.unmapped.length
      ? table('People without an account', ['Person', 'E-mail', 'Why not', 'Remedy'], all.unmapped.map(one => [[named(one.name ?? one.id), el('small', {}, one.id)], one.email && named(one.email), one.reason, one.remedy]))
      : empty(good('Nobody is left over.')));
  }
}

export async function withheld(page) {
  const held = await read('withheld');
  if (!held.withheld) {
    page.append(empty(good('No deletion is withheld.'), ' When PagerDuty seems to have lost many schedules at once, their items stay until somebody approves here.'));
    return;
  }
  page.append(el('p', {}, warn(`Run ${held.run} withheld ${held.withheld} deletions: PagerDuty does not have these any more, or a filter leaves them out.`), ' Look whether they are really gone, then approve. Until then their items stay in the index.'),
    el('p', {}, el('button', { id: 'approve', type: 'button', class: 'main', onclick: () => approve(held) }, `Approve ${held.withheld} deletions`)),
    table('Withheld deletions', ['Schedule or policy', 'Id'], held.items.map(item => [named(item.name, 'name not known any more'), el('code', {}, item.id)])));
}

async function approve(held) {
  const number = String(held.withheld);
  const typed = await ask({ title: 'Approve deletions', text: `A full crawl will delete up to ${number} items that PagerDuty does not have any more. Type ${number} to approve.`, field: 'Number', yes: 'Approve' });
  if (typed === null) return;
  if (typed === number) demand('crawls', { mode: 'full', approveDeletions: held.withheld });
  else tell(`Nothing was approved: what was typed is not ${number}.`, true);
}
