import type { Words } from '../../i18n/words.ts'
import { perHeadScale } from '../../model/perhead.ts'
import { toldOf } from '../../model/tally.ts'
import type { Picture, View } from '../figure.ts'
import { legendOfKinds, NARROW, palette } from '../look.ts'
import { flagged } from '../notes.ts'
import { type PlotRow, type RowMark, rowPlot, textWidth, VALUES_SHARE } from '../rowplot.ts'
import { sayIndicator, sayTip } from '../say.ts'
import { valueMarks } from '../valuemarks.ts'
import { sayOwn } from '../who.ts'
import { sayFirm, sayOthers, sayVerdict } from './say.ts'
import type { SpineRow, SpineShown } from './show.ts'

/** Where the least and the greatest of a row stand on its own scale of 0 to 100: room for dots and arrows. */
const ENDS = { low: 4, high: 96 } as const

/** Fewer values than this are drawn one by one: they make no range. */
const LEAST_RANGE = 3

/** Each row on its own scale, from its least to its greatest value: what is compared is where in it a value stands. */
export function drawSpine(shown: SpineShown, view: View, words: Words): Picture {
  const colours = palette(view.theme)
  const groups = shown.groups.map(({ theme, rows }) => ({
    heading: words.say(`spine.theme.${theme}`),
    rows: rows.map((row) => plotRow(row, shown, view, words)),
  }))
  const { option, height } = rowPlot(groups, { max: 100, percent: false, unit: '' }, view, colours)
  const drawn = shown.groups.flatMap(({ rows }) => rows)
  const bounded = (perHead: boolean) =>
    view.intervals &&
    drawn.some(({ interval, reported }) => interval !== null && reported.placing.perHead === perHead)
  const item = (key: string, glyph: 'line' | 'square' | 'tick' | 'dot', colour: string) => ({
    ...{ key, glyph, colour, toggles: false },
    label: words.say(`spine.legend.${key}`),
  })
  return {
    // Scales differ from row to row: an axis would be none of theirs.
    option: { ...option, xAxis: { type: 'value', min: 0, max: 100, show: false } },
    height,
    legend: [
      item('place', 'dot', colours.accent),
      ...(drawn.some(({ values }) => values.length < LEAST_RANGE)
        ? [item('other', 'dot', colours.plain)]
        : []),
      ...(drawn.some(({ values }) => values.length >= LEAST_RANGE)
        ? [item('range', 'line', colours.plain)]
        : []),
      ...(drawn.some(({ quartiles }) => quartiles !== null)
        ? [item('quartiles', 'square', colours.line)]
        : []),
      ...(drawn.some(({ reported }) => reported.placing.standing.benchmark !== null)
        ? [item('benchmark', 'tick', colours.ink)]
        : []),
      ...legendOfKinds(
        drawn.map(({ reported }) => reported.placing.row),
        { intervals: bounded(false), byar: bounded(true) },
        colours,
        words,
      ),
    ],
  }
}

function plotRow(spine: SpineRow, { benchmark }: SpineShown, view: View, words: Words): PlotRow {
  const { reported, at, interval, values, range, quartiles } = spine
  const { indicator, placing } = reported
  const { row, standing } = placing
  const colours = palette(view.theme)
  const flag = flagged(row, view, words)
  const tip = sayTip(row, indicator, words, [
    sayOthers(spine, words),
    sayVerdict(reported, benchmark, words),
    ...sayFirm(spine, words),
    ...flag.lines,
  ])
  const mark = { ...flag.mark, tip }
  const base: RowMark[] = [
    ...(quartiles === null
      ? []
      : [{ kind: 'slimBar' as const, x: quartiles.low, x2: quartiles.high, fill: colours.line, ...mark }]),
    ...(values.length < LEAST_RANGE
      ? values.map((x) => ({ kind: 'dot' as const, x, fill: colours.plain, stroke: colours.plain, ...mark }))
      : [{ kind: 'whisker' as const, x: range.low, x2: range.high, fill: colours.plain, ...mark }]),
    ...(standing.benchmark === null
      ? []
      : [{ kind: 'tick' as const, x: standing.benchmark, fill: colours.ink, stroke: colours.ink, ...mark }]),
  ]
  const own = valueMarks(row, at, {
    form: 'dot',
    colour: colours.accent,
    apart: false,
    interval: view.intervals ? interval : null,
    scale: perHeadScale(row, placing.perHead ? 'per10k' : 'count'),
    colours,
    ...mark,
  })
  const all = [...base, ...own]
  const place = scaleOf(all)
  const label = sayIndicator(indicator, words)
  const whose = sayOwn(row, label, view.width, words)
  const narrow = view.width < NARROW
  const text = (brief: boolean) =>
    words.say('spine.value', {
      value: sayFirm(spine, words, brief)[0] ?? '',
      verdict: words.say(`spine.sign.${toldOf(reported)}`),
    })
  // Above the marks a long name is cut short, and what stands behind it with it.
  const beside = !narrow || textWidth(`${label} ${whose}`) < view.width - 12
  return {
    label,
    ...(beside && whose !== '' ? { aside: whose } : {}),
    marks: all.map(({ x, x2, ...rest }) => ({
      ...rest,
      x: place(x),
      ...(x2 === undefined ? {} : { x2: place(x2) }),
    })),
    text: narrow || textWidth(text(false)) > view.width * VALUES_SHARE ? text(true) : text(false),
    small: [beside ? '' : whose, sayOthers(spine, words, narrow)]
      .filter((text) => text !== '')
      .join(words.say('list.semicolon')),
    ...flag.row,
  }
}

/** Where on the row’s own scale a number stands; what lies open stands at the end. */
function scaleOf(marks: readonly RowMark[]): (x: number) => number {
  const ends = marks.flatMap(({ x, x2 }) => [x, x2 ?? x]).filter(Number.isFinite)
  const low = Math.min(...ends)
  const high = Math.max(...ends)
  return (x) => {
    if (!(high > low)) return 50
    const within = Math.min(Math.max(x, low), high)
    return ENDS.low + ((within - low) / (high - low)) * (ENDS.high - ENDS.low)
  }
}
