// The one door to the connector: sends the token when there is one, asks for it once when it is missing.
import { ask } from './page.js';

const KEY = 'operations.token';

export class Problem extends Error {
  constructor(answer) {
    super([answer.detail, answer.rule, answer.remedy].filter(Boolean).join(' '));
  }
}

export async function call(path, body, again = true) {
  const headers = {};
  const token = sessionStorage.getItem(KEY);
  if (token) headers.Authorization = `Bearer ${token}`;
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  let answer;
  try {
    answer = await fetch(`/api/${path}`, { method: body === undefined ? 'GET' : 'POST', headers, body: body && JSON.stringify(body) });
  } catch {
    throw new Problem({ detail: 'The connector does not answer.', remedy: 'See whether it runs; this page tries again by itself.' });
  }
  const said = await answer.json().catch(() => ({ detail: `The connector answered ${answer.status}, and no JSON.`, remedy: 'Look at its log.' }));
  if (answer.status === 401 && again) {
    sessionStorage.removeItem(KEY);
    const given = await ask('Token required', 'This connector wants operations.token. It is kept until this tab is closed.', 'Token', 'password');
    if (given) {
      sessionStorage.setItem(KEY, given);
      return call(path, body, false);
    }
  }
  if (!answer.ok) throw new Problem(said);
  return said;
}
