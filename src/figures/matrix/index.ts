import type { Answer } from '../../db/query.ts'
import type { Words } from '../../i18n/words.ts'
import { UNLIKE_REASONS } from '../../model/comparability.ts'
import { hasBenchmark } from '../../model/standing.ts'
import { intervalOf } from '../../model/statistics.ts'
import type { Observation } from '../../model/types.ts'
import { sayChosen } from '../choices.ts'
import { type Figure, heededOf, type OpenFigure, openWith, type TableCell, type View } from '../figure.ts'
import { sayUnlike } from '../notes.ts'
import { everythingQuestion } from '../questions.ts'
import { sayNote, sayPeriod, sayUnitBy, sourcesOf } from '../say.ts'
import { hundredths, observationCells, observationColumns } from '../tables.ts'
import { matrixNotes } from './notes.ts'
import { matrixPicture } from './picture.ts'
import { heldBy, sayBenchmark, sayStanding } from './say.ts'
import { type MatrixCell, type MatrixShown, matrixPeriods, showMatrix } from './show.ts'

const figure: Figure<Observation, MatrixShown> = {
  id: 'matrix',
  question: everythingQuestion,
  example: {},
  show: showMatrix,
  periods: matrixPeriods,

  title: ({ places, columns, benchmark }, { catalogue }, words) =>
    words.say('matrix.title', {
      places: words.count('matrix.places', places.length),
      indicators: words.count('matrix.indicators', columns.length),
      benchmark: sayBenchmark(benchmark, catalogue, words),
    }),

  summary({ tally, benchmark }, { catalogue }, words) {
    const { cells, filled, judged } = tally
    if (filled === 0) return words.say('matrix.summary.nothing', { cells })
    const { polar, neutral } = judged
    const sum = (some: typeof polar) => Object.values(some).reduce((all, one) => all + one, 0)
    const told = (some: typeof polar) => some.better + some.worse
    const fill = { benchmark: sayBenchmark(benchmark, catalogue, words) }
    return [
      ...(sum(polar) === 0
        ? [words.say('matrix.summary.no_polar')]
        : [
            words.say(told(polar) === 0 ? 'matrix.summary.polar.none' : 'matrix.summary.polar', {
              ...fill,
              ...{ of: sum(polar), told: told(polar), better: polar.better, worse: polar.worse },
              ...{ cannot: polar.cannot_tell, unjudged: polar.unjudged },
            }),
          ]),
      ...(sum(neutral) === 0
        ? []
        : [
            words.say('matrix.summary.neutral', {
              ...fill,
              ...{ of: sum(neutral), higher: neutral.higher, lower: neutral.lower },
              ...{ cannot: neutral.cannot_tell, unjudged: neutral.unjudged },
            }),
          ]),
      words.say('matrix.summary.filled', { filled, cells }),
    ].join(words.say('sentence.space'))
  },

  /** As it is taken away; on the page a grid shows it, which scrolls. */
  picture: matrixPicture,

  table(shown, view, words) {
    const column = (key: string, numeric = false) => ({
      key,
      label: words.say(`matrix.column.${key}`),
      numeric,
    })
    const known = (key: string, numeric = false) => ({ key, label: words.say(`table.${key}`), numeric })
    return {
      caption: this.title(shown, view, words),
      columns: [
        ...observationColumns(words),
        ...[known('per10k', true), known('population', true), known('population_as_of')],
        ...[known('low', true), known('high', true), column('interval_unit')],
        ...[known('apart'), known('choice')],
        ...[column('against'), column('basis'), column('others', true)],
        ...[column('benchmark', true), column('benchmark_low', true), column('benchmark_high', true)],
        ...[column('benchmark_unit'), column('verdict'), column('why')],
      ],
      rows: cellsOf(shown).map((cell) => tableCells(cell, shown, view, words)),
    }
  },

  notes: (shown, view, words) => matrixNotes(shown, cellsOf(shown), view, words),

  heeds: (shown, { by }) => ({
    ...(shown.columns.some(({ divisible }) => divisible) ? { by: by ?? 'per10k' } : {}),
    intervals: cellsOf(shown).some(({ row, indicator, by }) => intervalOf(row, indicator, by) !== null),
  }),

  sources: (shown) => sourcesOf(cellsOf(shown).map(({ row }) => row)),
}

/** What the page says above the grid. */
export function answerMatrix(shown: MatrixShown, view: View, words: Words) {
  return { title: figure.title(shown, view, words), summary: figure.summary(shown, view, words) }
}

/** What the page says of it below the grid, and which choices mean something; the table is made when it is asked for. */
export function aboutMatrix(shown: MatrixShown, view: View, words: Words) {
  const notes = figure.notes(shown, view, words)
  return {
    title: figure.title(shown, view, words),
    notes,
    sources: figure.sources(shown, words),
    heeded: { ...heededOf(notes, words), ...figure.heeds?.(shown, view, words) },
  }
}

/** Places by indicators over all observations, for title, answer, table, notes and the picture that leaves; the page draws the grid. */
export function openMatrix(answer: Answer<Observation>): OpenFigure {
  return openWith(figure, answer, {})
}

/** The cells that are shown, row by row. */
export function cellsOf({ places, columns }: Pick<MatrixShown, 'places' | 'columns'>): MatrixCell[] {
  return places.flatMap(({ id }) => columns.flatMap(({ cells }) => cells.get(id) ?? []))
}

function tableCells(
  cell: MatrixCell,
  { benchmark, columns }: MatrixShown,
  view: View,
  words: Words,
): TableCell[] {
  const { row, indicator, by, at, standing } = cell
  const interval = intervalOf(row, indicator, by)
  const apart = standing.joined ?? UNLIKE_REASONS.find((reason) => reason === standing.why)
  const period = columns.find((column) => column.indicator.id === indicator.id)?.period ?? null
  return [
    ...observationCells(row, indicator, words, view.catalogue.flags),
    { value: by === 'per10k' ? hundredths(at) : null },
    { value: by === 'per10k' ? row.population : null },
    { value: by === 'per10k' ? row.population_as_of : null },
    { value: hundredths(interval?.low ?? null) },
    { value: hundredths(interval?.high ?? null) },
    { value: interval === null ? '' : sayUnitBy(indicator, by, words) },
    { value: apart === undefined ? '' : sayUnlike({ row, reason: apart, indicator }, words) },
    { value: sayChosen(row, { joined: standing.joined !== undefined, period }, view, words) },
    { value: sayBenchmark(benchmark, view.catalogue, words) },
    { value: standing.others === 0 ? '' : sayBasis(standing, words) },
    { value: standing.others },
    { value: hundredths(standing.benchmark) },
    { value: hundredths(standing.low) },
    { value: hundredths(standing.high) },
    { value: hasBenchmark(standing) ? sayUnitBy(indicator, heldBy(cell), words) : '' },
    { value: words.say(`matrix.verdict.${standing.verdict}`) },
    { value: sayExplained(cell, words) },
  ]
}

/** How a cell stands, with the note of the one value that it is held against: that is in no other column. */
function sayExplained(cell: MatrixCell, words: Words): string {
  const { other } = cell.standing
  const note = other === undefined ? null : sayNote(other, words)
  return [
    sayStanding(cell, words),
    ...(other === undefined || note === null
      ? []
      : [words.say('matrix.stands.noted', { period: sayPeriod(other, words), note })]),
  ].join(words.say('list.semicolon'))
}

function sayBasis({ basis, byCounts }: MatrixCell['standing'], words: Words): string {
  return words.say(byCounts === true ? 'matrix.basis.own.by_counts' : `matrix.basis.${basis}`)
}
