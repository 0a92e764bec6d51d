import type { Words } from '../../i18n/words.ts'
import { rateInterval } from '../../model/statistics.ts'
import type { Indicator, Observation } from '../../model/types.ts'
import { isRate, position } from '../../model/values.ts'
import { absentNotes, elsewhereNotes, sayChosen } from '../choices.ts'
import type { Heeded, LegendItem, Note, Picture, TableTwin, View } from '../figure.ts'
import { legendOfKinds, type Palette, palette, placeColour } from '../look.ts'
import {
  anywayNotes,
  cautions,
  contradictions,
  flagged,
  flagNotes,
  leftOut,
  sayUnlike,
  type Unlike,
} from '../notes.ts'
import { niceMax, type PlotGroup, type PlotRow, type RowMark, rowPlot } from '../rowplot.ts'
import { sayBase, sayIndicator, sayInterval, sayPeriod, sayPlace, sayTip, sayUnit, sayValue } from '../say.ts'
import { faded } from '../stackplot.ts'
import { placedCells, placedColumns } from '../tables.ts'
import { valueMarks, valueWords } from '../valuemarks.ts'
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
export function progressTable(shown: ProgressShown, caption: string, view: View, words: Words): TableTwin {
  const { flags } = view.catalogue
  const line = (
    row: Observation,
    indicator: Indicator,
    target: Observation | null,
    apart: string,
    choice: string,
  ) => [
    ...placedCells(
      { row, at: position(row), read: '', apart, choice },
      indicator,
      { by: 'count', flags },
      words,
    ),
    {
      value: target?.value ?? null,
      ...(target === null ? {} : { text: sayTarget(target, indicator, words) }),
    },
  ]
  return {
    caption,
    columns: [
      ...placedColumns({ by: 'count' }, words),
      { key: 'target', label: words.say('table.target'), numeric: true },
    ],
    rows: [
      ...shown.groups.flatMap((group) =>
        group.rows.map((one) => {
          const [unlike] = unlikeOf(one, group)
          const apart = unlike === undefined ? '' : sayUnlike(unlike, words)
          const chosen = { joined: one.joined !== null, period: shown.period }
          const choice = sayChosen(one.row, chosen, view, words)
          return line(one.row, group.indicator, one.target, apart, choice)
        }),
      ),
      ...shown.targets.map(({ row, indicator }) =>
        line(row, indicator, null, words.say('progress.targets'), ''),
      ),
    ],
  }
}

/** What became of the choices: what is set apart and why, what is stated twice, what the audit says, what to know. */
export function progressNotes(shown: ProgressShown, view: View, words: Words): Note[] {
  const { groups } = shown
  const unlike = groups.flatMap((group) =>
    group.rows.map((one) => ({ joined: one.joined !== null, unlike: unlikeOf(one, group) })),
  )
  const of = (joined: boolean) => unlike.flatMap((one) => (one.joined === joined ? one.unlike : []))
  const all = observationsOf(shown)
  return [
    ...(shown.unlevelled ? [{ kind: 'missing' as const, text: words.say('figure.unlevelled') }] : []),
    ...absentNotes(shown.absent, words),
    ...elsewhereNotes(shown.elsewhere, view.near, words),
    ...leftOut(shown.left, words),
    ...anywayNotes(of(false), of(true), words),
    ...groups.flatMap((group) => contradictions(group.rows, group.indicator, words, view.taken)),
    ...flagNotes(all, view, words),
    ...cautions(all, words, view.places),
  ]
}

/** Whether there are intervals to draw, also while they are switched off. */
export function progressHeeds({ groups }: ProgressShown): Heeded {
  return {
    intervals: groups.some(({ indicator, rows }) =>
      rows.some(({ row }) => rateInterval(row, indicator) !== null),
    ),
  }
}

/** That a value is unlike the others: set apart, or compared by the visitor's will; else nothing. */
function unlikeOf({ row, joined }: ProgressRow, { reason, indicator }: ProgressGroup): Unlike[] {
  const why = joined ?? reason
  return why === null ? [] : [{ row, indicator, reason: why }]
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

/** The indicator's name; why the group stands apart, behind the name where no group of it stands before. */
function headingOf({ indicator, reason, first, rows }: ProgressGroup, words: Words): string {
  const name = sayIndicator(indicator, words)
  const [one] = rows
  if (reason === null || one === undefined) return name
  const apart = words.say(`apart.${reason}`, {
    indicator: name,
    scope: words.say(`scope.${one.row.scope}`),
    body: words.say(`body_kind.${one.row.body_kind}`),
  })
  const named = reason === 'definition' || reason === 'role' || reason === 'unit'
  return first && !named ? words.say('progress.apart', { indicator: name, reason: apart }) : apart
}

/** How many indicators have values of another definition than their kin. */
export function countApart(groups: readonly ProgressGroup[]): number {
  return groups.filter(({ reason }) => reason === 'definition').length
}

/** How many indicators there are; one that is split by scope or body is one. */
export function countIndicators(groups: readonly ProgressGroup[]): number {
  return new Set(groups.map(({ indicator }) => indicator.id)).size
}

function plotRow(one: ProgressRow, group: ProgressGroup, drawing: Drawing): PlotRow {
  const { form, view, words, colours } = drawing
  const { row, target } = one
  const { indicator } = group
  const [unlike] = unlikeOf(one, group)
  const at = position(row)
  const colour = placeColour(row.jurisdiction_id, view.places, colours)
  const share = form === 'share'
  const interval = view.intervals ? rateInterval(row, indicator) : null
  const against = flagged(row, view, words)
  const tip = sayTip(row, indicator, words, [
    ...(interval === null ? [] : sayInterval(row, indicator, 'count', words)),
    ...(target === null ? [] : [sayTarget(target, indicator, words)]),
    ...(unlike === undefined ? [] : [sayUnlike(unlike, words)]),
    ...against.lines,
  ])
  const bullet: RowMark[] =
    share && at !== null && unlike === undefined && hasLength(row)
      ? [{ kind: 'slimBar', x: 0, x2: at, fill: faded(colour, 0.35, colours), tip, ...against.mark }]
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
      ...valueMarks(row, at, {
        form: share ? 'dot' : 'bar',
        colour,
        apart: unlike !== undefined,
        interval,
        scale: 1,
        colours,
        tip,
        ...against.mark,
      }),
    ],
    ...valueWords(row, indicator, words),
    ...against.row,
  }
}

/** Whether a bar up to the value says no more than was stated: a range and an upper bound have no such length. */
function hasLength({ value_kind }: Observation): boolean {
  return value_kind !== 'range' && value_kind !== 'at_most'
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
    ...flagged(row, view, words).row,
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
  const rows = shown.groups.flatMap((group) => group.rows.map(({ row }) => row))
  return legendOfKinds(
    rows,
    {
      intervals: view.intervals && progressHeeds(shown).intervals === true,
      unlike: shown.groups.some(
        ({ reason, rows: some }) => reason !== null || some.some(({ joined }) => joined !== null),
      ),
      target: targets,
      flags: rows.some((row) => view.catalogue.flags.has(row.id)),
    },
    colours,
    words,
  )
}
