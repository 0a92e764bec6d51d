import type { Words } from '../../i18n/words.ts'
import { rateInterval } from '../../model/statistics.ts'
import type { Indicator, Observation } from '../../model/types.ts'
import { isRate, position } from '../../model/values.ts'
import type { LegendItem, Note, Picture, TableTwin, View } from '../figure.ts'
import { legendOfKinds, type Palette, palette, placeColour } from '../look.ts'
import { cautions, contradictions, leftOut } from '../notes.ts'
import { niceMax, type PlotGroup, type PlotRow, type RowMark, rowPlot } from '../rowplot.ts'
import { sayBase, sayIndicator, sayList, sayPeriod, sayPlace, sayTip, sayUnit, sayValue } from '../say.ts'
import { faded } from '../stackplot.ts'
import { observationCells, observationColumns } from '../tables.ts'
import { valueMarks } from '../valuemarks.ts'
import { sayAside, sayWho } from '../who.ts'
import type { ProgressGroup, ProgressRow, ProgressShown, Target } from './show.ts'

/** What a reform has reached, as bullets against targets (`share`) or as bars of a count. */
export type Form = 'share' | 'count'

interface Drawing {
  readonly form: Form
  readonly view: View
  readonly words: Words
  readonly colours: Palette
}

/** The picture of groups and targets; null where there is neither. */
export function progressPicture(shown: ProgressShown, form: Form, view: View, words: Words): Picture | null {
  if (shown.groups.length === 0 && shown.targets.length === 0) return null
  const colours = palette(view.theme)
  const drawing: Drawing = { form, view, words, colours }
  const groups: PlotGroup[] = [
    ...shown.groups.map((group) => ({
      heading: headingOf(group, words),
      rows: group.rows.map((row) => plotRow(row, group, drawing)),
    })),
    ...shown.targets.map((target) => ({
      heading: words.say('progress.targets.of', { indicator: sayIndicator(target.indicator, words) }),
      rows: [targetRow(target, drawing)],
    })),
  ]
  const ends = groups.flatMap((group) =>
    group.rows.flatMap(({ marks }) => marks.map((mark) => mark.x2 ?? mark.x)),
  )
  const percent = form === 'share'
  const plot = rowPlot(
    groups,
    {
      max: percent && Math.max(0, ...ends) <= 100 ? 100 : niceMax(ends),
      percent,
      unit: unitOf(shown, words),
    },
    view,
    colours,
  )
  return { ...plot, legend: legendOf(shown, form, view, colours, words) }
}

/** The rows of the picture, in its order, then the targets. */
export function progressTable(shown: ProgressShown, caption: string, words: Words): TableTwin {
  const line = (row: Observation, indicator: Indicator, target: Observation | null, apart: string) => [
    ...observationCells(row, indicator, words),
    {
      value: target?.value ?? null,
      ...(target === null ? {} : { text: sayTarget(target, indicator, words) }),
    },
    { value: apart },
  ]
  return {
    caption,
    columns: [
      ...observationColumns(words),
      { key: 'target', label: words.say('table.target'), numeric: true },
      { key: 'apart', label: words.say('table.apart'), numeric: false },
    ],
    rows: [
      ...shown.groups.flatMap((group) =>
        group.rows.map(({ row, target }) =>
          line(row, group.indicator, target, group.reason === null ? '' : headingOf(group, words)),
        ),
      ),
      ...shown.targets.map(({ row, indicator }) => line(row, indicator, null, words.say('progress.targets'))),
    ],
  }
}

/** What is set apart and why, what is stated twice, what to know. */
export function progressNotes(shown: ProgressShown, view: View, words: Words): Note[] {
  return [
    ...leftOut(shown.left, words),
    ...shown.groups
      .filter(({ reason }) => reason !== null)
      .map((group): Note => {
        const who = sayList(
          group.rows.map(({ row }) => sayWho(row, words)),
          words,
        )
        const text =
          group.reason === 'definition'
            ? `${headingOf(group, words)}${words.say('list.colon')}${who}`
            : words.say('progress.note.apart', {
                indicator: sayIndicator(group.indicator, words),
                reason: headingOf(group, words),
                who,
              })
        return { kind: 'unlike', text }
      }),
    ...shown.groups.flatMap((group) => contradictions(group.rows, group.indicator, words)),
    ...cautions(observationsOf(shown), words, view.places),
  ]
}

/** The value that the sentence names: of a chosen place, else the first. */
export function leadOf(
  shown: ProgressShown,
  view: View,
): { readonly row: Observation; readonly indicator: Indicator } | undefined {
  const all = shown.groups.flatMap(({ rows, indicator }) => rows.map(({ row }) => ({ row, indicator })))
  return all.find(({ row }) => view.places.includes(row.jurisdiction_id)) ?? all[0]
}

/** One value in a sentence: who, when, what, how much, of what. */
export function sayLead(row: Observation, indicator: Indicator, words: Words): string {
  const rated = isRate(indicator) && row.n !== null && row.d !== null
  return words.say('progress.lead', {
    who: sayWho(row, words),
    period: sayPeriod(row, words),
    indicator: sayIndicator(indicator, words),
    value: sayValue(row, indicator, words),
    base: rated ? words.say('list.paren', { items: sayBase(row, words) }) : '',
  })
}

/** Every observation that the picture rests on. */
export function observationsOf(shown: ProgressShown): Observation[] {
  return [
    ...shown.groups.flatMap((group) =>
      group.rows.flatMap(({ row, others, target }) => [row, ...others, ...(target === null ? [] : [target])]),
    ),
    ...shown.targets.map(({ row }) => row),
  ]
}

function headingOf({ indicator, reason, rows }: ProgressGroup, words: Words): string {
  const name = sayIndicator(indicator, words)
  const [first] = rows
  return reason === null || first === undefined
    ? name
    : words.say(`apart.${reason}`, {
        indicator: name,
        scope: words.say(`scope.${first.row.scope}`),
        body: words.say(`body_kind.${first.row.body_kind}`),
      })
}

/** How many indicators have values of another definition than their kin. */
export function countApart(groups: readonly ProgressGroup[]): number {
  return groups.filter(({ reason }) => reason === 'definition').length
}

/** How many indicators there are; one that is split by scope or body is one. */
export function countIndicators(groups: readonly ProgressGroup[]): number {
  return new Set(groups.map(({ indicator }) => indicator.id)).size
}

function plotRow({ row, target }: ProgressRow, group: ProgressGroup, drawing: Drawing): PlotRow {
  const { form, view, words, colours } = drawing
  const { indicator, reason } = group
  const apart = reason !== null
  const at = position(row)
  const colour = placeColour(row.jurisdiction_id, view.places, colours)
  const share = form === 'share'
  const tip = sayTip(row, indicator, words, [
    ...(target === null ? [] : [sayTarget(target, indicator, words)]),
    ...(apart ? [headingOf(group, words)] : []),
  ])
  const interval = view.intervals ? rateInterval(row, indicator) : null
  const base = { colours, tip, colour, apart, interval, scale: 1 }
  const bullet: RowMark[] =
    share && at !== null && !apart && row.value_kind !== 'range' && row.value_kind !== 'at_most'
      ? [{ kind: 'slimBar', x: 0, x2: at, fill: faded(colour, 0.35, colours), tip }]
      : []
  const aim = target === null ? null : position(target)
  return {
    label: sayPlace(row, words),
    aside: sayAside(row, view.width, words),
    ...(view.places.includes(row.jurisdiction_id) ? { colour } : {}),
    marks: [
      ...bullet,
      ...(aim === null || target === null || !share
        ? []
        : targetMarks(target, indicator, Math.min(at ?? aim, aim), Math.max(at ?? aim, aim), drawing)),
      ...valueMarks(row, at, { ...base, form: share ? 'dot' : 'bar' }),
    ],
    text: sayValue(row, indicator, words),
    ...(share && row.value_kind !== 'missing' ? { small: sayBase(row, words) } : {}),
  }
}

function targetMarks(
  target: Observation,
  indicator: Indicator,
  from: number,
  to: number,
  { colours, words }: Drawing,
): RowMark[] {
  const aim = position(target)
  const tip = sayTip(target, indicator, words)
  return aim === null
    ? []
    : [
        { kind: 'hairline', x: from, x2: to, fill: colours.quiet, tip },
        { kind: 'diamond', x: aim, fill: colours.paper, stroke: colours.ink, tip },
      ]
}

/** A target stands on the scale where it is a per cent, else in words. */
function targetRow({ row, indicator }: Target, drawing: Drawing): PlotRow {
  const { form, view, words, colours } = drawing
  const aim = position(row)
  const onScale = form === 'share' && isRate(indicator) && aim !== null
  const colour = placeColour(row.jurisdiction_id, view.places, colours)
  return {
    label: sayPlace(row, words),
    aside: sayAside(row, view.width, words),
    ...(view.places.includes(row.jurisdiction_id) ? { colour } : {}),
    marks: onScale
      ? [
          {
            kind: 'diamond',
            x: aim,
            fill: colours.paper,
            stroke: view.places.includes(row.jurisdiction_id) ? colour : colours.ink,
            tip: sayTip(row, indicator, words),
          },
        ]
      : [],
    text: sayValue(row, indicator, words),
  }
}

function sayTarget(target: Observation, indicator: Indicator, words: Words): string {
  return words.say('progress.target', {
    period: sayPeriod(target, words),
    value: sayValue(target, indicator, words),
  })
}

/** The unit of all counts where they share one. */
function unitOf(shown: ProgressShown, words: Words): string {
  const units = new Set(shown.groups.map(({ indicator }) => sayUnit(indicator, words)))
  const [unit = ''] = units
  return units.size === 1 ? unit : ''
}

function legendOf(
  shown: ProgressShown,
  form: Form,
  view: View,
  colours: Palette,
  words: Words,
): LegendItem[] {
  const targets =
    form === 'share' &&
    (shown.targets.some(({ indicator }) => isRate(indicator)) ||
      shown.groups.some((group) => group.rows.some(({ target }) => target !== null)))
  const intervals =
    view.intervals &&
    form === 'share' &&
    shown.groups.some(({ indicator, rows }) => rows.some(({ row }) => rateInterval(row, indicator) !== null))
  return legendOfKinds(
    shown.groups.flatMap((group) => group.rows.map(({ row }) => row)),
    { intervals, unlike: shown.groups.some(({ reason }) => reason !== null), target: targets },
    colours,
    words,
  )
}
