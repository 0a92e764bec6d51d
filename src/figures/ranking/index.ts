import type { Words } from '../../i18n/words.ts'
import { distinct } from '../../model/collect.ts'
import { formatNumber, withUnit } from '../../model/formats.ts'
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
import { placedCells, placedColumns } from '../tables.ts'
import { valueMarks } from '../valuemarks.ts'
import { isDepartment, sayWho } from '../who.ts'
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

  summary(shown, view, words) {
    const { indicator, main } = shown
    if (indicator !== null && shown.targets.length > 0) return sayTargets(shown.targets, indicator, words)
    if (indicator === null || (main.length === 0 && shown.groups.length === 0))
      return words.say('figure.nothing')
    const levels = [...main.filter(({ at }) => at !== null)].sort((a, b) => (b.at ?? 0) - (a.at ?? 0))
    const [highest] = levels
    const lowest = levels[levels.length - 1]
    if (highest === undefined || lowest === undefined) return words.say('ranking.summary.unlike')
    const value = (one: Ranked) => sayAt(one, indicator, shown.by, words)
    const place = (one: Ranked) => sayEqual(one, levels, view, words)
    if (highest === lowest)
      return words.say('ranking.summary.one', {
        place: sayWho(highest.row, words),
        period: sayPeriod(highest.row, words),
        value: value(highest),
      })
    const bounds = levels.filter(({ row }) => row.value_kind !== 'exact').length
    return [
      sayKey(highest) === sayKey(lowest)
        ? words.say('ranking.summary.same', { count: levels.length, value: value(highest) })
        : words.say('ranking.summary', {
            count: levels.length,
            high: place(highest),
            high_value: value(highest),
            low: place(lowest),
            low_value: value(lowest),
          }),
      ...(bounds === 0 ? [] : [words.count('ranking.summary.bounds', bounds)]),
      ...sayYears(levels, words),
    ].join(words.say('sentence.space'))
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
        unlike: shown.groups.some(
          (group) => group.reason !== null && group.ranked.some(({ at }) => at !== null),
        ),
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
      columns: placedColumns({ by }, words),
      rows:
        indicator === null
          ? []
          : shown.groups.flatMap((group) =>
              group.ranked.map(({ row, at }) => {
                const read = at === null ? '' : formatNumber(at, words.lang, 2, true)
                const apart = group.reason === null ? '' : headingOf(group, words)
                return placedCells({ row, at, read, apart }, group.indicator, { by }, words)
              }),
            ),
    }
  },

  notes(shown, view, words) {
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
    if (shown.undivided) notes.push({ kind: 'caution', text: words.say('ranking.note.undivided') })
    if (shown.sized) notes.push({ kind: 'caution', text: words.say('ranking.note.sized') })
    if (shown.by === 'per10k') notes.push(...residents(shown.main, words))
    if (shown.elsewhere.length > 0) {
      notes.push({
        kind: 'missing',
        text: words.count('ranking.elsewhere', shown.elsewhere.length, {
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
        [...shown.groups.flatMap((group) => group.ranked.map(({ row }) => row)), ...shown.targets],
        words,
        view.places,
      ),
    ]
  },

  sources: (shown) =>
    sourcesOf([
      ...shown.groups.flatMap((group) => group.ranked.flatMap(({ row, others }) => [row, ...others])),
      ...shown.targets,
    ]),
}

/** Which places stand where for one indicator and period: bars for counts, dots with intervals for rates. */
export const ranking = framed(figure)

/** What makes two values equal: the number they stand by, and how firmly it is stated. */
function sayKey({ at, row }: Ranked): string {
  return `${at} ${row.value_kind}`
}

/** Two names are said in full; of more, the first that is chosen or stands first, and how many they are. */
const NAMED = 2

/** The places that state the same number as this one, the chosen first. */
function sayEqual(one: Ranked, levels: readonly Ranked[], view: View, words: Words): string {
  const equal = levels.filter((other) => sayKey(other) === sayKey(one))
  const chosen = equal.filter(({ row }) => view.places.includes(row.jurisdiction_id))
  const names = [...chosen, ...equal.filter((other) => !chosen.includes(other))].map(({ row }) =>
    sayWho(row, words),
  )
  return names.length <= NAMED
    ? sayList(names, words)
    : words.say('ranking.several', { place: names[0] ?? '', count: names.length })
}

/** That the periods are of different years, where they are. */
function sayYears(levels: readonly Ranked[], words: Words): string[] {
  const years = levels.map(({ row }) => row.period_end.slice(0, 4)).sort()
  const [from = ''] = years
  const to = years[years.length - 1] ?? from
  return from === to ? [] : [words.say('ranking.summary.years', { from, to })]
}

function sayTargets(targets: readonly Observation[], indicator: Indicator, words: Words): string {
  return words.say('ranking.summary.targets', {
    targets: sayList(
      targets.map((row) =>
        words.say('ranking.target', {
          place: sayWho(row, words),
          period: sayPeriod(row, words),
          value: sayValue(row, indicator, words),
        }),
      ),
      words,
    ),
  })
}

/** Which counts of residents per-head values are divided by. */
function residents(main: readonly Ranked[], words: Words): Note[] {
  const days = main.flatMap(({ at, row }) =>
    at === null || row.population_as_of === null ? [] : [row.population_as_of],
  )
  const [first = '', ...others] = distinct(days).sort()
  const last = others[others.length - 1]
  if (days.length === 0) return []
  return [
    {
      kind: 'caution',
      text:
        last === undefined
          ? words.say('ranking.note.residents', { date: sayDay(first, words) })
          : words.say('ranking.note.residents.several', {
              from: sayDay(first, words),
              to: sayDay(last, words),
            }),
    },
  ]
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
    text: perHead ? sayPerHead(one, '', words) : sayValue(row, indicator, words),
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
  return sayPerHead(one, words.say('unit.per10k', { unit: sayUnit(indicator, words) }), words)
}

/** A count per 10,000 residents, as firm as the count was stated. */
function sayPerHead({ row, at }: Ranked, unit: string, words: Words): string {
  if (at === null) return ''
  const number = (x: number) => withUnit(formatPerHead(x, words), unit, words.lang)
  switch (row.value_kind) {
    case 'at_least':
    case 'at_most':
    case 'about':
      return words.say(`value.${row.value_kind}`, { value: number(at) })
    case 'range': {
      const per = row.population === null ? 1 : 10_000 / row.population
      return words.say('value.range', {
        value: formatPerHead((row.value ?? 0) * per, words),
        high: number((row.value_high ?? row.value ?? 0) * per),
      })
    }
    default:
      return number(at)
  }
}

function formatPerHead(at: number, words: Words): string {
  return formatNumber(at, words.lang, at < 10 ? 2 : 1, true)
}
