import type { Words } from '../../i18n/words.ts'
import { distinct, groupBy } from '../../model/collect.ts'
import { UNLIKE_REASONS } from '../../model/comparability.ts'
import { LAWS, lawsBetween } from '../../model/laws.ts'
import { periodKey } from '../../model/periods.ts'
import { elsewhereNotes } from '../choices.ts'
import type { Note, View } from '../figure.ts'
import { sayBetween } from '../laws.ts'
import { anywayNotes, contradictions, flagNotes, type Unlike } from '../notes.ts'
import { sayIndicator, sayList } from '../say.ts'
import { LEAST_REPORTING, type MatrixCell, type MatrixShown } from './show.ts'

/** What is to be known of the cells that are shown: what is set apart, not told, across a law, of another period. */
export function matrixNotes(
  shown: MatrixShown,
  cells: readonly MatrixCell[],
  view: View,
  words: Words,
): Note[] {
  const rows = cells.flatMap(({ row, others }) => [row, ...others])
  return [
    ...anywayNotes([], joinedOf(cells), words),
    ...flagNotes(rows, view, words),
    ...cells.flatMap((cell) => contradictions([cell], cell.indicator, words, view.taken)),
    ...anywayNotes(apartOf(cells), [], words),
    ...silentNotes(cells, words),
    ...countedNotes(cells, words),
    ...lawNotes(cells, words),
    ...dispersedNotes(cells, words),
    ...manyNotes(cells, words),
    ...elsewhereNotes(view.near ? insteadOf(cells) : lackingOf(shown), view.near, words),
    ...ownNotes(shown, words),
    ...(cells.some(({ by }) => by === 'per10k') ? [caution('matrix.note.per10k', words)] : []),
    caution(shown.benchmark === 'own' ? 'matrix.note.periods.own' : 'matrix.note.periods', words),
  ]
}

function joinedOf(cells: readonly MatrixCell[]): Unlike[] {
  return cells.flatMap(({ row, indicator, standing: { joined } }) =>
    joined === undefined ? [] : [{ row, indicator, reason: joined }],
  )
}

function apartOf(cells: readonly MatrixCell[]): Unlike[] {
  return cells.flatMap(({ row, indicator, standing: { why } }) => {
    const reason = UNLIKE_REASONS.find((one) => one === why)
    return reason === undefined ? [] : [{ row, indicator, reason }]
  })
}

/** Why cells are not judged though they are like the others: one note for each reason, with the indicators. */
function silentNotes(cells: readonly MatrixCell[], words: Words): Note[] {
  const unlike: readonly string[] = UNLIKE_REASONS
  const silent = cells.filter(
    ({ standing: { why } }) => why !== undefined && why !== 'no_level' && !unlike.includes(why),
  )
  return [...groupBy(silent, ({ standing }) => standing.why ?? '')].map(([why, list]): Note => {
    const names = distinct(list.map(({ indicator }) => sayIndicator(indicator, words)))
    return {
      kind: 'caution',
      text: words.count('matrix.note.silent', list.length, {
        reason: words.say(`matrix.why.${why}`),
        indicators: sayList(names, words),
      }),
      href: '#/method?s=benchmark',
    }
  })
}

/** That cells are held against their own past by counts, and of which indicators. */
function countedNotes(cells: readonly MatrixCell[], words: Words): Note[] {
  const counted = cells.filter(({ standing }) => standing.byCounts === true)
  if (counted.length === 0) return []
  const names = distinct(counted.map(({ indicator }) => sayIndicator(indicator, words)))
  return [
    {
      kind: 'caution',
      text: words.count('matrix.note.by_counts', counted.length, { indicators: sayList(names, words) }),
      href: '#/method?s=benchmark',
    },
  ]
}

/** Which changes of law stand between cells and their own past, with how many cells and of which indicators. */
function lawNotes(cells: readonly MatrixCell[], words: Words): Note[] {
  return LAWS.flatMap((law): Note[] => {
    const across = cells.filter(
      ({ standing: { basis, other }, row, indicator }) =>
        basis === 'own' && other !== undefined && lawsBetween(other, row, indicator).includes(law),
    )
    if (across.length === 0) return []
    const names = distinct(across.map(({ indicator }) => sayIndicator(indicator, words)))
    return [
      {
        kind: 'caution',
        text: words.count('matrix.note.law', across.length, {
          clause: sayBetween(law, words),
          indicators: sayList(names, words),
        }),
        href: '#/method?s=laws',
      },
    ]
  })
}

/** Of which indicators the pooled rates differ by more than chance: there most places can be told from the pool. */
function dispersedNotes(cells: readonly MatrixCell[], words: Words): Note[] {
  const names = distinct(
    cells
      .filter(({ standing: { dispersion } }) => dispersion !== undefined)
      .map(({ indicator }) => sayIndicator(indicator, words)),
  )
  return names.length === 0
    ? []
    : [
        {
          kind: 'caution',
          text: words.say('matrix.note.dispersed', { indicators: sayList(names, words) }),
          href: '#/method?s=funnel',
        },
      ]
}

/** From so many cells on, held each at 5 %, one is expected to be told by chance alone. */
const MANY = 20

/** That every cell is judged by itself, so that of many a few are told by chance. */
function manyNotes(cells: readonly MatrixCell[], words: Words): Note[] {
  const held = cells.filter(
    ({ standing: { verdict, why } }) => verdict !== 'unjudged' && why === undefined,
  ).length
  return held < MANY
    ? []
    : [
        {
          kind: 'caution',
          text: words.say('matrix.note.many', { cells: held }),
          href: '#/method?s=benchmark',
        },
      ]
}

/** What the chosen places report for other periods only. */
function lackingOf({ columns, places }: MatrixShown) {
  const shown = new Set(places.map(({ id }) => id))
  return columns.flatMap(({ elsewhere }) =>
    [...elsewhere].filter(([id]) => shown.has(id)).map(([, one]) => one),
  )
}

/** Whose value is of another period, by the visitor’s will. */
function insteadOf(cells: readonly MatrixCell[]) {
  return cells.filter(({ instead }) => instead).map(({ row }) => ({ row, periods: [periodKey(row)] }))
}

function ownNotes({ own, level, places, columns }: MatrixShown, words: Words): Note[] {
  const fill = { places: places.length, indicators: columns.length, least: LEAST_REPORTING }
  return [
    ...(level === null
      ? []
      : [
          {
            kind: 'caution' as const,
            text: words.say('matrix.note.own_level', { level: words.say(`level.${level}`) }),
          },
        ]),
    ...(own.indicators
      ? [{ kind: 'caution' as const, text: words.say('matrix.note.own_indicators', fill) }]
      : []),
    ...(own.places ? [{ kind: 'caution' as const, text: words.say('matrix.note.own_places', fill) }] : []),
  ]
}

function caution(key: string, words: Words): Note {
  return { kind: 'caution', text: words.say(key) }
}
