// The two charts. Labels are drawn on a canvas, never made of HTML.
import * as echarts from './webjars/echarts.js';
import { time } from './page.js';

const tone = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const COLOURS = ['#2f7ed8', '#0b8f6a', '#8a63d2', '#c2662d', '#2a9aa8', '#b04a86', '#6b8e23', '#5470c6'];
const made = [];

/** Forgets the charts of the view that was left. */
export function clearCharts() {
  made.splice(0).forEach(chart => chart.dispose());
}

addEventListener('resize', () => made.forEach(chart => chart.resize()));

function chartIn(box, option) {
  const chart = echarts.init(box, null, { renderer: 'canvas' });
  made.push(chart);
  chart.setOption({ animation: false, aria: { enabled: true }, textStyle: { color: tone('--ink') }, ...option });
  return chart;
}

export function runsChart(box, runs) {
  const ended = runs.filter(run => run.endedAt).slice(0, 60).reverse();
  const look = { succeeded: tone('--mark'), degraded: tone('--warn') };
  chartIn(box, {
    grid: { left: 50, right: 16, top: 28, bottom: 28 },
    tooltip: { renderMode: 'richText', trigger: 'item' },
    xAxis: { type: 'category', data: ended.map(run => String(run.id)) },
    yAxis: { type: 'value', name: 'seconds', splitLine: { lineStyle: { color: tone('--line') } } },
    series: [{ type: 'bar', barMaxWidth: 24, data: ended.map(run => ({ name: `run ${run.id}, ${run.outcome}`, value: (Date.parse(run.endedAt) - Date.parse(run.startedAt)) / 1000, itemStyle: { color: look[run.outcome] ?? tone('--bad') } })) }],
  });
}

/** Shifts with the lane of each and how many lanes its moment needs: those that overlap share the height of their row. */
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

/** Who is on call: a bar for each shift, red where nobody is, bars above each other and a line below where several are. */
export function timeline(box, board, schedules, zone, open) {
  const rows = [];
  schedules.forEach((schedule, y) => {
    lanes(schedule.shifts).forEach(([who, start, end, lane, of]) => rows.push([start * 1000, end * 1000, y, 0, who, lane, of]));
    schedule.gaps.forEach(([start, end]) => rows.push([start * 1000, end * 1000, y, 1, -1]));
    schedule.overlaps.forEach(([start, end]) => rows.push([start * 1000, end * 1000, y, 2, -1]));
  });
  const many = schedules.length > 12;
  const draw = (params, api) => {
    const [x, y] = api.coord([api.value(0), api.value(2)]);
    const right = api.coord([api.value(1), api.value(2)])[0];
    const high = Math.max(3, Math.min(26, api.size([0, 1])[1] * 0.7));
    const area = params.coordSys;
    const kind = api.value(3);
    const part = kind === 0 ? high / api.value(6) : kind === 1 ? high : 3;
    const top = y - high / 2 + (kind === 0 ? part * api.value(5) : kind === 1 ? 0 : high);
    const shape = echarts.graphic.clipRectByRect({ x, y: top, width: Math.max(1, right - x), height: part }, area);
    if (!shape) return null;
    if (kind === 1) return { type: 'rect', shape, style: { fill: tone('--bad'), opacity: 0.55, stroke: tone('--bad') } };
    if (kind === 2) return { type: 'rect', shape, style: { fill: tone('--warn') } };
    const who = board.people[api.value(4)] ?? '';
    const label = shape.width > 40 && part > 8 ? who : '';
    return { type: 'rect', shape, style: { fill: COLOURS[api.value(4) % COLOURS.length], stroke: tone('--bg'), lineWidth: 1 },
      textContent: { style: { text: label, fill: '#fff', fontSize: Math.min(11, part), width: shape.width - 6, overflow: 'truncate' } }, textConfig: { position: 'insideLeft' } };
  };
  const said = ({ value }) => value[3] === 1 ? 'Nobody is on call' : value[3] === 2 ? 'Several are on call' : board.people[value[4]];
  const zooms = [{ type: 'inside', xAxisIndex: 0, filterMode: 'weakFilter' }, { type: 'slider', xAxisIndex: 0, height: 16, bottom: 6, filterMode: 'weakFilter', labelFormatter: '' }];
  if (many) zooms.push({ type: 'slider', yAxisIndex: 0, width: 14, right: 4, startValue: 0, endValue: 13, filterMode: 'weakFilter', labelFormatter: '', brushSelect: false });
  const chart = chartIn(box, {
    grid: { left: innerWidth < 600 ? 90 : 190, right: many ? 30 : 14, top: 26, bottom: 52 },
    tooltip: { renderMode: 'richText', formatter: params => `${schedules[params.value[2]].name}\n${said(params)}\n${time(params.value[0], zone(schedules[params.value[2]]))}\nto ${time(params.value[1], zone(schedules[params.value[2]]))}` },
    dataZoom: zooms,
    xAxis: { type: 'time', position: 'top', min: Date.parse(board.from), max: Date.parse(board.to), splitLine: { show: true, lineStyle: { color: tone('--line') } },
      axisLabel: { hideOverlap: true, formatter: value => new Date(value).toLocaleString('en-GB', { day: 'numeric', month: 'short', timeZone: schedules.length === 1 ? zone(schedules[0]) : undefined }) } },
    yAxis: { type: 'category', inverse: true, data: schedules.map(schedule => schedule.id), triggerEvent: true, axisTick: { show: false },
      axisLabel: { width: innerWidth < 600 ? 80 : 175, overflow: 'truncate', formatter: id => schedules.find(schedule => schedule.id === id)?.name ?? id } },
    series: [{ type: 'custom', renderItem: draw, encode: { x: [0, 1], y: 2 }, data: rows, progressive: 0,
      markLine: { silent: true, symbol: 'none', label: { formatter: 'now', color: tone('--ink') }, lineStyle: { color: tone('--ink') }, data: [{ xAxis: Date.parse(board.now) }] } }],
  });
  chart.on('click', params => {
    const id = params.componentType === 'yAxis' ? params.value : schedules[params.value?.[2]]?.id;
    if (id) open(id);
  });
}
