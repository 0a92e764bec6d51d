import type { Words } from '../../i18n/words.ts'
import { formatPerHead } from '../../model/formats.ts'
import { perHeadScale } from '../../model/perhead.ts'
import { intervalOf } from '../../model/statistics.ts'
import type { Observation } from '../../model/types.ts'
import { sayChosen } from '../choices.ts'
import { type Figure, framed, type View } from '../figure.ts'
import { legendOfKinds, palette, placeColour } from '../look.ts'
import { flagged } from '../notes.ts'
import { indicatorQuestion } from '../questions.ts'
import { type PlotRow, rowPlot } from '../rowplot.ts'
import {
  placeNames,
  sayBody,
  sayIndicator,
  sayInterval,
  sayPeriod,
  sayPeriodKey,
  sayPlace,
  sayResidents,
  sayTip,
  sayUnitBy,
  sayValue,
  sourcesOf,
} from '../say.ts'
import { placedCells, placedColumns } from '../tables.ts'
import { valueMarks, valueWords } from '../valuemarks.ts'
import { isDepartment } from '../who.ts'
import { headingOf, rankingNotes, whyApart } from './notes.ts'
import { ranksTell, sayAt, sayPerHead, sayRank, sayRanking } from './sentence.ts'
import { type Ranked, type RankingGroup, type RankingShown, rankingPeriods, showRanking } from './show.ts'

const figure: Figure<Observation, RankingShown> = {
  id: 'ranking',
  question: indicatorQuestion,
  example: { i: 'reconsideration.accepted' },
  show: showRanking,
  periods: rankingPeriods,
  summary: sayRanking,
  notes: rankingNotes,

  title({ indicator, period, by }, _view, words) {
    if (indicator === null) return words.say('ranking.title.unknown')
    const latest = period === null || period === 'latest'
    return words.say(`ranking.title.${by}${latest ? '.latest' : ''}`, {
      indicator: sayIndicator(indicator, words),
      period: latest ? '' : sayPeriodKey(period, words),
    })
  },

  picture(shown, view, words) {
    const { indicator } = shown
    if (indicator === null || shown.groups.length === 0) return null
    const colours = palette(view.theme)
    const ranked = shown.groups.flatMap((group) => group.ranked)
    const rows = ranked.map(({ row }) => row)
    const names = placeNames(rows, words)
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
        unit: sayUnitBy(indicator, shown.by, words),
      },
      view,
      colours,
    )
    const intervals = view.intervals && hasIntervals(shown)
    const legend = legendOfKinds(
      rows,
      {
        ...(ranksTell(shown) ? { ranks: isTested(shown) ? 'tested' : 'stated' } : {}),
        intervals: intervals && shown.by === 'count',
        byar: intervals && shown.by === 'per10k',
        unlike: shown.groups.some((group) =>
          group.ranked.some(({ at, joined }) => at !== null && (group.reason ?? joined) !== null),
        ),
        flags: rows.some((row) => view.catalogue.flags.has(row.id)),
      },
      colours,
      words,
    )
    return { ...plot, legend }
  },

  table(shown, view, words) {
    const placing = { by: shown.by, ranked: shown.compared !== null, flags: view.catalogue.flags }
    return {
      caption: this.title(shown, view, words),
      columns: placedColumns(placing, words),
      rows: shown.groups.flatMap((group) =>
        group.ranked.map((one) => {
          const { row, at, rank } = one
          const value = {
            row,
            at,
            read: at === null ? '' : formatPerHead(at, words.lang),
            apart: whyApart(one, group, words),
            choice: sayChoice(one, shown, view, words),
            ...(rank === null ? {} : { rank }),
          }
          return placedCells(value, one.indicator, placing, words)
        }),
      ),
    }
  },

  heeds: (shown) => ({
    ...(shown.divisible ? { by: shown.by } : {}),
    intervals: hasIntervals(shown),
  }),

  sources: (shown) =>
    sourcesOf([
      ...shown.groups.flatMap((group) => group.ranked.flatMap(({ row, others }) => [row, ...others])),
      ...shown.targets,
    ]),
}

/** Which places stand where for one indicator and period: bars for counts, dots for rates, ranks from–to. */
export const ranking = framed(figure)

/** Whether every two of the values ranked could be tested. */
function isTested({ compared }: RankingShown): boolean {
  return compared !== null && compared.tested === compared.pairs
}

function hasIntervals({ groups, by }: RankingShown): boolean {
  return groups.some(({ ranked }) =>
    ranked.some(({ row, at, indicator }) => at !== null && intervalOf(row, indicator, by) !== null),
  )
}

function sayChoice({ row, joined }: Ranked, { period }: RankingShown, view: View, words: Words): string {
  return sayChosen(row, { joined: joined !== null, period }, view, words)
}

function plotRow(
  one: Ranked,
  names: ReadonlyMap<string, string>,
  group: RankingGroup,
  shown: RankingShown,
  view: View,
  words: Words,
): PlotRow {
  const { row, at, indicator } = one
  const colours = palette(view.theme)
  const perHead = shown.by === 'per10k' && at !== null
  const against = flagged(row, view, words)
  const marks = valueMarks(row, at, {
    form: indicator.measure === 'proportion' ? 'dot' : 'bar',
    colour: placeColour(row.jurisdiction_id, view.places, colours),
    apart: group.reason !== null || one.joined !== null,
    interval: view.intervals ? intervalOf(row, indicator, shown.by) : null,
    scale: perHeadScale(row, shown.by),
    colours,
    tip: sayTip(row, indicator, words, [
      ...tipLines(one, shown, view, words),
      ...nonEmpty(whyApart(one, group, words)),
      ...nonEmpty(sayChoice(one, shown, view, words)),
      ...against.lines,
    ]),
    ...against.mark,
  })
  const said = valueWords(row, indicator, words)
  const aside = asideOf(one, group, shown, words)
  const rank = ranksTell(shown) ? sayRank(one, shown, words) : ''
  return {
    label: names.get(row.jurisdiction_id) ?? sayPlace(row, words),
    ...(aside === '' ? {} : { aside }),
    ...(rank === '' ? {} : { rank }),
    ...(view.places.includes(row.jurisdiction_id)
      ? { colour: placeColour(row.jurisdiction_id, view.places, colours) }
      : {}),
    marks,
    ...said,
    ...(perHead ? { text: sayPerHead(one, '', words), small: sayValue(row, indicator, words) } : {}),
    ...against.row,
  }
}

/** What a tip says beyond the value itself: per head, interval, rank. */
function tipLines(one: Ranked, shown: RankingShown, view: View, words: Words): string[] {
  const { row, at, indicator, rank } = one
  const { by } = shown
  return [
    ...(by === 'per10k' && at !== null ? [sayAt(one, by, words), ...sayResidents(row, words)] : []),
    ...(view.intervals && at !== null ? sayInterval(row, indicator, by, words) : []),
    ...(rank === null
      ? []
      : [
          words.say('tip.rank', {
            rank: sayRank(one, shown, words),
            basis: words.say(`rank.basis.${rank.basis}`),
          }),
        ]),
  ]
}

/** Quiet words after a name: the body where it is not the area, what makes it unlike, when where that differs. */
function asideOf(one: Ranked, group: RankingGroup, shown: RankingShown, words: Words): string {
  const { row } = one
  return [
    ...(isDepartment(row) ? [sayBody(row, words)] : []),
    ...(group.reason === 'definition' && row.scope !== 'whole_area' ? [words.say(`scope.${row.scope}`)] : []),
    ...(one.joined === null ? [] : [words.say(`unlike.short.${one.joined}`)]),
    ...(shown.period === 'latest' || one.instead ? [sayPeriod(row, words)] : []),
  ].join(' ')
}

function nonEmpty(text: string): string[] {
  return text === '' ? [] : [text]
}
