// Can this person see this schedule, and why. The address names both, so that an answer can be handed on.
import { read } from './api.js';
import { bad, el, empty, good, named, table } from './page.js';

export async function access(page, id, person) {
  const known = (await read('schedules')).schedules;
  if (!known.length) {
    page.append(empty('No schedule has been read yet. ', el('a', { href: '#now' }, 'Have a crawl done'), ' first.'));
    return null;
  }
  const which = el('select', { id: 'which' }, known.map(one => el('option', { value: one.id }, one.name)));
  const who = el('input', { id: 'who', type: 'text', required: '', autocomplete: 'off', spellcheck: 'false', placeholder: 'ana@example.com' });
  const said = el('div', { id: 'explained', 'aria-live': 'polite' });
  if (id) which.value = id;
  who.value = person ?? '';
  const form = el('form', { class: 'question' }, el('label', {}, 'Person: e-mail or PagerDuty id', who), el('label', {}, 'Schedule', which), el('button', { type: 'submit', class: 'main' }, 'Explain'));
  form.addEventListener('submit', event => { event.preventDefault(); explain(which.value, who.value.trim(), said); });
  page.append(el('p', { class: 'soft' }, 'Whether somebody sees a schedule in Copilot, as the last crawl left it.'), form, said);
  return () => { if (person) explain(id, person, said); };
}

async function explain(id, person, said) {
  const parts = `${encodeURIComponent(id)}/${encodeURIComponent(person)}`;
  history.replaceState(null, '', `#access/${parts}`);
  try {
    said.replaceChildren(...answer(await read(`access/${parts}`)));
  } catch (problem) {
    said.replaceChildren(empty(el('strong', {}, problem.message), ' ', problem.remedy ?? ''));
  }
}

function answer(view) {
  const who = named(view.person.name ?? view.person.email ?? view.person.id);
  return [
    el('h3', {}, view.sees ? good('Yes') : bad('No'), ': ', who, view.sees ? ' sees ' : ' does not see ', named(view.schedule.name)),
    view.sees === view.entitled ? '' : el('p', { class: 'note' }, 'The rules say otherwise; the next crawl is to bring it about.'),
    table('The chain of reasons', ['Step', 'Holds', 'What is known'], view.steps.map(step => [step.step, step.holds ? good('yes') : bad('no'), step.sentence])),
    view.groups.length ? el('h3', {}, 'External groups that may see it') : '',
    view.groups.length ? table('External groups', ['Group', 'Admits the person', 'Holds the account'], view.groups.map(group => [named(group.name), group.admits ? good('yes') : bad('no'), group.holds ? good('yes') : bad('no')])) : '',
  ];
}
