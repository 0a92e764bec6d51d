import type { Words } from '../../i18n/words.ts'
import { formatNumber, THIN_SPACE } from '../../model/formats.ts'
import { FEW_CASES, oneCaseWeighs, rateInterval } from '../../model/statistics.ts'
import type { Indicator, Observation } from '../../model/types.ts'
import { type Figure, framed, type LegendItem, type Note, type View } from '../figure.ts'
import { legendOfKinds, palette, placeColour } from '../look.ts'
import { cautions, contradictions, leftOut } from '../notes.ts'
import { indicatorQuestion } from '../questions.ts'
import { type PlotRow, type RowMark, rowPlot } from '../rowplot.ts'
import {
  placeNames,
  sayBase,
  sayBody,
  sayDay,
  sayIndicator,
  sayList,
  sayPeriod,
  sayPeriodKey,
  sayPlace,
  sayTip,
  sayUnit,
  sayValue,
  sourcesOf,
} from '../say.ts'
import { observationCells, observationColumns } from '../tables.ts'
import { valueMarks } from '../valuemarks.ts'
import { isDepartment } from '../who.ts'
import { type Ranked, type RankingGroup, type RankingShown, rankingPeriods, showRanking } from './show.ts'

const figure: Figure<Observation, RankingShown> = {
  id: 'ranking',
  question: indicatorQuestion,
  example: { i: 'reconsideration.accepted' },
  show: showRanking,
  periods: rankingPeriods,

  title({ indicator, period, by }, _view, words) {
    if (indicator === null) return words.say('ranking.title.unknown')
    const latest = period === null || period === 'latest'
    return words.say(`ranking.title.${by}${latest ? '.latest' : ''}`, {
      indicator: sayIndicator(indicator, words),
      period: latest ? '' : sayPeriodKey(period, words),
    })
  },

  summary(shown, _view, words) {
    const { indicator, main } = shown
    const levels = main.filter(({ at }) => at !== null)
    const [first] = levels
    const last = levels[levels.length - 1]
    if (indicator === null || (main.length === 0 && shown.groups.length === 0))
      return words.say('figure.nothing')
    if (first === undefined || last === undefined) return words.say('ranking.summary.unlike')
    const say = (one: Ranked) => ({
      place: sayPlace(one.row, words),
      value: sayAt(one, indicator, shown.by, words),
    })
    if (first === last) return words.say('ranking.summary.one', say(first))
    const all = distinctValues(levels)
    if (all === 1) return words.say('ranking.summary.same', { count: levels.length, ...say(first) })
    const [high, low] = [...levels]
      .sort((a, b) => (b.at ?? 0) - (a.at ?? 0))
      .filter((_, at, list) => at === 0 || at === list.length - 1)
    const bounds = levels.filter(({ row }) => row.value_kind !== 'exact').length
    return [
      words.say('ranking.summary', {
        count: levels.length,
        high: say(high ?? first).place,
        high_value: say(high ?? first).value,
        low: say(low ?? last).place,
        low_value: say(low ?? last).value,
      }),
      ...(bounds === 0 ? [] : [words.count('ranking.summary.bounds', bounds)]),
    ].join(words.say('list.space'))
  },

  picture(shown, view, words) {
    const { indicator } = shown
    if (indicator === null || shown.groups.length === 0) return null
    const colours = palette(view.theme)
    const names = placeNames(
      shown.groups.flatMap((group) => group.ranked.map(({ row }) => row)),
      words,
    )
    const groups = shown.groups.map((group) => ({
      ...(group.reason === null ? {} : { heading: headingOf(group, words) }),
      rows: group.ranked.map((one) => plotRow(one, names, group, shown, view, words)),
    }))
    const percent = indicator.measure === 'proportion'
    const plot = rowPlot(
      groups,
      {
        max: percent ? 100 : null,
        percent,
        unit:
          shown.by === 'per10k'
            ? words.say('unit.per10k', { unit: sayUnit(indicator, words) })
            : sayUnit(indicator, words),
      },
      view,
      colours,
    )
    const legend: LegendItem[] = legendOfKinds(
      shown.groups.flatMap((group) => group.ranked.map(({ row }) => row)),
      {
        intervals:
          view.intervals &&
          shown.groups.some((group) =>
            group.ranked.some((one) => rateInterval(one.row, group.indicator) !== null),
          ),
        unlike: shown.groups.some((group) => group.reason !== null),
      },
      colours,
      words,
    )
    return { ...plot, legend }
  },

  table(shown, view, words) {
    const { indicator, by } = shown
    return {
      caption: this.title(shown, view, words),
      columns: [
        ...observationColumns(words),
        ...(by === 'per10k'
          ? [
              { key: 'per10k', label: words.say('table.per10k'), numeric: true },
              { key: 'population', label: words.say('table.population'), numeric: true },
              { key: 'population_as_of', label: words.say('table.population_as_of'), numeric: false },
            ]
          : []),
        { key: 'low', label: words.say('table.low'), numeric: true },
        { key: 'high', label: words.say('table.high'), numeric: true },
        { key: 'apart', label: words.say('table.apart'), numeric: false },
      ],
      rows:
        indicator === null
          ? []
          : shown.groups.flatMap((group) =>
              group.ranked.map((one) => {
                const interval = rateInterval(one.row, group.indicator)
                return [
                  ...observationCells(one.row, group.indicator, words),
                  ...(by === 'per10k'
                    ? [
                        {
                          value: one.at,
                          ...(one.at === null ? {} : { text: formatNumber(one.at, words.lang, 2, true) }),
                        },
                        { value: one.row.population },
                        { value: one.row.population_as_of },
                      ]
                    : []),
                  { value: interval === null ? null : round(interval.low) },
                  { value: interval === null ? null : round(interval.high) },
                  { value: group.reason === null ? '' : headingOf(group, words) },
                ]
              }),
            ),
    }
  },

  notes(shown, _view, words) {
    const { indicator } = shown
    if (indicator === null) return []
    const notes: Note[] = [...leftOut(shown.left, words)]
    if (shown.absent !== null && shown.period !== null)
      notes.unshift({
        kind: 'missing',
        text: words.say('ranking.absent', {
          asked: sayPeriodKey(shown.absent, words),
          period: sayPeriodKey(shown.period, words),
        }),
      })
    if (shown.elsewhere.length > 0) {
      notes.push({
        kind: 'missing',
        text: words.say('ranking.elsewhere', {
          count: shown.elsewhere.length,
          places: sayList(
            shown.elsewhere.map(({ row, periods }) =>
              words.say('ranking.elsewhere.place', {
                place: sayPlace(row, words),
                periods: sayList(
                  periods.map((key) => sayPeriodKey(key, words)),
                  words,
                ),
              }),
            ),
            words,
          ),
        }),
      })
    }
    for (const group of shown.groups) {
      if (group.reason !== null && group.reason !== 'definition')
        notes.push({
          kind: 'unlike',
          text: `${headingOf(group, words)}${words.say('list.colon')}${sayList(
            group.ranked.map(({ row }) => sayPlace(row, words)),
            words,
          )}`,
        })
    }
    return [
      ...notes,
      ...shown.groups.flatMap((group) => contradictions(group.ranked, group.indicator, words)),
      ...cautions(
        shown.groups.flatMap((group) => group.ranked.map(({ row }) => row)),
        words,
      ),
    ]
  },

  sources: (shown) =>
    sourcesOf(shown.groups.flatMap((group) => group.ranked.flatMap(({ row, others }) => [row, ...others]))),
}

/** Which places stand where for one indicator and period: bars for counts, dots with intervals for rates. */
export const ranking = framed(figure)

function distinctValues(ranked: readonly Ranked[]): number {
  return new Set(ranked.map(({ at, row }) => `${at} ${row.value_kind}`)).size
}

function plotRow(
  one: Ranked,
  names: ReadonlyMap<string, string>,
  group: RankingGroup,
  shown: RankingShown,
  view: View,
  words: Words,
): PlotRow {
  const { row, at } = one
  const { indicator } = group
  const colours = palette(view.theme)
  const colour = placeColour(row.jurisdiction_id, view.places, colours)
  const chosen = view.places.includes(row.jurisdiction_id)
  const interval = view.intervals ? rateInterval(row, indicator) : null
  const perHead = shown.by === 'per10k' && at !== null
  const tip = sayTip(row, indicator, words, [
    ...(perHead && row.population !== null && row.population_as_of !== null
      ? [
          sayAt(one, indicator, 'per10k', words),
          words.say('tip.population', {
            population: formatNumber(row.population, words.lang),
            date: sayDay(row.population_as_of, words),
          }),
        ]
      : []),
    ...(interval === null
      ? []
      : [
          words.say('rate.interval', {
            low: formatNumber(interval.low, words.lang, 1, true),
            high: formatNumber(interval.high, words.lang, 1, true),
          }),
        ]),
    ...(group.reason === null ? [] : [headingOf(group, words)]),
  ])
  const marks: RowMark[] = valueMarks(row, at, {
    form: indicator.measure === 'proportion' ? 'dot' : 'bar',
    colour,
    apart: group.reason !== null,
    interval,
    scale: perHead && row.population !== null ? 10_000 / row.population : 1,
    colours,
    tip,
  })
  const few = indicator.interval === 'wilson' && row.d !== null && row.d < FEW_CASES
  const rate = indicator.measure === 'proportion'
  const small = perHead
    ? sayValue(row, indicator, words)
    : rate && row.value_kind !== 'missing'
      ? `${sayBase(row, words)}${few && row.d !== null ? `${words.say('list.semicolon')}${words.say('rate.one_case', { points: formatNumber(oneCaseWeighs(row.d), words.lang, 1) })}` : ''}`
      : undefined
  const aside = [
    ...(isDepartment(row) ? [sayBody(row, words)] : []),
    ...(group.reason === 'definition' && row.scope !== 'whole_area' ? [words.say(`scope.${row.scope}`)] : []),
    ...(shown.period === 'latest' ? [sayPeriod(row, words)] : []),
  ].join(' ')
  return {
    label: names.get(row.jurisdiction_id) ?? sayPlace(row, words),
    ...(aside === '' ? {} : { aside }),
    ...(chosen ? { colour } : {}),
    marks,
    text: perHead ? formatPerHead(at, words) : sayValue(row, indicator, words),
    ...(small === undefined ? {} : { small }),
  }
}

/** Why a group stands apart, in words. */
function headingOf(group: RankingGroup, words: Words): string {
  const [first] = group.ranked
  return words.say(`apart.${group.reason ?? 'none'}`, {
    indicator: sayIndicator(group.indicator, words),
    scope: first === undefined ? '' : words.say(`scope.${first.row.scope}`),
    body: first === undefined ? '' : words.say(`body_kind.${first.row.body_kind}`),
  })
}

function sayAt(one: Ranked, indicator: Indicator, by: 'count' | 'per10k', words: Words): string {
  if (by === 'count' || one.at === null) return sayValue(one.row, indicator, words)
  return `${formatPerHead(one.at, words)}${THIN_SPACE}${words.say('unit.per10k', { unit: sayUnit(indicator, words) })}`
}

function formatPerHead(at: number, words: Words): string {
  return formatNumber(at, words.lang, at < 10 ? 2 : 1, true)
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
