import type { Words } from '../../i18n/words.ts'
import { formatNumber, formatPerHead, withUnit } from '../../model/formats.ts'
import { perHeadScale } from '../../model/perhead.ts'
import { LEAST_VALUES, type Quartiles } from '../../model/quantiles.ts'
import type { Indicator, Observation } from '../../model/types.ts'
import type { Span } from '../../model/values.ts'
import { sayChosen } from '../choices.ts'
import { type Figure, framed, type LegendItem, type Note, type View } from '../figure.ts'
import { legendOfKinds, type Palette, palette, placeColour } from '../look.ts'
import { flagged } from '../notes.ts'
import { indicatorQuestion } from '../questions.ts'
import { headingOf, rankingNotes, whyApart } from '../ranking/notes.ts'
import { sayAt, sayEqual, sayYears } from '../ranking/sentence.ts'
import { type Ranked, type RankingGroup, rankingPeriods } from '../ranking/show.ts'
import type { RowMark } from '../rowplot.ts'
import {
  placeNames,
  sayIndicator,
  sayList,
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
import { valueMarks } from '../valuemarks.ts'
import { sayWho } from '../who.ts'
import { type StripDot, type StripLane, stripPlot } from './draw.ts'
import en from './en.json'
import { type DistributionShown, showDistribution } from './show.ts'
import zh from './zh.json'

const figure: Figure<Observation, DistributionShown> = {
  id: 'distribution',
  question: indicatorQuestion,
  example: { i: 'reconsideration.accepted' },
  show: showDistribution,
  periods: rankingPeriods,

  title({ ranking: { indicator, period, by } }, _view, words) {
    if (indicator === null) return words.say('distribution.title.unknown')
    const latest = period === null || period === 'latest'
    return words.say(`distribution.title.${by}${latest ? '.latest' : ''}`, {
      indicator: sayIndicator(indicator, words),
      period: latest ? '' : sayPeriodKey(period, words),
    })
  },

  summary: sayDistribution,

  picture(shown, view, words) {
    const { indicator, by } = shown.ranking
    const { dots, lanes, quartiles } = shown
    if (indicator === null || dots.length + lanes.length === 0) return null
    const colours = palette(view.theme)
    const strips = lanesOf(shown, view, words)
    const unit = sayUnitBy(indicator, by, words)
    const percent = by === 'count' && unit === '%'
    const median = medianAt(shown)
    const plot = stripPlot(
      strips,
      quartiles === null || median === null ? null : { drawn: quartiles, median },
      {
        axis: percent ? '' : unit,
        logAxis: words.say('axis.log', { unit }),
        median:
          quartiles === null
            ? ''
            : words.say('distribution.median', { median: sayHeld(quartiles.median, indicator, by, words) }),
      },
      { width: view.width, lang: words.lang, percent },
      colours,
    )
    return { ...plot, legend: legendOf(shown, colours, words) }
  },

  table(shown, view, words) {
    const placing = { by: shown.ranking.by, flags: view.catalogue.flags }
    return {
      caption: this.title(shown, view, words),
      columns: placedColumns(placing, words),
      rows: shown.ranking.groups.flatMap((group) =>
        group.ranked.map((one) => {
          const { row, at, indicator } = one
          const value = {
            row,
            at,
            read: at === null ? '' : formatPerHead(at, words.lang),
            apart: whyApart(one, group, words),
            choice: sayChoice(one, shown, view, words),
          }
          return placedCells(value, indicator, placing, words)
        }),
      ),
    }
  },

  notes(shown, view, words) {
    const { numberless, ranking } = shown
    const silent: Note[] =
      numberless.length === 0
        ? []
        : [
            {
              kind: 'missing',
              text: words.count('distribution.note.numberless', numberless.length, {
                places: sayList(
                  numberless.map(({ row, indicator }) =>
                    words.say('distribution.numberless', {
                      place: sayWho(row, words),
                      reason: sayValue(row, indicator, words),
                    }),
                  ),
                  words,
                ),
              }),
            },
          ]
    // What is said of ranks, and of their order, is not about this picture.
    const others = rankingNotes({ ...ranking, compared: null, sized: false }, view, words)
    const sized: Note[] = ranking.sized
      ? [{ kind: 'caution', text: words.say('distribution.note.sized') }]
      : []
    return [...silent, ...sized, ...others]
  },

  heeds: ({ ranking }) => ({ ...(ranking.divisible ? { by: ranking.by } : {}), intervals: false }),

  sources: ({ ranking }) =>
    sourcesOf([
      ...ranking.groups.flatMap((group) => group.ranked.flatMap(({ row, others }) => [row, ...others])),
      ...ranking.targets,
    ]),
}

/** How values of one indicator are spread over places: every value a dot, with median and quartiles. */
export const distribution = framed(figure, { zh, en })

/** The answer with its doubt: how many places, median and middle half, the least and the most. */
function sayDistribution(shown: DistributionShown, view: View, words: Words): string {
  const { dots, lanes, quartiles, ranking } = shown
  const { indicator, by } = ranking
  const [most] = dots
  const least = dots[dots.length - 1]
  if (indicator === null) return words.say('figure.nothing')
  if (most === undefined || least === undefined) {
    if (lanes.length > 0) return words.say('ranking.summary.unlike')
    return words.say(ranking.main.length > 0 ? 'ranking.summary.missing' : 'figure.nothing')
  }
  if (most === least)
    return words.say('ranking.summary.one', {
      place: sayWho(most.row, words),
      period: sayPeriod(most.row, words),
      value: sayAt(most, by, words),
    })
  const together = dots.some(({ joined }) => joined !== null) ? 'anyway' : 'alike'
  const ends = {
    count: dots.length,
    most: sayEqual(most, dots, indicator, view, words),
    most_value: sayAt(most, by, words),
    least: sayEqual(least, dots, indicator, view, words),
    least_value: sayAt(least, by, words),
  }
  const bounds = dots.filter(({ row }) => row.value_kind !== 'exact').length
  return [
    quartiles === null
      ? words.say(`distribution.summary.few.${together}`, { ...ends, needed: LEAST_VALUES })
      : words.say(`distribution.summary.${together}`, {
          ...ends,
          median: sayHeld(quartiles.median, indicator, by, words),
          middle: sayMiddle(quartiles, indicator, by, words),
        }),
    ...(bounds === 0 ? [] : [words.count('distribution.summary.bounds', bounds)]),
    ...sayYears(dots, words),
  ].join(words.say('sentence.space'))
}

/** A quantile with its unit: a number, or as far as bounds leave it open. */
function sayHeld({ low, high }: Span, indicator: Indicator, by: 'count' | 'per10k', words: Words): string {
  const unit = sayUnitBy(indicator, by, words)
  const number = (x: number) => sayNumber(x, by, words)
  const full = (x: number) => withUnit(number(x), unit, words.lang)
  if (number(low) === number(high)) return full(low)
  const isFloor = low === floorOf(indicator)
  const isCeiling = high === ceilingOf(indicator)
  if (isFloor && isCeiling) return words.say('distribution.open')
  if (isCeiling) return words.say('value.at_least', { value: full(low) })
  if (isFloor) return words.say('value.at_most', { value: full(high) })
  return sayRange(low, high, unit, by, words)
}

/** From the lower to the upper quartile: one range where both are numbers. */
function sayMiddle(
  { lower, upper }: Quartiles,
  indicator: Indicator,
  by: 'count' | 'per10k',
  words: Words,
): string {
  if ([lower.high, upper.low, upper.high].every((end) => end === lower.low))
    return words.say('distribution.middle.same', { value: sayHeld(lower, indicator, by, words) })
  return lower.low === lower.high && upper.low === upper.high
    ? words.say('distribution.middle', {
        range: sayRange(lower.low, upper.low, sayUnitBy(indicator, by, words), by, words),
      })
    : words.say('distribution.quartiles', {
        lower: sayHeld(lower, indicator, by, words),
        upper: sayHeld(upper, indicator, by, words),
      })
}

function sayRange(low: number, high: number, unit: string, by: 'count' | 'per10k', words: Words): string {
  const number = (x: number) => sayNumber(x, by, words)
  return words.say('value.range', {
    value: words.lang === 'zh' && unit === '%' ? withUnit(number(low), unit, words.lang) : number(low),
    high: withUnit(number(high), unit, words.lang),
  })
}

/** As few digits as tell. */
function sayNumber(x: number, by: 'count' | 'per10k', words: Words): string {
  return by === 'per10k'
    ? formatPerHead(x, words.lang)
    : formatNumber(x, words.lang, Math.abs(x) < 100 ? 1 : 0)
}

function floorOf({ measure }: Indicator): number {
  return measure === 'change' ? Number.NEGATIVE_INFINITY : 0
}

function ceilingOf({ measure }: Indicator): number {
  return measure === 'proportion' ? 100 : Number.POSITIVE_INFINITY
}

/** Where the line of the median is drawn: at the stated numbers' own; null where none is told. */
function medianAt({ dots, quartiles }: DistributionShown): number | null {
  if (quartiles === null) return null
  const { low, high } = quartiles.median
  if (low === high) return low
  const stated = dots.flatMap(({ at }) => (at === null ? [] : [at]))
  const middle = stated[Math.floor((stated.length - 1) / 2)]
  return middle === undefined ? null : Math.min(high, Math.max(low, middle))
}

function lanesOf(shown: DistributionShown, view: View, words: Words): StripLane[] {
  const { dots, lanes, ranking } = shown
  const [most] = dots
  const least = dots[dots.length - 1]
  const all = [...dots, ...lanes.flatMap(({ ranked }) => ranked)]
  const names = placeNames(
    all.map(({ row }) => row),
    words,
  )
  const alike: RankingGroup | undefined = ranking.groups.find(({ reason }) => reason === null)
  const dotOf = (one: Ranked, group: RankingGroup | undefined): StripDot => {
    const { row, at } = one
    const chosen = view.places.includes(row.jurisdiction_id)
    const named = chosen || one === most || one === least
    return {
      at: at ?? 0,
      marks: marksOf(one, group, shown, view, words),
      name: named ? (names.get(row.jurisdiction_id) ?? sayPlace(row, words)) : null,
      chosen,
      colour: placeColour(row.jurisdiction_id, view.places, palette(view.theme)),
    }
  }
  return [
    ...(dots.length === 0
      ? []
      : [{ heading: null, dots: chosenFirst(dots, view).map((one) => dotOf(one, alike)) }]),
    ...lanes.map((group) => ({
      heading: headingOf(group, words),
      dots: chosenFirst(group.ranked, view).map((one) => dotOf(one, group)),
    })),
  ]
}

/** Chosen places stand in the middle of a heap. */
function chosenFirst(list: readonly Ranked[], { places }: View): Ranked[] {
  const isChosen = ({ row }: Ranked) => places.includes(row.jurisdiction_id)
  return [...list.filter(isChosen), ...list.filter((one) => !isChosen(one))]
}

function marksOf(
  one: Ranked,
  group: RankingGroup | undefined,
  shown: DistributionShown,
  view: View,
  words: Words,
): RowMark[] {
  const { row, at, indicator, joined } = one
  const { by } = shown.ranking
  const colours = palette(view.theme)
  const against = flagged(row, view, words)
  const why = group === undefined ? '' : whyApart(one, group, words)
  const choice = sayChoice(one, shown, view, words)
  const marks = valueMarks(row, at, {
    form: 'dot',
    colour: placeColour(row.jurisdiction_id, view.places, colours),
    apart: (group?.reason ?? null) !== null || joined !== null,
    interval: null,
    scale: perHeadScale(row, by),
    colours,
    tip: sayTip(row, indicator, words, [
      ...(by === 'per10k' ? [sayAt(one, by, words), ...sayResidents(row, words)] : []),
      ...[why, choice].filter((text) => text !== ''),
      ...against.lines,
    ]),
    ...against.mark,
  })
  // Among dots a zero is a dot: its place on the scale says what it is.
  return marks.map((mark) => (mark.kind === 'zero' ? { ...mark, kind: 'dot' } : mark))
}

function sayChoice(
  { row, joined }: Ranked,
  { ranking }: DistributionShown,
  view: View,
  words: Words,
): string {
  return sayChosen(row, { joined: joined !== null, period: ranking.period }, view, words)
}

function legendOf(
  { dots, lanes, quartiles }: DistributionShown,
  colours: Palette,
  words: Words,
): LegendItem[] {
  const all = [...dots, ...lanes.flatMap(({ ranked }) => ranked)]
  const rows = all.map(({ row }) => row)
  const kinds = legendOfKinds(
    rows.filter(({ value }) => value !== 0),
    {
      unlike: lanes.length > 0 || dots.some(({ joined }) => joined !== null),
      flags: false,
    },
    colours,
    words,
  )
  const middle: LegendItem = {
    key: 'middle',
    label: words.say('distribution.legend.middle'),
    colour: colours.remainder,
    glyph: 'square',
    toggles: false,
  }
  return [...(quartiles === null ? [] : [middle]), ...kinds]
}
