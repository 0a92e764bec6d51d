import type { Observation } from '../../model/types.ts'
import { hasLevel } from '../../model/values.ts'
import { type Figure, framed, type Note } from '../figure.ts'
import { cautions } from '../notes.ts'
import { indicatorQuestion } from '../questions.ts'
import { sayIndicator, sayList, sayPlace, sayValue, sourcesOf } from '../say.ts'
import { placedCells, placedColumns } from '../tables.ts'
import { lines, panels } from './draw.ts'
import { beyond } from './frame.ts'
import {
  allSeries,
  canBeFollowed,
  hasPoints,
  isLong,
  showTrend,
  type TrendPlace,
  type TrendShown,
} from './show.ts'
import { gaps, inside, offScale, outlined, sayCourse, sayNumber, sayReason } from './words.ts'

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
    if (indicator === null || shown.front.length === 0) return words.say('figure.nothing')
    if (!canBeFollowed(shown))
      return words.say(
        shown.by === 'per10k' && ![...shown.front, ...shown.behind].some(hasPoints)
          ? 'trend.summary.no_population'
          : 'trend.summary.short',
      )
    if (shown.layout === 'multiples') {
      const long = shown.front.filter(isLong).length
      return words.say('trend.summary.multiples', {
        count: shown.front.length,
        long,
        short: shown.front.length - long,
      })
    }
    const behind = shown.behind.length
    return [
      ...shown.front
        .filter(hasPoints)
        .slice(0, 1)
        .map((place) => sayCourse(place, shown, indicator, words)),
      ...(shown.front.length > 1 && !shown.chosen
        ? [
            words.say('trend.summary.front', {
              places: sayList(
                shown.front.map(({ row }) => sayPlace(row, words)),
                words,
              ),
            }),
          ]
        : []),
      ...(behind > 0 ? [words.count('trend.summary.behind', behind)] : []),
    ].join(words.say('sentence.space'))
  },

  picture(shown, view, words) {
    const { indicator } = shown
    if (indicator === null || !canBeFollowed(shown)) return null
    return shown.layout === 'multiples'
      ? panels(shown, indicator, view, words)
      : lines(shown, indicator, view, words)
  },

  table(shown, view, words) {
    const { indicator, by } = shown
    return {
      caption: this.title(shown, view, words),
      columns: placedColumns({ by }, words),
      rows:
        indicator === null
          ? []
          : allSeries(shown).flatMap((series) =>
              series.points.map(({ row, at }) => {
                const read = at === null ? '' : sayNumber(at, words)
                const apart = series.reason === null ? '' : sayReason(series, indicator, words)
                return placedCells(
                  { row, at, read, apart },
                  indicator,
                  { by, flags: view.catalogue.flags },
                  words,
                )
              }),
            ),
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
      ...note('missing', 'trend.note.off_scale', offScale(inFront, indicator, words)),
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
        shown.absent.flatMap((id) => {
          const place = view.catalogue.places.get(id)
          return place === undefined ? [] : [words.lang === 'zh' ? place.name_zh : place.name_en]
        }),
      ),
      ...note('missing', 'trend.note.beyond', names(beyond(shown, indicator))),
      ...note('unlike', 'trend.note.apart', outlined(inFront, indicator, words)),
      ...note('unlike', 'trend.note.wholes', names(shown.wholes)),
      ...note('unlike', 'trend.note.undrawn', names(shown.apart)),
      ...(shown.layout === 'lines' ? note('unlike', 'trend.note.inside', inside(shown, view, words)) : []),
      ...note(
        'unlike',
        'trend.note.kin',
        shown.kin.map((other) => sayIndicator(other, words)),
      ),
      ...inFront.flatMap(({ points }) =>
        points.flatMap(({ row, others }) =>
          others.map(
            (other): Note => ({
              kind: 'caution',
              text: words.say('figure.contradiction', {
                place: sayPlace(row, words),
                value: sayValue(row, indicator, words),
                source: row.source_title,
                other: sayValue(other, indicator, words),
                other_source: other.source_title,
              }),
            }),
          ),
        ),
      ),
      ...cautions(
        inFront.flatMap(({ points }) => points.map(({ row }) => row)),
        words,
      ),
    ]
  },

  sources: (shown) =>
    sourcesOf(
      allSeries(shown).flatMap(({ points }) => points.flatMap(({ row, others }) => [row, ...others])),
    ),
}

/** How has one indicator gone over the years, place by place? Periods at their true length, gaps left open. */
export const trend = framed(figure)
