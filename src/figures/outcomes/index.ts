import type { Words } from '../../i18n/words.ts'
import { distinct } from '../../model/collect.ts'
import { formatNumber } from '../../model/formats.ts'
import { FEW_CASES, oneCaseWeighs } from '../../model/statistics.ts'
import type { Observation } from '../../model/types.ts'
import { type Figure, framed, type LegendItem, type Note, type Tip, type View } from '../figure.ts'
import { type Palette, palette, placeColour } from '../look.ts'
import { cautions, leftOut } from '../notes.ts'
import { outcomesQuestion } from '../questions.ts'
import type { RowMark, RowPlot } from '../rowplot.ts'
import {
  sayIndicator,
  sayList,
  sayPeriod,
  sayPeriodKey,
  sayPlace,
  sayTip,
  sayValue,
  sourcesOf,
} from '../say.ts'
import {
  columnWidth,
  faded,
  type SegmentLabel,
  type StackGroup,
  type StackRow,
  sideBySide,
  stackPlot,
} from '../stackplot.ts'
import { observationCells, observationColumns } from '../tables.ts'
import { sayAside, sayWho } from '../who.ts'
import { MEANINGS, type Meaning, meaningColour } from './meanings.ts'
import {
  type Capacity,
  type Ending,
  type OutcomeGroup,
  type OutcomeRow,
  type OutcomesShown,
  outcomesPeriods,
  showOutcomes,
} from './show.ts'

const REMAINDER = 'remainder'

/** From this width on reconsideration and lawsuits stand side by side, CSS pixels. */
const WIDE = 1000

/** Where pending cases stand, to the right of the scale: not shares of what is decided. */
const LANE = { from: 104, to: 117, width: 18 } as const

/** The ink of rows that rest on few cases. */
const FEW_INK = 0.45

const figure: Figure<Observation, OutcomesShown> = {
  id: 'outcomes',
  question: outcomesQuestion,
  example: {},
  show: (rows, view) => showOutcomes(rows, view),
  periods: outcomesPeriods,

  title: ({ period }, _view, words) =>
    period === null
      ? words.say('outcomes.title')
      : words.say('outcomes.title.period', { period: sayPeriodKey(period, words) }),

  summary(shown, view, words) {
    const rows = rowsOf(shown)
    const [first] = [...rows.filter(({ total }) => view.places.includes(total.jurisdiction_id)), ...rows]
    const greatest = first === undefined ? undefined : greatestOf(first)
    if (first === undefined || greatest === undefined) return words.say('figure.nothing')
    const { all } = shown
    const few = all.filter((row) => row.few).length
    // The commonest of the ends that are stated is the commonest of all only where less than it is left open.
    const open = first.rest > greatest.value
    return [
      words.count('outcomes.summary', new Set(all.map(({ total }) => total.jurisdiction_id)).size, {
        sets: all.length,
        full: all.filter(({ rest }) => rest === 0).length,
      }),
      words.say(open ? 'outcomes.summary.open' : 'outcomes.summary.first', {
        who: sayWho(first.total, words),
        period: sayPeriod(first.total, words),
        indicator: sayIndicator(first.indicator, words),
        total: sayValue(first.total, first.indicator, words),
        outcome: words.say(`outcome.${greatest.meaning}`),
        value: formatNumber(greatest.value, words.lang),
        share: sayShare(greatest.value, first.decided, words),
        rest: formatNumber(first.rest, words.lang),
      }),
      ...(few > 0 ? [words.say('outcomes.summary.few', { count: few, cases: FEW_CASES })] : []),
    ].join(words.say('sentence.space'))
  },

  picture(shown, view, words) {
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
  },

  table(shown, view, words) {
    return {
      caption: this.title(shown, view, words),
      columns: [
        ...observationColumns(words),
        { key: 'capacity', label: words.say('table.capacity'), numeric: false },
        { key: 'outcome', label: words.say('table.outcome'), numeric: false },
        { key: 'decided', label: words.say('table.decided'), numeric: true },
        { key: 'share_decided', label: words.say('table.share_decided'), numeric: true },
        { key: 'rest', label: words.say('table.rest'), numeric: true },
      ],
      rows: shown.groups.flatMap((group) =>
        group.rows.flatMap((row) => [
          [
            ...observationCells(row.total, row.indicator, words),
            { value: words.say(`capacity.${group.capacity}`) },
            { value: words.say('part_role.total') },
            { value: row.decided },
            { value: null },
            { value: row.rest },
          ],
          ...[...row.ends, ...row.pending].map((end) => [
            ...observationCells(end.row, end.indicator, words),
            { value: words.say(`capacity.${group.capacity}`) },
            { value: words.say(`outcome.${end.meaning}`) },
            { value: row.decided },
            {
              value: end.meaning === 'pending' ? null : Math.round((end.value / row.decided) * 10_000) / 100,
            },
            { value: null },
          ]),
        ]),
      ),
    }
  },

  notes(shown, view, words) {
    const rows = rowsOf(shown)
    const named = (list: readonly OutcomeRow[]) =>
      sayList(
        distinct(
          list.map(({ total }) =>
            words.say('outcomes.which', { who: sayWho(total, words), period: sayPeriod(total, words) }),
          ),
        ),
        words,
      )
    const open = rows.filter(({ rest }) => rest > 0)
    const over = rows.filter(({ rest }) => rest < 0)
    const few = rows.filter((row) => row.few)
    return [
      ...leftOut(shown.left, words),
      ...(open.length === 0
        ? []
        : [note('missing', words.say('outcomes.note.rest', { count: open.length, rows: named(open) }))]),
      ...over.map((row) =>
        note(
          'caution',
          words.say('outcomes.note.over', {
            row: named([row]),
            sum: formatNumber(row.decided - row.rest, words.lang),
            total: formatNumber(row.decided, words.lang),
          }),
        ),
      ),
      ...(few.length === 0
        ? []
        : [note('caution', words.say('outcomes.note.few', { cases: FEW_CASES, rows: named(few) }))]),
      note('unlike', words.say('outcomes.note.capacity')),
      ...cautions(observationsOf(shown), words, view.places),
    ]
  },

  sources: (shown) => sourcesOf(observationsOf(shown)),
}

/** How did reconsideration and lawsuits end? Shares of decided cases, pending ones apart. */
export const outcomes = framed(figure)

function note(kind: Note['kind'], text: string): Note {
  return { kind, text }
}

function isReconsideration(capacity: Capacity): boolean {
  return capacity === 'organ' || capacity === 'respondent'
}

function plotOf(groups: readonly OutcomeGroup[], view: View, words: Words, colours: Palette): RowPlot {
  const stacks = groups.map(
    (group): StackGroup => ({
      heading: words.say('outcomes.heading', {
        capacity: words.say(`capacity.${group.capacity}`),
        indicator: sayIndicator(group.indicator, words),
      }),
      rows: group.rows.map((row) => stackRow(row, view, words, colours)),
    }),
  )
  const rows = groups.flatMap((group) => group.rows)
  const pending = rows.some((row) => row.pending.length > 0)
  const furthest = Math.max(100, ...rows.map(({ decided, rest }) => ((decided - rest) / decided) * 100))
  return stackPlot(
    stacks,
    { max: furthest, percent: true, unit: '', lane: pending ? LANE.width : 0 },
    // Names and values stand above their bars, however wide the picture is: the bars need the room.
    { width: view.width, lang: view.lang, above: true },
    colours,
  )
}

function stackRow(row: OutcomeRow, view: View, words: Words, colours: Palette): StackRow {
  const { total, indicator, decided } = row
  const ink = (colour: string) => (row.few ? faded(colour, FEW_INK, colours) : colour)
  const marks: RowMark[] = []
  const labels: SegmentLabel[] = []
  let at = 0
  const place = (value: number, mark: Pick<RowMark, 'kind' | 'fill' | 'stroke' | 'tip'>, texts: string[]) => {
    const x = (at / decided) * 100
    const x2 = ((at + value) / decided) * 100
    marks.push({ ...mark, x, x2 })
    labels.push({ x, x2, texts, on: mark.fill })
    at += value
  }
  for (const end of row.ends) {
    if (view.hidden.includes(end.meaning) || end.value === 0) continue
    const number = formatNumber(end.value, words.lang)
    place(
      end.value,
      { kind: 'segment', fill: ink(meaningColour(end.meaning, view.theme)), tip: tipOf(end, row, words) },
      [`${words.say(`outcome.${end.meaning}`)} ${number}`, number],
    )
  }
  if (row.rest > 0 && !view.hidden.includes(REMAINDER)) {
    const text = words.say('composition.rest', { rest: formatNumber(row.rest, words.lang) })
    place(
      row.rest,
      {
        kind: 'remainder',
        fill: colours.remainder,
        stroke: ink(colours.plain),
        tip: {
          title: `${sayPlace(total, words)}${words.say('list.colon')}${text}`,
          lines: [
            words.say('outcomes.tip.share', {
              share: sayShare(row.rest, decided, words),
              n: formatNumber(row.rest, words.lang),
              d: formatNumber(decided, words.lang),
            }),
            words.say('tip.period', { period: sayPeriod(total, words) }),
            words.say('tip.source', { source: total.source_title }),
          ],
        },
      },
      [text, formatNumber(row.rest, words.lang)],
    )
  }
  if (row.rest < 0)
    marks.push({
      kind: 'tick',
      x: 100,
      fill: colours.ink,
      stroke: colours.ink,
      tip: sayTip(total, indicator, words),
    })
  const [first] = row.pending
  const pending = row.pending.reduce((sum, { value }) => sum + value, 0)
  if (first !== undefined && !view.hidden.includes('pending')) {
    marks.push({
      kind: 'pending',
      x: LANE.from,
      x2: LANE.to,
      fill: colours.paper,
      stroke: meaningColour('pending', view.theme),
      tip: {
        ...sayTip(
          first.row,
          first.indicator,
          words,
          row.pending.map(
            (end) =>
              `${sayIndicator(end.indicator, words)}${words.say('list.colon')}${sayValue(end.row, end.indicator, words)}`,
          ),
        ),
        title: `${sayPlace(total, words)}${words.say('list.colon')}${sayPending(row, pending, words)}`,
      },
    })
    labels.push({
      x: LANE.from,
      x2: LANE.to,
      texts: [formatNumber(pending, words.lang)],
      on: colours.paper,
    })
  }
  const small = [
    ...(row.few ? [words.say('rate.few', { d: formatNumber(decided, words.lang) })] : []),
    ...(pending > 0 ? [words.say('outcomes.pending', { pending: formatNumber(pending, words.lang) })] : []),
  ]
  const chosen = view.places.includes(total.jurisdiction_id)
  return {
    label: sayPlace(total, words),
    aside: sayAside(total, view.width, words),
    ...(chosen ? { colour: placeColour(total.jurisdiction_id, view.places, colours) } : {}),
    marks,
    labels,
    text: sayValue(total, indicator, words),
    ...(small.length === 0 ? {} : { small: small.join(words.say('list.semicolon')) }),
  }
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

function tipOf(end: Ending, row: OutcomeRow, words: Words): Tip {
  return sayTip(end.row, end.indicator, words, [
    words.say('outcomes.tip.share', {
      share: sayShare(end.value, row.decided, words),
      n: formatNumber(end.value, words.lang),
      d: formatNumber(row.decided, words.lang),
    }),
    ...(row.few
      ? [words.say('rate.one_case', { points: formatNumber(oneCaseWeighs(row.decided), words.lang, 1) })]
      : []),
  ])
}

function sayShare(n: number, d: number, words: Words): string {
  return words.say('share', { share: formatNumber((n / d) * 100, words.lang, 1, true) })
}

function greatestOf({ ends }: OutcomeRow): Ending | undefined {
  return [...ends].sort((a, b) => b.value - a.value)[0]
}

function legendOf(shown: OutcomesShown, view: View, words: Words, colours: Palette): LegendItem[] {
  const rows = rowsOf(shown)
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
  return [
    ...MEANINGS.filter((meaning) => meanings.has(meaning) && meaning !== 'pending').map(item),
    ...(rows.some(({ rest }) => rest > 0)
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
  ]
}

function rowsOf(shown: OutcomesShown): OutcomeRow[] {
  return shown.groups.flatMap((group) => [...group.rows])
}

function observationsOf(shown: OutcomesShown): Observation[] {
  return rowsOf(shown).flatMap((row) => [
    row.total,
    ...(row.around === null ? [] : [row.around]),
    ...[...row.ends, ...row.pending].map((end) => end.row),
  ])
}
