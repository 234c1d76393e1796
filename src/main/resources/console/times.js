// Times in words: in the viewer's zone or the schedule's, whichever was chosen at the top of the page.
const FORM = { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZoneName: 'short' };
const kept = new Map();

/** The zone for a schedule's times; undefined stands for the viewer's. */
export const zoneOf = schedule => localStorage.getItem('zone') === 'schedule' ? schedule.timeZone ?? 'UTC' : undefined;

/** Zones that the browser does not know are told in UTC, which the time then says. */
function format(name, form, timeZone) {
  const key = `${name} ${timeZone}`;
  if (!kept.has(key)) {
    try {
      kept.set(key, new Intl.DateTimeFormat('en-GB', { ...form, timeZone }));
    } catch {
      kept.set(key, new Intl.DateTimeFormat('en-GB', { ...form, timeZone: 'UTC' }));
    }
  }
  return kept.get(key);
}

export const time = (value, timeZone) => value === null || value === undefined ? '–' : format('time', FORM, timeZone).format(new Date(value));

export const clock = (value, timeZone) => format('clock', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }, timeZone).format(new Date(value));

export const day = (value, timeZone) => format('day', { weekday: 'short', day: 'numeric', month: 'short' }, timeZone).format(new Date(value));

/** A time, and how far from now it is. */
export function around(value, now = Date.now()) {
  if (value === null || value === undefined) return '–';
  const seconds = (Date.parse(value) - now) / 1000;
  return `${time(value)} (${seconds < 0 ? `${lasting(-seconds)} ago` : `in ${lasting(seconds)}`})`;
}

export function lasting(seconds) {
  if (seconds > 0 && seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 120) return `${Math.round(seconds)} s`;
  if (seconds < 7200) return `${Math.round(seconds / 60)} min`;
  return seconds < 172800 ? `${Math.round(seconds / 3600)} h` : `${Math.round(seconds / 86400)} days`;
}
