// Buttons that have the connector do something, and tell what it answered.
import { order } from './api.js';
import { ask, el, tell, tellProblem } from './page.js';

export async function demand(path, body) {
  try {
    tell((await order(path, body)).sentence);
    dispatchEvent(new Event('ordered'));
  } catch (problem) {
    tellProblem(problem);
  }
}

/** @param sure the question to ask before, as `ask` takes it */
export function button(text, path, { body, sure, look } = {}) {
  const press = async event => {
    if (event.currentTarget.getAttribute('aria-disabled') === 'true') return;
    if (!sure || await ask(sure)) demand(path, body);
  };
  return el('button', { type: 'button', class: look, onclick: press }, text);
}
