// Makes elements. Text goes in by text nodes alone: names come from PagerDuty, and anybody may have written them.
export const by = id => document.getElementById(id);

export function el(tag, options = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(options)) {
    if (name.startsWith('on')) made.addEventListener(name.slice(2), value);
    else if (value !== null && value !== undefined && value !== false) made.setAttribute(name, value);
  }
  made.append(...children.flat(2).filter(child => child !== null && child !== undefined && child !== false).map(node));
  return made;
}

const node = child => child instanceof Node ? child : document.createTextNode(String(child));

/** A name, whose direction is its own: it changes nothing of the words around it. */
export const named = (text, otherwise = '–') => el('bdi', {}, text || otherwise);

export const names = all => all.flatMap((one, i) => i ? [', ', named(one)] : [named(one)]);

/** A link to an address that came from outside; only https goes anywhere. */
export const outside = (url, text) => /^https:\/\//.test(url ?? '')
  ? el('a', { href: url, rel: 'noreferrer noopener', target: '_blank' }, text, el('span', { class: 'hidden' }, ' (opens a new tab)'))
  : text;

/** Something good or bad is told by a sign as well as by its colour. */
export const good = text => el('span', { class: 'good' }, '✓ ', text);
export const bad = text => el('span', { class: 'bad' }, '✗ ', text);
export const warn = text => el('span', { class: 'warn' }, '⚠ ', text);

export const card = (name, value) => el('div', { class: 'card' }, el('dt', {}, name), el('dd', {}, value ?? '–'));
export const cards = (...all) => el('dl', { class: 'cards' }, all);

export const empty = (...says) => el('p', { class: 'empty' }, says);

const ENOUGH = 200;

/** A table; of a long one the first rows, and the others when they are asked for. */
export function table(caption, heads, rows) {
  const body = el('tbody', {}, rows.slice(0, ENOUGH).map(cells => line(heads, cells)));
  const more = rows.length > ENOUGH && el('button', { type: 'button', onclick: () => { body.append(...rows.slice(ENOUGH).map(cells => line(heads, cells))); more.remove(); } }, `Show the other ${rows.length - ENOUGH}`);
  return el('div', {}, el('table', {}, el('caption', { class: 'hidden' }, caption),
    el('thead', {}, el('tr', {}, heads.map(head => el('th', { scope: 'col' }, head)))), body), more);
}

function line(heads, cells) {
  return el('tr', {}, cells.map((cell, i) => el(i ? 'td' : 'th', { 'data-name': heads[i], scope: i ? null : 'row' }, el('div', {}, cell ?? '–'))));
}

/** Makes an element like another one that was just made, and keeps what is the same: focus, selection and scrolling stay. */
export function become(old, fresh) {
  const before = [...old.childNodes];
  const after = [...fresh.childNodes];
  if (before.length !== after.length) return old.replaceChildren(...after);
  before.forEach((was, i) => {
    const is = after[i];
    if (was.isEqualNode(is)) return;
    if (was.nodeType === Node.TEXT_NODE && is.nodeType === Node.TEXT_NODE) was.data = is.data;
    else if (was.nodeName === is.nodeName && was.cloneNode().isEqualNode(is.cloneNode())) become(was, is);
    else was.replaceWith(is);
  });
}

/** Tells what came of an order, or what is wrong, until it is closed or another view is opened. */
export function tell(text, isProblem = false) {
  by('said').textContent = text ?? '';
  by('notice').className = isProblem ? 'problem' : 'done';
  by('notice').hidden = !text;
}

export const tellProblem = problem => tell([problem.message, problem.rule, problem.remedy].filter(Boolean).join(' '), true);

/** Asks in a dialog. With a name for the field answers what was typed, else true; null when the answer is no. */
export function ask({ title, text, field, type = 'text', yes }) {
  const dialog = by('ask');
  if (dialog.open) return Promise.resolve(null);
  by('ask-title').textContent = title;
  by('ask-text').textContent = text;
  by('ask-label').hidden = !field;
  by('ask-name').textContent = field ?? '';
  by('ask-yes').textContent = yes;
  by('ask-input').type = type;
  by('ask-input').required = Boolean(field);
  by('ask-input').value = '';
  return new Promise(resolve => {
    let answer = null;
    by('ask-form').onsubmit = event => { event.preventDefault(); answer = field ? by('ask-input').value.trim() : true; dialog.close(); };
    by('ask-no').onclick = () => dialog.close();
    dialog.onclose = () => { by('ask-input').value = ''; resolve(answer); };
    dialog.showModal();
  });
}
