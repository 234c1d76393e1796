// Makes elements. Text goes in by textContent alone: names come from PagerDuty, and anybody may have written them.
export const by = id => document.getElementById(id);

export function el(tag, options = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(options)) {
    if (name === 'click') made.addEventListener('click', value);
    else if (value !== null && value !== undefined) made.setAttribute(name, value);
  }
  made.append(...children.flat().filter(child => child !== null && child !== undefined).map(child => child instanceof Node ? child : document.createTextNode(String(child))));
  return made;
}

/** A link to an address that came from outside; only https goes anywhere. */
export const outside = (url, text) => /^https:\/\//.test(url ?? '') ? el('a', { href: url, rel: 'noreferrer noopener', target: '_blank' }, text) : el('span', {}, text);

export const card = (name, value, look) => el('div', { class: 'card' }, el('small', {}, name), el('span', { class: look }, value ?? '–'));

export function table(names, rows) {
  return el('div', { class: 'wrap' }, el('table', { class: 'stack' },
    el('thead', {}, el('tr', {}, names.map(name => el('th', { scope: 'col' }, name)))),
    el('tbody', {}, rows.map(cells => el('tr', {}, cells.map((cell, i) => el('td', { 'data-name': names[i] }, cell ?? '–')))))));
}

/** The zone that times are told in: the viewer's, or the schedule's where one is meant. */
export const zoneOf = schedule => localStorage.getItem('zone') === 'schedule' && schedule?.timeZone || undefined;

export function time(value, timeZone) {
  if (value === null || value === undefined) return '–';
  const options = { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZoneName: 'short' };
  try {
    return new Date(value).toLocaleString('en-GB', { ...options, timeZone });
  } catch {
    return new Date(value).toLocaleString('en-GB', { ...options, timeZone: 'UTC' });
  }
}

export function lasting(seconds) {
  if (seconds === null || seconds === undefined) return '–';
  if (seconds > 0 && seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 120) return `${Math.round(seconds)} s`;
  return seconds < 7200 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3600)} h`;
}

export function tell(text) {
  by('notice').textContent = text ?? '';
  by('notice').hidden = !text;
}

/** Asks in a dialog. With a name for the field answers what was typed, else true; null when the answer is no. */
export function ask(title, text, field, type = 'text') {
  const dialog = by('ask');
  by('ask-title').textContent = title;
  by('ask-text').textContent = text;
  by('ask-label').hidden = !field;
  by('ask-name').textContent = field ?? '';
  by('ask-input').type = type;
  by('ask-input').value = '';
  return new Promise(resolve => {
    let answer = null;
    by('ask-form').onsubmit = event => { event.preventDefault(); answer = field ? by('ask-input').value : true; dialog.close(); };
    by('ask-no').onclick = () => dialog.close();
    dialog.onclose = () => resolve(answer);
    if (dialog.open) dialog.close();
    dialog.showModal();
  });
}
