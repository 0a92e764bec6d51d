import type { Words } from '../../i18n/words.ts'
import { nameIn } from '../../model/catalogue.ts'
import { formatPerHead } from '../../model/formats.ts'
import type { Indicator, Observation } from '../../model/types.ts'
import { hasLevel } from '../../model/values.ts'
import { sayChosen } from '../choices.ts'
import { type Figure, framed, type Note, type TableCell, type TableColumn, type View } from '../figure.ts'
import { sayBetween } from '../laws.ts'
import { anywayNotes, cautions, contradictions, flagNotes, sayUnlike } from '../notes.ts'
import { indicatorQuestion } from '../questions.ts'
import { sayIndicator, sayList, sayPlace, sourcesOf } from '../say.ts'
import { type PlacedValue, placedCells, placedColumns } from '../tables.ts'
import { laneAlone, lines, panels } from './draw.ts'
import { beyond } from './frame.ts'
import { lawNotes, lawsOfSeries, sayAcross } from './laws.ts'
import {
  allSeries,
  canBeFollowed,
  hasPoints,
  isLong,
  showTrend,
  type TrendPlace,
  type TrendPoint,
  type TrendSeries,
  type TrendShown,
} from './show.ts'
import { breaks, gaps, inside, sayCourses, sayFacts, sayJudged, sayVerdicts, unlikeOf } from './words.ts'

const figure: Figure<Observation, TrendShown> = {
  id: 'trend',
  question: indicatorQuestion,
  example: { i: 'litigation.loss_rate' },
  show: showTrend,
  periods: () => [],

  title({ indicator, by }, _view, words) {
    if (indicator === null) return words.say('trend.title.unknown')
    return words.say(by === 'per10k' ? 'trend.title.per10k' : 'trend.title', {
      indicator: sayIndicator(indicator, words),
    })
  },

  summary(shown, _view, words) {
    const { indicator } = shown
    const moved = sayFacts(shown, words)
    if (indicator === null || (shown.front.length === 0 && moved.length === 0))
      return words.say('figure.nothing')
    const said = (texts: readonly string[]) => texts.join(words.say('sentence.space'))
    const alone = moved.length === 0 ? [] : [words.say('trend.summary.facts', { list: sayAll(moved, words) })]
    if (!canBeFollowed(shown)) {
      const divided = shown.by === 'count' || [...shown.front, ...shown.behind].some(hasPoints)
      if (moved.length > 0 && !shown.front.some(hasPoints)) return said(alone)
      return said([words.say(divided ? 'trend.summary.short' : 'trend.summary.no_population'), ...alone])
    }
    if (shown.layout === 'multiples') {
      const long = shown.front.filter(isLong).length
      const counts = { count: shown.front.length, long, short: shown.front.length - long }
      return said([
        words.say('trend.summary.multiples', counts),
        ...sayVerdicts(shown, indicator, words),
        ...sayAcross(shown, indicator, words),
      ])
    }
    const behind = shown.behind.length
    return said([
      ...sayCourses(shown, indicator, words),
      ...sayAcross(shown, indicator, words),
      ...(behind > 0 ? [words.count('trend.summary.behind', behind)] : []),
    ])
  },

  picture(shown, view, words) {
    const { indicator } = shown
    if (indicator === null) return null
    if (!canBeFollowed(shown)) return shown.facts.length === 0 ? null : laneAlone(shown, view, words)
    return shown.layout === 'multiples'
      ? panels(shown, indicator, view, words)
      : lines(shown, indicator, view, words)
  },

  table(shown, view, words) {
    const { indicator, by } = shown
    const placing = { by, flags: view.catalogue.flags }
    return {
      caption: this.title(shown, view, words),
      columns: [...placedColumns({ by }, words), ...verdictColumns(words)],
      rows:
        indicator === null
          ? []
          : [
              ...allSeries(shown).flatMap((series) =>
                series.points.map((point) => [
                  ...placedCells(placedValue(point, indicator, view, words), indicator, placing, words),
                  ...verdictCells(series, indicator, words),
                ]),
              ),
              // Changes of its kin are other indicators, with their own units.
              ...shown.facts
                .flat()
                .flatMap(({ row, indicator: own }) =>
                  own.id === indicator.id
                    ? []
                    : [
                        [
                          ...placedCells({ row, at: null, read: '', apart: '' }, own, placing, words),
                          ...verdictColumns(words).map(() => ({ value: null })),
                        ],
                      ],
                ),
            ],
    }
  },

  notes(shown, view, words) {
    const { indicator } = shown
    if (indicator === null) return []
    const note = (kind: Note['kind'], key: string, list: readonly string[]): Note[] =>
      list.length === 0
        ? []
        : [
            {
              kind,
              text: words.say(key, { count: list.length, list: list.join(words.say('list.semicolon')) }),
            },
          ]
    const inFront = shown.front.flatMap(({ series }) => series)
    const rows = [
      ...inFront.flatMap(({ points }) => points.map(({ row }) => row)),
      ...shown.facts.flat().flatMap(({ row, indicator: own }) => (own.id === indicator.id ? [] : [row])),
    ]
    const drawnUnlike = unlikeOf(view.anyway ? [...shown.front, ...shown.behind] : shown.front, indicator)
    const names = (places: readonly TrendPlace[]) =>
      places.length === 0
        ? []
        : [
            sayList(
              places.map(({ row }) => sayPlace(row, words)),
              words,
            ),
          ]
    return [
      ...(shown.layout === 'lines' ? note('missing', 'trend.note.gaps', gaps(inFront, words)) : []),
      ...note('unlike', 'trend.note.breaks', breaks(inFront, words)),
      ...(canBeFollowed(shown) ? lawNotes(shown, indicator, words) : []),
      ...(shown.layout === 'multiples' && canBeFollowed(shown)
        ? note('missing', 'trend.note.off_scale', sayFacts(shown, words))
        : []),
      ...(shown.by === 'per10k'
        ? note(
            'missing',
            'trend.note.no_population',
            names(
              [...shown.front, ...shown.behind].filter(({ series }) =>
                series.some(({ points }) => points.some(({ at, row }) => at === null && hasLevel(row))),
              ),
            ),
          )
        : []),
      ...note(
        'missing',
        'trend.note.absent',
        shown.absent.length === 0
          ? []
          : [
              sayList(
                shown.absent.flatMap((id) => {
                  const place = view.catalogue.places.get(id)
                  return place === undefined ? [] : [nameIn(place, words.lang)]
                }),
                words,
              ),
            ],
      ),
      ...note('missing', 'trend.note.beyond', names(beyond(shown, indicator))),
      ...(view.anyway ? anywayNotes([], drawnUnlike, words) : anywayNotes(drawnUnlike, [], words)),
      ...note('unlike', 'trend.note.wholes', names(shown.wholes)),
      ...note('unlike', 'trend.note.undrawn', names(shown.apart)).map((one) =>
        drawnUnlike.length > 0
          ? one
          : { ...one, choice: { label: words.say('anyway.choice'), anyway: true } },
      ),
      ...(shown.layout === 'lines' ? note('unlike', 'trend.note.inside', inside(shown, view, words)) : []),
      ...note(
        'unlike',
        'trend.note.kin',
        shown.kin.map((other) => sayIndicator(other, words)),
      ),
      ...(inFront.some(({ judged }) => judged.verdict !== null)
        ? [{ kind: 'caution' as const, text: words.say('trend.note.test'), href: '#/method?s=trend' }]
        : []),
      ...contradictions(
        inFront.flatMap(({ points }) => points),
        indicator,
        words,
        view.taken,
      ),
      ...flagNotes(
        [...rows, ...inFront.flatMap(({ points }) => points.flatMap(({ others }) => others))],
        view,
        words,
      ),
      ...cautions(rows, words, view.places),
    ]
  },

  sources: (shown) =>
    sourcesOf([
      ...allSeries(shown).flatMap(({ points }) => points.flatMap(({ row, others }) => [row, ...others])),
      ...shown.facts.flat().map(({ row }) => row),
    ]),
}

/** How has one indicator gone over the years, place by place? Periods at their true length, gaps left open. */
export const trend = framed(figure)

function sayAll(texts: readonly string[], words: Words): string {
  return texts.join(words.say('list.semicolon'))
}

function placedValue(
  { row, at, reason }: TrendPoint,
  indicator: Indicator,
  view: View,
  words: Words,
): PlacedValue {
  return {
    row,
    at,
    read: at === null ? '' : formatPerHead(at, words.lang),
    apart: reason === null ? '' : sayUnlike({ row, reason, indicator }, words),
    choice: sayChosen(row, { joined: reason !== null && view.anyway, period: null }, view, words),
  }
}

/** What the Mann–Kendall test makes of a series stands at each of its values. */
function verdictColumns(words: Words): TableColumn[] {
  const column = (key: string, numeric: boolean) => ({ key, label: words.say(`table.${key}`), numeric })
  return [column('points', true), column('s', true), column('p', true), column('verdict', false)]
}

function verdictCells(series: TrendSeries, indicator: Indicator, words: Words): TableCell[] {
  const { judged } = series
  const { verdict, comparable } = judged
  const across = lawsOfSeries(series, indicator).map((law) => sayBetween(law, words))
  return [
    { value: comparable.length },
    { value: verdict?.s ?? null },
    { value: verdict === null ? null : Math.round(verdict.p * 10_000) / 10_000 },
    { value: [sayJudged(judged, indicator, words), ...across].join(words.say('list.semicolon')) },
  ]
}
