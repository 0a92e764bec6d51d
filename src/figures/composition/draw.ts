import type { Words } from '../../i18n/words.ts'
import { formatNumber } from '../../model/formats.ts'
import type { Observation } from '../../model/types.ts'
import { position } from '../../model/values.ts'
import type { LegendItem, Picture, View } from '../figure.ts'
import { leftoverMarks, openOf } from '../leftover.ts'
import { legendOfKinds, NARROW, type Palette, palette, placeColour } from '../look.ts'
import { flagged, sayUnlike } from '../notes.ts'
import { niceMax, type RowMark } from '../rowplot.ts'
import { sayPeriod, sayPlace, sayTip, sayUnit, sayValue } from '../say.ts'
import { faded, type SegmentLabel, type StackGroup, type StackRow, stackPlot } from '../stackplot.ts'
import { valueMarks, valueWords } from '../valuemarks.ts'
import { sayAside } from '../who.ts'
import {
  remainderOf,
  sayGroup,
  sayPartName,
  sayShare,
  sayVerdict,
  sayWeightIn,
  sumLines,
  tipOf,
} from './say.ts'
import { type CompositionShown, type Cut, descend, type Part } from './show.ts'

/** The legend's key of what the parts leave open. */
const REMAINDER = 'remainder'

/** The ink of totals that are unlike the others: outlined, hardly filled. */
const UNLIKE_INK = 0.15

interface Drawing {
  readonly shown: CompositionShown
  readonly view: View
  readonly words: Words
  readonly colours: Palette
}

/** Stacked bars, a group for each cut; null where there is nothing to draw. */
export function compositionPicture(shown: CompositionShown, view: View, words: Words): Picture | null {
  const { indicator } = shown
  if (indicator === null || shown.groups.length === 0) return null
  const colours = palette(view.theme)
  const drawing: Drawing = { shown, view, words, colours }
  const groups = shown.groups.map(
    (group): StackGroup => ({
      heading: sayGroup(group, words),
      rows: group.cuts.flatMap((cut) => [
        totalRow(cut, group.reason !== null || cut.joined !== null, drawing),
        ...(cut.opened ? cut.exhaustive.flatMap((part) => openedRows(part, cut, drawing)) : []),
        ...(cut.opened ? [] : cut.exhaustive.flatMap((part) => lowerRows(part, cut.total, 1, drawing))),
        ...cut.ofWhich.flatMap((part) => ofWhichRows(part, cut.total, 1, cut.total, drawing)),
      ]),
    }),
  )
  const ends = groups.flatMap((group) =>
    group.rows.flatMap((row) => row.marks.map((mark) => mark.x2 ?? mark.x)),
  )
  const furthest = Math.max(0, ...ends)
  const max = shown.percent && furthest <= 100.001 ? 100 : niceMax(ends)
  const plot = stackPlot(
    groups,
    { max, percent: shown.percent, unit: sayUnit(indicator, words), lane: 0 },
    view,
    colours,
  )
  return { ...plot, legend: legendOf(drawing) }
}

/** Every observation that the picture rests on. */
export function observationsOf(shown: CompositionShown): Observation[] {
  return shown.groups.flatMap(({ cuts }) =>
    cuts.flatMap((cut) => [
      cut.total.row,
      ...cut.others,
      ...[...cut.exhaustive, ...cut.ofWhich].flatMap((part) =>
        descend(part, cut.total).map((one) => one.part.row),
      ),
    ]),
  )
}

function totalRow(cut: Cut, apart: boolean, drawing: Drawing): StackRow {
  const { view, words, colours, shown } = drawing
  const { row, indicator } = cut.total
  const { marks, labels } = stackOf(cut, apart, drawing)
  const colour = placeColour(row.jurisdiction_id, view.places, colours)
  const verdict = sayVerdict(cut, words)
  const size = position(row)
  const against = flagged(row, view, words)
  const outline: RowMark[] =
    cut.exhaustive.length > 0 || size === null
      ? []
      : [
          {
            kind: 'remainder',
            x: 0,
            x2: shown.percent ? 100 : size,
            fill: colours.remainder,
            stroke: colours.plain,
            tip: sayTip(row, indicator, words, against.lines),
            ...against.mark,
          },
        ]
  return {
    label: sayPlace(row, words),
    aside: sayAside(row, view.width, words),
    ...(view.places.includes(row.jurisdiction_id) ? { colour } : {}),
    marks: [...outline, ...marks],
    labels,
    ...valueWords(row, indicator, words),
    ...against.row,
    ...(verdict === '' ? {} : { small: verdict }),
  }
}

function stackOf(cut: Cut, apart: boolean, drawing: Drawing): { marks: RowMark[]; labels: SegmentLabel[] } {
  const { view, words, colours } = drawing
  const { total, check } = cut
  const marks: RowMark[] = []
  const open: RowMark[] = []
  const labels: SegmentLabel[] = []
  const unlike = cut.joined === null ? [] : [sayUnlike({ ...total, reason: cut.joined }, words)]
  let at = 0
  for (const part of cut.exhaustive) {
    const size = position(part.row)
    if (size === null || view.hidden.includes(part.row.indicator_id)) continue
    const from = scaled(at, total, drawing)
    const to = scaled(at + size, total, drawing)
    if (from === null || to === null) continue
    const colour = colourOf(part, drawing)
    const fill = apart ? faded(colour, UNLIKE_INK, colours) : colour
    const told = tipOf(part, total, view, words)
    const tip = { ...told, lines: [...told.lines, ...unlike] }
    const mark = { x: from, x2: to, fill, tip, ...flagged(part.row, view, words).mark }
    marks.push(apart ? { ...mark, kind: 'remainder', stroke: colour } : { ...mark, kind: 'segment' })
    const bound = { at_least: 'barAtLeast', at_most: 'barAtMost', about: 'barAbout' } as const
    const { value_kind } = part.row
    if (value_kind === 'at_least' || value_kind === 'at_most' || value_kind === 'about')
      open.push({ ...mark, kind: bound[value_kind], stroke: colours.ink })
    if (value_kind === 'range') open.push(...endsOf(part, at, total, drawing))
    labels.push({ x: from, x2: to, texts: labelTexts(part, words), on: fill })
    at += size
  }
  const rest = check === null || check.verdict === 'closes' ? null : openOf(check.rest)
  const drawn = at + remainderOf(cut)
  const [from, to] = [scaled(at, total, drawing), scaled(drawn, total, drawing)]
  if (rest !== null && from !== null && to !== null && !view.hidden.includes(REMAINDER)) {
    const text = sayVerdict(cut, words)
    marks.push(
      ...leftoverMarks({
        open: rest,
        from: at,
        total: drawn,
        place: (value) => scaled(value, total, drawing) ?? 0,
        stroke: colours.plain,
        colours,
        tip: {
          title: `${sayPlace(total.row, words)}${words.say('list.colon')}${text}`,
          lines: [
            ...sumLines(cut, words),
            words.say('tip.period', { period: sayPeriod(total.row, words) }),
            words.say('tip.source', { source: total.row.source_title }),
          ],
        },
      }),
    )
    if (to > from) labels.push({ x: from, x2: to, texts: [text], on: colours.remainder })
  }
  const whole = position(total.row)
  const tick = whole === null ? null : scaled(whole, total, drawing)
  if (check?.verdict === 'over' && tick !== null)
    marks.push({
      kind: 'tick',
      x: tick,
      fill: colours.ink,
      stroke: colours.ink,
      tip: sayTip(total.row, total.indicator, words, sumLines(cut, words)),
    })
  return { marks: [...marks, ...open], labels }
}

/** Between which ends a part given as a range lies, where it stands in its stack. */
function endsOf({ row, indicator }: Part, at: number, total: Part, drawing: Drawing): RowMark[] {
  const { words, colours } = drawing
  const from = scaled(at + (row.value ?? 0), total, drawing)
  const to = scaled(at + (row.value_high ?? row.value ?? 0), total, drawing)
  return from === null || to === null
    ? []
    : [{ kind: 'range', x: from, x2: to, fill: colours.ink, tip: sayTip(row, indicator, words) }]
}

/** The parts of a total that stands alone or was chosen, one a row, with what lies below each. */
function openedRows(part: Part, cut: Cut, drawing: Drawing): StackRow[] {
  return [
    partRow(part, cut.total, cut.total, sayPartName(part.indicator, drawing.words), 1, drawing),
    ...lowerRows(part, cut.total, 2, drawing),
  ]
}

/** The parts of a part, each named with what it is a part of. */
function lowerRows(part: Part, top: Part, depth: number, drawing: Drawing): StackRow[] {
  const { words } = drawing
  return part.parts.flatMap((one) => [
    partRow(
      one,
      part,
      top,
      words.say('composition.part_of', {
        part: sayPartName(one.indicator, words),
        whole: sayPartName(part.indicator, words),
      }),
      depth,
      drawing,
    ),
    ...lowerRows(one, top, depth + 1, drawing),
  ])
}

function ofWhichRows(part: Part, whole: Part, depth: number, top: Part, drawing: Drawing): StackRow[] {
  const { words } = drawing
  const name = words.say('composition.of_which', { part: sayPartName(part.indicator, words) })
  return [
    partRow(part, whole, top, name, depth, drawing),
    ...part.parts.flatMap((one) => ofWhichRows(one, part, depth + 1, top, drawing)),
  ]
}

const INDENT = '\u2003'

function partRow(
  part: Part,
  whole: Part,
  top: Part,
  name: string,
  depth: number,
  drawing: Drawing,
): StackRow {
  const { view, words, colours } = drawing
  const share = part.unadded ? null : sayShare(part, whole, words)
  const at = position(part.row)
  const x = at === null || part.unadded ? null : scaled(at, top, drawing)
  const fill = part.role === 'exhaustive' && whole === top ? colourOf(part, drawing) : colours.plain
  const tip = tipOf(part, whole, view, words)
  const against = flagged(part.row, view, words)
  return {
    label: view.width < NARROW ? `${INDENT.repeat(depth)}${name}` : name,
    marks:
      part.row.value_kind === 'exact' && x !== null && x > 0
        ? [{ kind: 'slimBar', x: 0, x2: x, fill, tip, ...against.mark }]
        : valueMarks(part.row, x, {
            form: 'bar',
            colour: fill,
            apart: false,
            interval: null,
            scale: scaled(1, top, drawing) ?? 1,
            colours,
            tip,
            ...against.mark,
          }),
    ...valueWords(part.row, part.indicator, words),
    ...against.row,
    ...(share === null
      ? {}
      : {
          small: [
            whole === top
              ? share
              : words.say('composition.share_of', {
                  share,
                  d: sayValue(whole.row, whole.indicator, words),
                }),
            ...sayWeightIn(whole, words),
          ].join(words.say('list.semicolon')),
        }),
  }
}

/** A number of a total's unit on the axis; null where the total has no level to be divided by. */
function scaled(value: number, total: Part, { shown }: Drawing): number | null {
  if (!shown.percent) return value
  const whole = position(total.row)
  return whole === null || whole === 0 ? null : (value / whole) * 100
}

function colourOf(part: Part, { shown, colours }: Drawing): string {
  const at = Math.max(0, shown.coloured.indexOf(part.row.indicator_id))
  return colours.parts[at % colours.parts.length] ?? colours.plain
}

function labelTexts(part: Part, words: Words): string[] {
  const value = formatNumber(part.row.value ?? 0, words.lang, 4)
  return [`${sayPartName(part.indicator, words)} ${value}`, value]
}

function legendOf({ shown, view, words, colours }: Drawing): LegendItem[] {
  const cuts = shown.groups.flatMap((group) => group.cuts)
  const stacks = cuts.filter((cut) => cut.exhaustive.length > 0)
  const named = new Set(
    stacks.filter((cut) => !cut.opened).flatMap((cut) => cut.exhaustive.map(({ row }) => row.indicator_id)),
  )
  const parts = shown.coloured
    .filter((id) => named.has(id))
    .flatMap((id): LegendItem[] => {
      const indicator = view.catalogue.indicators.get(id)
      const colour = colours.parts[shown.coloured.indexOf(id) % colours.parts.length]
      return indicator === undefined || colour === undefined
        ? []
        : [{ key: id, label: sayPartName(indicator, words), colour, glyph: 'square', toggles: true }]
    })
  const open = stacks.some(
    ({ check }) => check !== null && check.verdict !== 'closes' && openOf(check.rest) !== null,
  )
  const rows = observationsOf(shown)
  return [
    ...parts,
    ...(open
      ? [
          {
            key: REMAINDER,
            label: words.say('legend.remainder'),
            colour: colours.plain,
            glyph: 'hollow' as const,
            toggles: true,
          },
        ]
      : []),
    ...legendOfKinds(
      rows,
      {
        unlike:
          shown.groups.some(({ reason }) => reason !== null) || cuts.some(({ joined }) => joined !== null),
        flags: rows.some((row) => view.catalogue.flags.has(row.id)),
      },
      colours,
      words,
    ),
  ]
}
