// The charts. What they say stands in a list or a table beside them too; labels are drawn on a canvas, never made of HTML.
import * as echarts from './webjars/echarts.js';
import { day, time } from './times.js';

const tone = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** Dark enough for white letters. */
const COLOURS = ['#1f66b8', '#0b7a5b', '#7a54c4', '#a8521f', '#1b7785', '#a03f78', '#55701a', '#4a60b8', '#8a5a00', '#5d6470'];
const DAY = 86_400_000;

function chartIn(box, option) {
  const chart = echarts.init(box, null, { renderer: 'canvas' });
  chart.setOption({ animation: false, textStyle: { color: tone('--ink') }, ...option });
  return chart;
}

function fit(...charts) {
  const again = () => charts.forEach(chart => chart.resize());
  addEventListener('resize', again);
  return () => {
    removeEventListener('resize', again);
    charts.forEach(chart => chart.dispose());
  };
}

const tooltip = { renderMode: 'richText', confine: true };

/** How long the latest runs took, by outcome; each outcome has a pattern of its own besides its colour. */
export function runsChart(box, runs) {
  const ended = runs.filter(run => run.endedAt).slice(0, 60).reverse();
  const looks = { succeeded: '--mark', degraded: '--warn', withheld: '--warn', cancelled: '--soft' };
  const outcomes = [...new Set(ended.map(run => run.outcome))];
  const seconds = run => (Date.parse(run.endedAt) - Date.parse(run.startedAt)) / 1000;
  return fit(chartIn(box, {
    aria: { enabled: true, decal: { show: outcomes.length > 1 } },
    legend: { textStyle: { color: tone('--ink') }, top: 0 },
    grid: { left: 50, right: 16, top: 44, bottom: 40 },
    tooltip: { ...tooltip, formatter: ({ dataIndex }) => `run ${ended[dataIndex].id}, ${ended[dataIndex].mode}\n${ended[dataIndex].outcome}\n${seconds(ended[dataIndex])} s` },
    xAxis: { type: 'category', name: 'run', nameLocation: 'middle', nameGap: 24, data: ended.map(run => String(run.id)), axisLine: { lineStyle: { color: tone('--soft') } }, axisLabel: { color: tone('--ink') } },
    yAxis: { type: 'value', name: 'seconds', splitLine: { lineStyle: { color: tone('--line') } }, axisLabel: { color: tone('--ink') } },
    series: outcomes.map(outcome => ({ name: outcome, type: 'bar', stack: 'runs', barMaxWidth: 24, itemStyle: { color: tone(looks[outcome] ?? '--bad') }, data: ended.map(run => run.outcome === outcome ? seconds(run) : null) })),
  }));
}

/** Shifts with the lane of each and how many lanes its moment needs: those that overlap share the height of their bar. */
function lanes(shifts) {
  const placed = [];
  let bunch = [];
  let ends = [];
  const settle = () => bunch.forEach(shift => placed.push([...shift, ends.length]));
  [...shifts].sort((a, b) => a[1] - b[1]).forEach(([who, start, end]) => {
    if (ends.every(until => until <= start)) {
      settle();
      bunch = [];
      ends = [];
    }
    const free = ends.findIndex(until => until <= start);
    const lane = free < 0 ? ends.length : free;
    ends[lane] = end;
    bunch.push([who, start, end, lane]);
  });
  settle();
  return placed;
}

const SHIFT = 0;
const GAP = 1;
const OVERLAP = 2;

/** The bars of some schedules: start, end, top of the row in pixels, kind, person, lane, lanes. */
function barsOf(schedules, rowHeight) {
  return schedules.flatMap((schedule, i) => [
    ...lanes(schedule.shifts).map(([who, start, end, lane, of]) => [start * 1000, end * 1000, i * rowHeight, SHIFT, who, lane, of]),
    ...schedule.gaps.map(([start, end]) => [start * 1000, end * 1000, i * rowHeight, GAP, -1, 0, 1]),
    ...schedule.overlaps.map(([start, end]) => [start * 1000, end * 1000, i * rowHeight, OVERLAP, -1, 0, 1]),
  ]);
}

function colourOf(name) {
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + letter.codePointAt(0)) % 9973;
  return COLOURS[sum % COLOURS.length];
}

/** Draws one bar; a gap is an empty box with a broken edge, an overlap a line below the bars that share the height. */
function drawing(people, bar, looks) {
  return (params, api) => {
    const [left, rowTop] = api.coord([api.value(0), api.value(2)]);
    const right = api.coord([api.value(1), api.value(2)])[0];
    const kind = api.value(3);
    const height = kind === SHIFT ? bar.height / api.value(6) : kind === GAP ? bar.height : 3;
    const top = rowTop + bar.top + (kind === SHIFT ? height * api.value(5) : kind === GAP ? 0 : bar.height + 2);
    const shape = echarts.graphic.clipRectByRect({ x: left, y: top, width: Math.max(1, right - left), height }, params.coordSys);
    if (!shape) return null;
    const name = kind === SHIFT ? people[api.value(4)] ?? '' : 'nobody';
    const text = kind !== OVERLAP && shape.width > 36 && height > 9 ? name : '';
    return { type: 'rect', shape, style: looks(kind, name),
      textContent: { style: { text, fill: kind === GAP ? tone('--bad') : '#fff', fontSize: Math.min(12, height - 1), width: shape.width - 8, overflow: 'truncate' } }, textConfig: { position: 'insideLeft' } };
  };
}

function looksNow() {
  const edge = tone('--bad');
  const ground = tone('--gap');
  const paper = tone('--bg');
  const line = tone('--warn');
  return (kind, name) => kind === SHIFT ? { fill: colourOf(name), stroke: paper, lineWidth: 1 }
    : kind === GAP ? { fill: ground, stroke: edge, lineWidth: 1, lineDash: [4, 3] } : { fill: line };
}

const zoomed = { type: 'inside', xAxisIndex: 0, zoomOnMouseWheel: 'ctrl', moveOnMouseMove: true, moveOnMouseWheel: false, preventDefaultMouseMove: false, filterMode: 'weakFilter' };

function timeAxis(board, axis) {
  return { type: 'time', min: Date.parse(board.from), max: Date.parse(board.to), minInterval: 3_600_000, axisLine: { lineStyle: { color: tone('--soft') } }, splitLine: { show: true, lineStyle: { color: tone('--line') } }, ...axis };
}

/** Days are told in full, hours where the axis shows them. */
function axisLabel(zone) {
  const hour = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone });
  return { color: tone('--ink'), hideOverlap: true, formatter: value => hour.format(value) === '00:00' || value % DAY === 0 ? day(value, zone) : hour.format(value) };
}

function nowLine(board) {
  return { silent: true, symbol: 'none', label: { show: false }, lineStyle: { color: tone('--ink'), width: 1.5, type: 'solid' }, data: [{ xAxis: Date.parse(board.now) }] };
}

/**
 * Who is on call, for many schedules or for one: an axis that stays where it is, and bars that go with their rows.
 *
 * @param boxes where the axis and the bars go
 * @param look how high a row is, where the bar is in it, and from where to where the axis goes
 * @param open what to do when a bar is clicked
 */
export function timeline(boxes, board, look, open) {
  const grid = { left: look.left, right: look.right };
  const looks = looksNow();
  let shown = [];
  const axis = chartIn(boxes.axis, {
    grid: { ...grid, top: 24, bottom: 24 }, yAxis: { show: false, type: 'value' }, xAxis: timeAxis(board, { position: 'top', splitLine: { show: false }, axisLabel: axisLabel(look.axisZone) }),
    dataZoom: [{ type: 'slider', xAxisIndex: 0, height: 16, bottom: 2, labelFormatter: '', brushSelect: false, filterMode: 'weakFilter', handleSize: '140%' }], series: [{ type: 'custom', renderItem: () => null, data: [] }],
  });
  const bars = chartIn(boxes.bars, {
    grid: { ...grid, top: 0, bottom: 0 }, dataZoom: [zoomed],
    tooltip: { ...tooltip, formatter: ({ value }) => words(board, shown[Math.round(value[2] / look.rowHeight)], value, look) },
    xAxis: timeAxis(board, { axisLabel: { show: false }, axisTick: { show: false }, axisLine: { show: false } }),
    yAxis: { type: 'value', inverse: true, show: false, min: 0, max: 1 },
    series: [{ type: 'custom', renderItem: drawing(board.people, look.bar, looks), encode: { x: [0, 1], y: 2 }, data: [], progressive: 0, markLine: nowLine(board) }],
  });
  axis.group = bars.group = 'timeline';
  echarts.connect('timeline');
  bars.on('click', ({ value }) => { if (Array.isArray(value)) open(shown[Math.round(value[2] / look.rowHeight)].id); });
  return {
    /** Shows the bars of these schedules, in rows from the top of the box. */
    rows(schedules) {
      shown = schedules;
      bars.resize({ height: Math.max(1, schedules.length * look.rowHeight) });
      bars.setOption({ yAxis: { max: Math.max(1, schedules.length * look.rowHeight) }, series: [{ data: barsOf(schedules, look.rowHeight) }] });
    },
    /** Zooms to a stretch of time; null for all there is. */
    zoom(span) {
      axis.dispatchAction({ type: 'dataZoom', dataZoomIndex: 0, startValue: span?.[0] ?? Date.parse(board.from), endValue: span?.[1] ?? Date.parse(board.to) });
    },
    leave: fit(axis, bars),
  };
}

function words(board, schedule, [start, end, , kind, who], look) {
  const says = kind === GAP ? 'Nobody is on call' : kind === OVERLAP ? 'Several are on call' : board.people[who];
  return `${schedule.name}\n${says}\n${time(start, look.zone(schedule))}\nto ${time(end, look.zone(schedule))}`;
}
