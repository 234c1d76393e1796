// The one door to the connector. Sends the token when there is one; people are asked for it when an order of theirs needs it.
import { ask } from './page.js';

const KEY = 'operations.token';

export class Problem extends Error {
  constructor(status, answer) {
    super(answer.detail);
    this.status = status;
    this.rule = answer.rule ?? '';
    this.remedy = answer.remedy ?? '';
  }
}

const NOT_REACHED = { detail: 'The connector does not answer.', remedy: 'See whether it runs. This page tries again by itself.' };
const WRONG_TOKEN = { detail: 'The token was not accepted.', rule: 'It must be the value of operations.token.', remedy: 'Try again with that one.' };

/** Reads a part of the API; never asks for the token by itself. */
export const read = path => send('GET', path);

/** Orders something, and asks for the token when it is needed. */
export async function order(path, body = {}) {
  try {
    return await send('POST', path, body);
  } catch (problem) {
    if (problem.status !== 401 || !await askForToken()) throw problem;
    return send('POST', path, body);
  }
}

/** Answers whether a token was given. It is kept until the tab is closed. */
export async function askForToken() {
  const given = await ask({ title: 'Token required', text: 'This connector wants its token (operations.token). It is kept until this tab is closed.', field: 'Token', type: 'password', yes: 'Use it' });
  if (given) sessionStorage.setItem(KEY, given);
  return Boolean(given);
}

async function send(method, path, body) {
  const token = sessionStorage.getItem(KEY);
  const answer = await fetch(`/api/${path}`, { method, headers: headers(token, body), body: body && JSON.stringify(body) })
    .catch(() => { throw new Problem(0, NOT_REACHED); });
  const said = await answer.json().catch(() => ({ detail: `The connector answered ${answer.status}, and no JSON.`, remedy: 'Look at its log.' }));
  if (answer.ok) return said;
  if (answer.status === 401 && token) {
    sessionStorage.removeItem(KEY);
    throw new Problem(401, WRONG_TOKEN);
  }
  throw new Problem(answer.status, said);
}

function headers(token, body) {
  const all = {};
  if (token) all.Authorization = `Bearer ${token}`;
  if (body !== undefined) all['Content-Type'] = 'application/json';
  return all;
}
