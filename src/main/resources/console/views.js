// One function for each view: reads what it needs and answers the elements. What must wait for the page is done by `later`.
import { call } from './api.js';
import { ask, card, el, lasting, outside, table, tell, time, zoneOf } from './page.js';

const ROW = 48;

async function order(path, body = {}) {
  try {
    tell((await call(path, body)).sentence);
    dispatchEvent(new Event('ordered'));
  } catch (problem) {
    tell(problem.message);
  }
}

const button = (text, path, body) => el('button', { type: 'button', click: () => order(path, body) }, text);

const COUNTED = { pagerDutyRequests: 'PagerDuty requests', graphRequests: 'Graph requests' };
const counted = name => COUNTED[name] ?? name;

export function now(status) {
  const counts = status.counts ?? {};
  const done = ['created', 'updated', 'unchanged', 'withheld', 'excluded', 'failed'].reduce((sum, name) => sum + (counts[name] ?? 0), 0);
  const running = status.runId !== null && status.runId !== undefined;
  const stale = status.freshnessSeconds > 900;
  return [
    el('div', { class: 'cards' },
      card('State', status.state), card('Phase', status.phase ?? 'none'), card('Run', running ? `${status.runId}, ${status.runMode}` : 'none'),
      card('Rate', status.itemsPerMinute === null ? null : `${status.itemsPerMinute} per minute`), card('Estimated end', time(status.estimatedEnd)),
      card('Last outcome', status.lastOutcome, status.lastOutcome === 'succeeded' ? null : 'warn'), card('Ended', time(status.lastEnded)),
      card('The index is as of', status.freshnessSeconds === null ? null : `${lasting(status.freshnessSeconds)} ago`, stale ? 'bad' : null)),
    status.lastReason ? el('p', { class: 'warn' }, status.lastReason) : null,
    status.problem ? el('p', { class: 'bad' }, status.problem) : null,
    running && counts.discovered ? el('p', {}, `${done} of ${counts.discovered} looked at`, el('progress', { max: counts.discovered, value: done, 'aria-label': 'Progress of the run' })) : null,
    el('h3', {}, running ? 'Counted so far' : 'Counted by the last run'),
    el('div', { class: 'cards' }, Object.entries(counts).filter(([, value]) => typeof value === 'number').map(([name, value]) => card(counted(name), value))),
    el('h3', {}, 'Queued and next'),
    table(['What', 'When'], [...status.queued.map(what => [what, 'waits for its turn']), ...status.nextTriggers.map(next => [next.name, next.at ? time(next.at) : 'is paused'])]),
  ].filter(Boolean);
}

export const actions = () => el('p', { role: 'group', 'aria-label': 'Steer' },
  button('Full crawl', 'crawls', { mode: 'full' }), button('Incremental crawl', 'crawls', { mode: 'incremental' }),
  button('Pause', 'runs/current/pause'), button('Resume', 'runs/current/resume'), button('Cancel', 'runs/current/cancel'), button('Retry what failed', 'retry-failed'));

export async function runs(main, later) {
  const list = (await call('runs')).runs;
  const box = el('div', { class: 'chart', role: 'img', 'aria-label': 'How long the runs took; the table below has the same' });
  later(charts => charts.runsChart(box, list));
  main.append(box, table(['Run', 'Outcome', 'Began', 'Took', 'Counted', 'Reason'], list.map(run => [
    `${run.id} ${run.mode}`, run.outcome ?? `in ${run.phase}`, time(run.startedAt), run.endedAt ? lasting((Date.parse(run.endedAt) - Date.parse(run.startedAt)) / 1000) : null,
    Object.entries(run.counts ?? {}).filter(([, value]) => value > 0).map(([name, value]) => `${counted(name)} ${value}`).join(', '), run.reason])));
}

export async function schedules(main, later) {
  const board = await call('schedules');
  const search = el('input', { id: 'search', type: 'search', 'aria-label': 'Search by schedule, team or person', placeholder: 'Schedule, team or person' });
  const told = el('span', { role: 'status', class: 'soft' });
  const space = el('div', { class: 'space' });
  const list = el('div', { class: 'list', 'aria-label': 'Schedules', role: 'region' }, space);
  const box = el('div', { class: 'timeline', role: 'img', 'aria-label': 'Who is on call; each schedule of the list has a page that says the same in words' });
  let shown = board.schedules;

  function draw() {
    const first = Math.max(0, Math.floor(list.scrollTop / ROW) - 4);
    const part = shown.slice(first, first + Math.ceil(list.clientHeight / ROW) + 8);
    space.style.height = `${shown.length * ROW}px`;
    space.replaceChildren(...part.map((one, i) => {
      const row = el('a', { class: 'row', href: `#schedule/${one.id}` }, el('strong', {}, one.name),
        el('span', { class: one.onCallNow.length ? null : 'bad' }, one.onCallNow.join(', ') || 'nobody now'), el('span', { class: 'soft' }, `${one.coveragePercent} % covered`),
        el('span', { class: one.failed ? 'bad' : 'soft' }, one.failed ? 'failed' : one.indexed ? 'indexed' : 'not indexed'));
      row.style.top = `${(first + i) * ROW}px`;
      return row;
    }));
  }

  let charted = null;
  let drawing = null;
  function filter() {
    const words = search.value.toLowerCase();
    shown = board.schedules.filter(one => [one.name, ...one.teams, ...one.onCallNow].join(' ').toLowerCase().includes(words));
    told.textContent = ` ${shown.length} of ${board.schedules.length}`;
    list.scrollTop = 0;
    draw();
    clearTimeout(charted);
    charted = setTimeout(chart, 150);
  }

  function chart() {
    if (!main.isConnected) return;
    const fresh = box.cloneNode(false);
    main.querySelector('.timeline').replaceWith(fresh);
    if (shown.length) drawing.timeline(fresh, board, shown, zoneOf, id => { location.hash = `schedule/${id}`; });
  }

  search.addEventListener('input', filter);
  list.addEventListener('scroll', draw);
  main.append(el('p', {}, search, told), list, el('h3', {}, 'Timeline'),
    el('p', { class: 'soft' }, 'Red: nobody is on call. Bars above each other: several are. Drag or turn the wheel to move and zoom.'), box);
  later(charts => { drawing = charts; filter(); });
}

export async function schedule(main, later, id) {
  const one = await call(`schedules/${encodeURIComponent(id)}`);
  const zone = zoneOf(one);
  const board = { now: one.now, people: one.people, from: one.window[0] * 1000, to: one.window[1] * 1000 };
  board.from = new Date(board.from).toISOString();
  board.to = new Date(board.to).toISOString();
  const box = el('div', { class: 'timeline own', role: 'img', 'aria-label': 'Who is on call; the table below says the same' });
  later(charts => charts.timeline(box, board, [one], zoneOf, () => {}));
  const spans = [...one.shifts.map(([who, from, to]) => [from, to, one.people[who]]), ...one.gaps.map(([from, to]) => [from, to, el('span', { class: 'bad' }, 'nobody')])].sort((a, b) => a[0] - b[0]);
  main.append(el('h3', {}, outside(one.url, one.name)), el('div', { class: 'cards' }, card('On call now', one.onCallNow.join(', ') || 'nobody', one.onCallNow.length ? null : 'bad'),
    card('Next hand-off', time(one.nextHandoffAt, zone)), card('Coverage', `${one.coveragePercent} %`), card('Zone', one.timeZone), card('Teams', one.teams.join(', ') || 'none'), card('Kind', one.kind), card('Read', time(one.readAt, zone))),
    box, table(['From', 'To', 'On call'], spans.map(([from, to, who]) => [time(from * 1000, zone), time(to * 1000, zone), who])),
    el('p', {}, button('Read it again', `sync/${encodeURIComponent(id)}`), el('a', { href: `#access/${encodeURIComponent(id)}` }, 'Can somebody see it?')));
  if (!one.item) {
    main.append(el('p', { class: 'warn' }, 'Its reading ends before now, so no item is rendered. Have a crawl done.'));
    return;
  }
  main.append(el('h3', {}, 'The text that Copilot gets'), el('pre', {}, one.item.content), el('h3', {}, 'Who may see it'), table(['What it means', 'Kind', 'Value'], one.item.acl.map(line => [line.meaning, `${line.accessType} ${line.type}`, line.value])),
    el('h3', {}, 'Properties'), table(['Property', 'Value'], Object.entries(one.item.properties).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : String(value ?? '–')])));
}

export async function failures(main) {
  const list = (await call('failures')).failures;
  main.append(list.length ? table(['What', 'Step', 'Message', 'Remedy', 'Tried', 'Last'], list.map(one => [one.name ?? one.subject, `${one.step}, ${one.category}`, one.message, one.remedy, `${one.attempts} times since ${time(one.firstAt)}`, time(one.lastAt)])) : el('p', {}, 'Nothing has failed that has not healed.'));
}

export async function people(main) {
  const all = await call('people');
  if (!all.needed) {
    main.append(el('p', {}, 'Everyone sees everything (access.mode), so nobody needs to be mapped.'));
    return;
  }
  main.append(el('p', {}, `${all.mapped} of ${all.known} people of PagerDuty have an account in Entra.`), all.unmapped.length ? table(['Person', 'E-mail', 'Why not', 'Remedy'], all.unmapped.map(one => [one.name ?? one.id, one.email, one.reason, one.remedy])) : el('p', {}, 'Nobody is left over.'));
}

export async function access(main, later, id) {
  const known = (await call('schedules')).schedules;
  const which = el('select', { id: 'which' }, known.map(one => el('option', { value: one.id }, one.name)));
  if (id) which.value = id;
  const who = el('input', { id: 'who', type: 'text', required: '', autocomplete: 'off', 'aria-label': 'E-mail or PagerDuty id of the person', placeholder: 'E-mail' });
  const said = el('div', { id: 'explained', 'aria-live': 'polite' });
  const form = el('form', {}, el('p', {}, 'Can ', who, ' see ', which, ' ? ', el('button', { type: 'submit' }, 'Explain')));
  form.addEventListener('submit', async event => {
    event.preventDefault();
    try {
      const view = await call(`access/${encodeURIComponent(which.value)}/${encodeURIComponent(who.value.trim())}`);
      said.replaceChildren(el('h3', { class: view.sees ? null : 'bad' }, view.sees ? 'Yes' : 'No'), ...view.sentences.map(sentence => el('p', {}, sentence)),
        table(['Step', 'Holds', 'What is known'], view.steps.map(step => [step.step, step.holds ? 'yes' : 'no', step.sentence])));
      tell('');
    } catch (problem) {
      said.replaceChildren();
      tell(problem.message);
    }
  });
  main.append(form, said);
}

export async function withheld(main) {
  const held = await call('withheld');
  if (!held.withheld) {
    main.append(el('p', {}, 'No deletion is held back.'));
    return;
  }
  main.append(el('p', {}, `Run ${held.run} held back ${held.withheld} deletions.`), table(['Schedule or policy', 'Id'], held.items.map(item => [item.name, item.id])),
    el('p', {}, el('button', { id: 'approve', type: 'button', click: async () => {
      const typed = await ask('Approve deletions', `A full crawl will delete up to ${held.withheld} items that PagerDuty does not have any more. Type ${held.withheld} to approve.`, 'Number');
      if (typed === null) return;
      if (typed.trim() === String(held.withheld)) order('crawls', { mode: 'full', approveDeletions: held.withheld });
      else tell(`Nothing was approved: the number typed is not ${held.withheld}.`);
    } }, `Approve ${held.withheld} deletions`)));
}
