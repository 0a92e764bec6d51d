import type { Words } from '../../i18n/words.ts'
import { formatNumber } from '../../model/formats.ts'
import { oneCaseWeighs } from '../../model/statistics.ts'
import type { Observation } from '../../model/types.ts'
import type { LegendItem, Picture, Tip, View } from '../figure.ts'
import { leftoverMarks, openOf, sayBetween, sayShareSpan } from '../leftover.ts'
import { legendOfKinds, MISSING_SIGNS, type Palette, palette, placeColour } from '../look.ts'
import { flagged, sayUnlike } from '../notes.ts'
import type { RowMark, RowPlot } from '../rowplot.ts'
import { isMove, sayIndicator, sayMove, sayPeriod, sayPlace, sayTip, sayValue } from '../say.ts'
import {
  columnWidth,
  faded,
  type SegmentLabel,
  type StackGroup,
  type StackRow,
  sideBySide,
  stackPlot,
} from '../stackplot.ts'
import { valueWords } from '../valuemarks.ts'
import { sayAside } from '../who.ts'
import { MEANINGS, type Meaning, meaningColour } from './meanings.ts'
import {
  type Capacity,
  type Ending,
  type OutcomeGroup,
  type OutcomeRow,
  type OutcomesShown,
  shareOfDecided,
  type Unstated,
} from './show.ts'

/** The legend's key of what is not accounted for. */
const REMAINDER = 'remainder'

/** From this width on reconsideration and lawsuits stand side by side, CSS pixels. */
const WIDE = 1000

/** Where pending cases stand, to the right of the scale: not shares of what is decided. */
const LANE = { gap: 4, length: 13, width: 14 } as const

/** The ink of rows that rest on few cases, and of rows that are unlike the others, outlined. */
const FEW_INK = 0.45
const UNLIKE_INK = 0.15

/** Shares of decided cases as stacked bars, pending ones apart; null where there is nothing to draw. */
export function outcomesPicture(shown: OutcomesShown, view: View, words: Words): Picture | null {
  if (shown.groups.length === 0) return null
  const colours = palette(view.theme)
  const reconsideration = shown.groups.filter(({ capacity }) => isReconsideration(capacity))
  const lawsuits = shown.groups.filter(({ capacity }) => !isReconsideration(capacity))
  const beside = view.width >= WIDE && reconsideration.length > 0 && lawsuits.length > 0
  const column = { ...view, width: columnWidth(view.width) }
  const plot = beside
    ? sideBySide(
        plotOf(reconsideration, column, words, colours),
        plotOf(lawsuits, column, words, colours),
        view.width,
      )
    : plotOf(shown.groups, view, words, colours)
  return { ...plot, legend: legendOf(shown, view, words, colours) }
}

/** All breakdowns that are drawn, in their order. */
export function rowsOf(shown: OutcomesShown): OutcomeRow[] {
  return shown.groups.flatMap((group) => [...group.rows])
}

/** Every observation that the picture rests on. */
export function observationsOf(shown: OutcomesShown): Observation[] {
  return rowsOf(shown).flatMap((row) => [
    row.total,
    ...row.others,
    ...(row.around === null ? [] : [row.around]),
    ...[...row.ends, ...row.unstated, ...row.pending].map((end) => end.row),
  ])
}

/** The share of the cases decided that ended so; an interval where bounds or roundings make it one. */
export function sayShareOf(end: Ending, row: OutcomeRow, words: Words): string {
  const share = shareOfDecided(end.stated, row)
  return share === null ? sayValue(end.row, end.indicator, words) : sayShareSpan(share, words)
}

/** What is not accounted for, in words; null where the ends that are stated certainly leave nothing. */
export function sayOpen({ check }: OutcomeRow, words: Words): string | null {
  const open = check.verdict === 'closes' ? null : openOf(check.rest)
  return open === null ? null : sayBetween(open, words)
}

function isReconsideration(capacity: Capacity): boolean {
  return capacity === 'organ' || capacity === 'respondent'
}

interface Drawing {
  readonly view: View
  readonly words: Words
  readonly colours: Palette
  /** Where the lane of pending cases begins, on the scale. */
  readonly lane: number
}

function plotOf(groups: readonly OutcomeGroup[], view: View, words: Words, colours: Palette): RowPlot {
  const rows = groups.flatMap((group) => group.rows)
  const furthest = Math.max(100, ...rows.map(endOf))
  const pending = rows.some((row) => row.pending.length > 0)
  const drawing: Drawing = { view, words, colours, lane: furthest + LANE.gap }
  const stacks = groups.map(
    (group): StackGroup => ({
      heading: sayGroup(group, words),
      rows: group.rows.map((row) => stackRow(row, group.reason !== null || row.joined !== null, drawing)),
    }),
  )
  return stackPlot(
    stacks,
    { max: furthest, percent: true, unit: '', lane: pending ? LANE.gap + LANE.width : 0 },
    // Names and values stand above their bars, however wide the picture is: the bars need the room.
    { width: view.width, lang: view.lang, above: true },
    colours,
  )
}

/** Where a row's marks end, in per cent of its decided cases. */
function endOf({ decided, rest, check }: OutcomeRow): number {
  const sum = decided - rest
  const open = check.verdict === 'closes' ? null : openOf(check.rest)
  const end = open !== null && Number.isFinite(open.high) ? Math.max(sum, sum + open.high) : sum
  // Where roundings alone carry the end past the total, the scale still ends there.
  return (100 * end) / decided > 101 ? (100 * end) / decided : 100
}

/** In whose capacity, of which total, and why the rows stand apart. */
export function sayGroup({ capacity, indicator, reason, rows }: OutcomeGroup, words: Words): string {
  const heading = words.say('outcomes.heading', {
    capacity: words.say(`capacity.${capacity}`),
    indicator: sayIndicator(indicator, words),
  })
  const [first] = rows
  return reason === null || first === undefined
    ? heading
    : words.say('outcomes.apart', {
        heading,
        reason: sayUnlike({ row: first.total, indicator, reason }, words),
      })
}

function stackRow(row: OutcomeRow, apart: boolean, drawing: Drawing): StackRow {
  const { view, words, colours } = drawing
  const { total, indicator, decided } = row
  const ink = (colour: string) => (row.few ? faded(colour, FEW_INK, colours) : colour)
  const marks: RowMark[] = []
  const labels: SegmentLabel[] = []
  const scale = (value: number) => (value / decided) * 100
  let at = 0
  for (const end of row.ends) {
    if (view.hidden.includes(end.meaning) || end.value === 0) continue
    const colour = ink(meaningColour(end.meaning, view.theme))
    const fill = apart ? faded(colour, UNLIKE_INK, colours) : colour
    const mark = {
      x: scale(at),
      x2: scale(at + end.value),
      fill,
      tip: tipOf(end, row, view, words),
      ...flagged(end.row, view, words).mark,
    }
    marks.push(apart ? { ...mark, kind: 'remainder', stroke: colour } : { ...mark, kind: 'segment' })
    marks.push(...boundOf(end, mark, colours))
    const number = sayBetween(end.stated, words, 0)
    const texts = [`${words.say(`outcome.${end.meaning}`)} ${number}`, number]
    labels.push({ x: mark.x, x2: mark.x2, texts, on: fill })
    at += end.value
  }
  const rest = leftover(row, at, scale, drawing)
  marks.push(...rest.marks)
  labels.push(...rest.labels)
  const against = flagged(total, view, words)
  if (row.check.verdict === 'over')
    marks.push({
      kind: 'tick',
      x: 100,
      fill: colours.ink,
      stroke: colours.ink,
      tip: sayTip(total, indicator, words, against.lines),
      ...against.mark,
    })
  const pending = pendingOf(row, drawing)
  const chosen = view.places.includes(total.jurisdiction_id)
  const small = smallOf(row, words)
  return {
    label: sayPlace(total, words),
    aside: sayAside(total, view.width, words),
    ...(chosen ? { colour: placeColour(total.jurisdiction_id, view.places, colours) } : {}),
    marks: [...marks, ...pending.marks],
    labels: [...labels, ...pending.labels],
    ...valueWords(total, indicator, words),
    ...against.row,
    ...(small === '' ? {} : { small }),
  }
}

/** That an end is a bound, approximate or a range, over its segment. */
function boundOf(
  { row: { value, value_high, value_kind } }: Ending,
  mark: Pick<RowMark, 'fill' | 'tip'> & { readonly x: number; readonly x2: number },
  colours: Palette,
): RowMark[] {
  const stroke = colours.ink
  if (value_kind === 'at_least') return [{ ...mark, kind: 'barAtLeast', stroke }]
  if (value_kind === 'at_most') return [{ ...mark, kind: 'barAtMost', stroke }]
  if (value_kind === 'about') return [{ ...mark, kind: 'barAbout', stroke }]
  if (value_kind !== 'range' || value === null || value_high === null) return []
  const perUnit = (mark.x2 - mark.x) / ((value + value_high) / 2)
  return [{ ...mark, kind: 'range', x: mark.x + value * perUnit, x2: mark.x + value_high * perUnit, stroke }]
}

interface Drawn {
  readonly marks: readonly RowMark[]
  readonly labels: readonly SegmentLabel[]
}

/** What the ends leave open, from where they end. */
function leftover(row: OutcomeRow, at: number, scale: (value: number) => number, drawing: Drawing): Drawn {
  const { view, words, colours } = drawing
  const { total, check } = row
  const open = check.verdict === 'closes' ? null : openOf(check.rest)
  if (open === null || view.hidden.includes(REMAINDER)) return { marks: [], labels: [] }
  const between = sayBetween(open, words, 0)
  const text = words.say('composition.rest', { rest: between })
  const share = shareOfDecided(open, row)
  const marks = leftoverMarks({
    open,
    from: at,
    total: at + Math.max(0, row.rest),
    place: scale,
    stroke: row.few ? faded(colours.plain, FEW_INK, colours) : colours.plain,
    colours,
    tip: {
      title: `${sayPlace(total, words)}${words.say('list.colon')}${text}`,
      lines: [
        ...(share === null
          ? []
          : [
              words.say('outcomes.tip.share', {
                share: sayShareSpan(share, words),
                n: between,
                d: sayBetween(row.decidedSpan, words, 0),
              }),
            ]),
        words.say('tip.period', { period: sayPeriod(total, words) }),
        words.say('tip.source', { source: total.source_title }),
      ],
    },
  })
  const x2 = scale(at + Math.max(0, row.rest))
  return { marks, labels: [{ x: scale(at), x2, texts: [text, between], on: colours.remainder }] }
}

/** Pending cases, in their lane. */
function pendingOf(row: OutcomeRow, { view, words, colours, lane }: Drawing): Drawn {
  const [first] = row.pending
  if (first === undefined || view.hidden.includes('pending')) return { marks: [], labels: [] }
  const pending = row.pending.reduce((sum, { value }) => sum + value, 0)
  const told = sayTip(first.row, first.indicator, words, [
    ...row.pending.map(
      (end) =>
        `${sayIndicator(end.indicator, words)}${words.say('list.colon')}${sayValue(end.row, end.indicator, words)}`,
    ),
    ...flagged(first.row, view, words).lines,
  ])
  return {
    marks: [
      {
        kind: 'pending',
        x: lane,
        x2: lane + LANE.length,
        fill: colours.paper,
        stroke: meaningColour('pending', view.theme),
        tip: {
          ...told,
          title: `${sayPlace(row.total, words)}${words.say('list.colon')}${sayPending(row, pending, words)}`,
        },
        ...flagged(first.row, view, words).mark,
      },
    ],
    labels: [
      {
        x: lane,
        x2: lane + LANE.length,
        texts: [formatNumber(pending, words.lang)],
        on: colours.paper,
      },
    ],
  }
}

/** Few cases with what one weighs, pending cases, parts that are named without a number. */
function smallOf(row: OutcomeRow, words: Words): string {
  const pending = row.pending.reduce((sum, { value }) => sum + value, 0)
  return [
    ...(row.few
      ? [words.say('rate.few', { d: formatNumber(row.decided, words.lang) }), sayOneCase(row, words)]
      : []),
    ...(pending > 0 ? [words.say('outcomes.pending', { pending: formatNumber(pending, words.lang) })] : []),
    ...row.unstated.map((part) => sayUnstated(part, words)),
  ].join(words.say('list.semicolon'))
}

/** Why a part has no number, its sign before it; or which way it moved. */
function sayUnstated({ row, indicator, meaning }: Unstated, words: Words): string {
  const value = isMove(row, indicator)
    ? sayMove(row, indicator, words)
    : `${MISSING_SIGNS[row.missing_reason ?? 'not_stated']} ${sayValue(row, indicator, words)}`
  return `${words.say(`outcome.${meaning}`)}${words.say('list.colon')}${value}`
}

/** What one case weighs in shares of that many decided cases. */
function sayOneCase({ decided }: OutcomeRow, words: Words): string {
  return words.say('rate.one_case', { points: formatNumber(oneCaseWeighs(decided), words.lang, 1) })
}

/** `2 of them pending`, or `3 more pending (of 21)` where the total is of decided cases only. */
function sayPending({ around }: OutcomeRow, pending: number, words: Words): string {
  const fill = { pending: formatNumber(pending, words.lang) }
  return around === null
    ? words.say('outcomes.pending.inside', fill)
    : words.say('outcomes.pending.beside', {
        ...fill,
        all: formatNumber(around.value ?? 0, words.lang),
      })
}

function tipOf(end: Ending, row: OutcomeRow, view: View, words: Words): Tip {
  return sayTip(end.row, end.indicator, words, [
    words.say('outcomes.tip.share', {
      share: sayShareOf(end, row, words),
      n: sayBetween(end.stated, words, 0),
      d: sayBetween(row.decidedSpan, words, 0),
    }),
    ...(row.few ? [sayOneCase(row, words)] : []),
    ...(row.joined === null
      ? []
      : [sayUnlike({ row: row.total, indicator: row.indicator, reason: row.joined }, words)]),
    ...flagged(end.row, view, words).lines,
  ])
}

function legendOf(shown: OutcomesShown, view: View, words: Words, colours: Palette): LegendItem[] {
  const rows = rowsOf(shown)
  const all = observationsOf(shown)
  const meanings = new Set(
    rows.flatMap(({ ends, pending }) => [...ends, ...pending].map((end) => end.meaning)),
  )
  const item = (key: Meaning): LegendItem => ({
    key,
    label: words.say(`outcome.${key}`),
    colour: meaningColour(key, view.theme),
    glyph: key === 'pending' ? 'hollow' : 'square',
    toggles: true,
  })
  const kinds = legendOfKinds(
    // Shares rest on decided cases; a zero has no mark in a stack.
    all.map((row) => ({ ...row, d: null, value: row.value === 0 ? null : row.value })),
    {
      unlike:
        shown.groups.some(({ reason }) => reason !== null) || rows.some(({ joined }) => joined !== null),
      flags: all.some((row) => view.catalogue.flags.has(row.id)),
    },
    colours,
    words,
  )
  return [
    ...MEANINGS.filter((meaning) => meanings.has(meaning) && meaning !== 'pending').map(item),
    ...(rows.some((row) => sayOpen(row, words) !== null)
      ? [
          {
            key: REMAINDER,
            label: words.say('legend.remainder'),
            colour: colours.plain,
            glyph: 'hollow' as const,
            toggles: true,
          },
        ]
      : []),
    ...(meanings.has('pending') ? [item('pending')] : []),
    ...(rows.some((row) => row.few)
      ? [
          {
            key: 'few',
            label: words.say('legend.few'),
            colour: colours.plain,
            glyph: 'pale' as const,
            toggles: false,
          },
        ]
      : []),
    ...kinds,
  ]
}
