import type { Words } from '../../i18n/words.ts'
import { distinct } from '../../model/collect.ts'
import { FEW_CASES, oneCaseWeighs } from '../../model/statistics.ts'
import type { Observation } from '../../model/types.ts'
import { elsewhereNotes, sayChosen } from '../choices.ts'
import { type Figure, framed, type Note, type TableTwin, type View } from '../figure.ts'
import { sayBetween } from '../leftover.ts'
import {
  anywayNotes,
  cautions,
  contradictions,
  flagNotes,
  leftOut,
  sayUnlike,
  type Unlike,
} from '../notes.ts'
import { outcomesQuestion } from '../questions.ts'
import { sayIndicator, sayList, sayPeriod, sayPeriodKey, sayValue, sourcesOf } from '../say.ts'
import { hundredths, observationCells, observationColumns } from '../tables.ts'
import { sayWho } from '../who.ts'
import { observationsOf, outcomesPicture, rowsOf, sayOpen, sayShareOf } from './draw.ts'
import {
  type Ending,
  type OutcomeGroup,
  type OutcomeRow,
  type OutcomesShown,
  outcomesPeriods,
  shareOfDecided,
  showOutcomes,
} from './show.ts'

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
    const open = first.check.verdict !== 'closes' && first.check.rest.high > greatest.value
    return [
      words.count('outcomes.summary', new Set(all.map(({ total }) => total.jurisdiction_id)).size, {
        sets: all.length,
        full: all.filter(({ check }) => check.verdict === 'closes').length,
      }),
      words.say(open ? 'outcomes.summary.open' : 'outcomes.summary.first', {
        who: sayWho(first.total, words),
        period: sayPeriod(first.total, words),
        indicator: sayIndicator(first.indicator, words),
        total: sayValue(first.total, first.indicator, words),
        outcome: words.say(`outcome.${greatest.meaning}`),
        value: sayBetween(greatest.stated, words, 0),
        share: sayShareOf(greatest, first, words),
        rest: sayOpen(first, words) ?? '',
      }),
      ...(few > 0 ? [words.say('outcomes.summary.few', { count: few, cases: FEW_CASES })] : []),
    ].join(words.say('sentence.space'))
  },

  picture: outcomesPicture,

  table(shown, view, words) {
    return tableOf(shown, this.title(shown, view, words), view, words)
  },

  notes(shown, view, words) {
    const rows = rowsOf(shown)
    const all = observationsOf(shown)
    return [
      ...(shown.unlevelled ? [note('missing', words.say('figure.unlevelled'))] : []),
      ...(shown.absent === null
        ? []
        : [note('missing', words.say('outcomes.absent', { asked: sayPeriodKey(shown.absent, words) }))]),
      ...elsewhereNotes(shown.elsewhere, view.near, words),
      ...leftOut(shown.left, words),
      ...sumNotes(rows, words),
      note('unlike', words.say('outcomes.note.capacity')),
      ...anywayNotes(
        shown.groups.flatMap(({ rows: some, reason }) => some.flatMap((row) => unlikeOf(row, reason))),
        rows.flatMap((row) => unlikeOf(row, row.joined)),
        words,
      ),
      ...rows.flatMap(({ total, others, indicator }) =>
        contradictions([{ row: total, others }], indicator, words, view.taken),
      ),
      ...flagNotes(all, view, words),
      ...cautions(all, words, view.places),
    ]
  },

  sources: (shown) => sourcesOf(observationsOf(shown)),
}

/** How did reconsideration and lawsuits end? Shares of decided cases, pending ones apart. */
export const outcomes = framed(figure)

function note(kind: Note['kind'], text: string): Note {
  return { kind, text }
}

function unlikeOf({ total, indicator }: OutcomeRow, reason: OutcomeGroup['reason']): Unlike[] {
  return reason === null ? [] : [{ row: total, indicator, reason }]
}

/** What is not accounted for, what exceeds its total, what rests on few cases. */
function sumNotes(rows: readonly OutcomeRow[], words: Words): Note[] {
  const which = ({ total }: OutcomeRow) =>
    words.say('outcomes.which', { who: sayWho(total, words), period: sayPeriod(total, words) })
  const named = (list: readonly OutcomeRow[]) => sayList(distinct(list.map(which)), words)
  const open = rows.filter((row) => sayOpen(row, words) !== null)
  const over = rows.filter(({ check }) => check.verdict === 'over')
  const few = rows.filter((row) => row.few)
  return [
    ...(open.length === 0
      ? []
      : [note('missing', words.say('outcomes.note.rest', { count: open.length, rows: named(open) }))]),
    ...over.map((row) =>
      note(
        'caution',
        words.say('outcomes.note.over', {
          row: named([row]),
          sum: sayBetween(row.check.sum, words, 0),
          total: sayValue(row.total, row.indicator, words),
        }),
      ),
    ),
    ...(few.length === 0
      ? []
      : [note('caution', words.say('outcomes.note.few', { cases: FEW_CASES, rows: named(few) }))]),
  ]
}

function tableOf(shown: OutcomesShown, caption: string, view: View, words: Words): TableTwin {
  const { flags } = view.catalogue
  return {
    caption,
    columns: [
      ...observationColumns(words),
      { key: 'capacity', label: words.say('table.capacity'), numeric: false },
      { key: 'outcome', label: words.say('table.outcome'), numeric: false },
      { key: 'decided', label: words.say('table.decided'), numeric: true },
      { key: 'share_decided', label: words.say('table.share_decided'), numeric: true },
      { key: 'one_case_decided', label: words.say('table.one_case'), numeric: true },
      { key: 'rest', label: words.say('table.rest'), numeric: true },
      { key: 'apart', label: words.say('table.apart'), numeric: false },
      { key: 'choice', label: words.say('table.choice'), numeric: false },
    ],
    rows: shown.groups.flatMap((group) =>
      group.rows.flatMap((row) => {
        const reason = row.joined ?? group.reason
        const why =
          reason === null ? '' : sayUnlike({ row: row.total, indicator: row.indicator, reason }, words)
        const chosen = { joined: row.joined !== null, period: shown.period }
        const behind = [{ value: why }, { value: sayChosen(row.total, chosen, view, words) }]
        const capacity = { value: words.say(`capacity.${group.capacity}`) }
        const decided = { value: row.decided, text: sayBetween(row.decidedSpan, words, 0) }
        const weight = { value: row.few ? hundredths(oneCaseWeighs(row.decided)) : null }
        const open = sayOpen(row, words)
        return [
          [
            ...observationCells(row.total, row.indicator, words, flags),
            capacity,
            { value: words.say('part_role.total') },
            decided,
            { value: null },
            weight,
            { value: row.rest, ...(open === null ? {} : { text: open }) },
            ...behind,
          ],
          ...[
            ...row.ends.map((end) => ({ end, share: shareCell(end, row, words) })),
            ...[...row.unstated, ...row.pending].map((end) => ({ end, share: { value: null } })),
          ].map(({ end, share }) => [
            ...observationCells(end.row, end.indicator, words, flags),
            capacity,
            { value: words.say(`outcome.${end.meaning}`) },
            decided,
            share,
            weight,
            { value: null },
            ...behind,
          ]),
        ]
      }),
    ),
  }
}

/** The share of the cases decided, in per cent; where it is an interval, in words alone. */
function shareCell(end: Ending, row: OutcomeRow, words: Words): { value: number | null; text?: string } {
  const share = shareOfDecided(end.stated, row)
  if (share === null) return { value: null }
  return share.low === share.high
    ? { value: hundredths(share.low) }
    : { value: null, text: sayShareOf(end, row, words) }
}

function greatestOf({ ends }: OutcomeRow): Ending | undefined {
  return [...ends].sort((a, b) => b.value - a.value)[0]
}
