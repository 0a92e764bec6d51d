import type { Words } from '../../i18n/words.ts'
import { formatNumber } from '../../model/formats.ts'
import { remainder } from '../../model/sums.ts'
import type { Indicator, Observation } from '../../model/types.ts'
import { position } from '../../model/values.ts'
import { type Figure, framed, type LegendItem, type Note, type Tip, type View } from '../figure.ts'
import { legendOfKinds, NARROW, type Palette, palette, placeColour } from '../look.ts'
import { cautions } from '../notes.ts'
import { partsQuestion } from '../questions.ts'
import { niceMax, type RowMark } from '../rowplot.ts'
import {
  sayIndicator,
  sayPeriod,
  sayPeriodKey,
  sayPlace,
  sayTip,
  sayUnit,
  sayValue,
  sourcesOf,
} from '../say.ts'
import { type SegmentLabel, type StackGroup, type StackRow, stackPlot } from '../stackplot.ts'
import { observationCells, observationColumns } from '../tables.ts'
import { valueMarks } from '../valuemarks.ts'
import { sayAside, sayWho } from '../who.ts'
import {
  type CompositionShown,
  type Cut,
  compositionPeriods,
  descend,
  type Part,
  showComposition,
} from './show.ts'

/** The legend's key of what the parts leave open. */
const REMAINDER = 'remainder'

const figure: Figure<Observation, CompositionShown> = {
  id: 'composition',
  question: partsQuestion,
  example: { i: 'reconsideration.concluded' },
  show: showComposition,
  periods: compositionPeriods,

  title({ indicator, period }, _view, words) {
    if (indicator === null) return words.say('composition.title.unknown')
    const name = sayIndicator(indicator, words)
    return period === null
      ? words.say('composition.title', { indicator: name })
      : words.say('composition.title.period', { indicator: name, period: sayPeriodKey(period, words) })
  },

  summary(shown, view, words) {
    const cuts = shown.groups.flatMap((group) => group.cuts)
    const stacks = cuts.filter((cut) => cut.check !== null)
    const chosen = cuts.filter((cut) => view.places.includes(cut.total.row.jurisdiction_id))
    const first = chosen.find((cut) => cut.check !== null) ?? chosen[0] ?? stacks[0] ?? cuts[0]
    if (shown.indicator === null || first === undefined) return words.say('figure.nothing')
    return [
      saySummary(first, words),
      ...(stacks.length > 1
        ? [
            words.say('composition.summary.several', {
              count: stacks.length,
              closing: stacks.filter((cut) => cut.check?.verdict === 'closes').length,
            }),
          ]
        : []),
    ].join(words.say('sentence.space'))
  },

  picture(shown, view, words) {
    const { indicator } = shown
    if (indicator === null || shown.groups.length === 0) return null
    const colours = palette(view.theme)
    const drawing: Drawing = { shown, view, words, colours }
    const groups = shown.groups.map(
      ({ partition, cuts }): StackGroup => ({
        heading: sayPartition(partition, words),
        rows: cuts.flatMap((cut) => [
          totalRow(cut, drawing),
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
  },

  table(shown, view, words) {
    return {
      caption: this.title(shown, view, words),
      columns: [
        ...observationColumns(words),
        { key: 'part_role', label: words.say('table.part_role'), numeric: false },
        { key: 'whole', label: words.say('table.whole'), numeric: true },
        { key: 'share', label: words.say('table.share'), numeric: true },
        { key: 'rest', label: words.say('table.rest'), numeric: true },
      ],
      rows: shown.groups.flatMap(({ cuts }) =>
        cuts.flatMap((cut) => [
          [
            ...observationCells(cut.total.row, cut.total.indicator, words),
            { value: words.say('part_role.total') },
            { value: null },
            { value: null },
            {
              value: cut.check === null ? null : remainderOf(cut),
              ...(cut.check === null
                ? {}
                : { text: sayVerdict(cut, words) || words.say('composition.closes') }),
            },
          ],
          ...[...cut.exhaustive, ...cut.ofWhich].flatMap((part) =>
            [{ part, whole: cut.total }, ...pairsBelow(part)].map(({ part: one, whole }) => [
              ...observationCells(one.row, one.indicator, words),
              { value: words.say(`part_role.${one.role ?? 'total'}`) },
              { value: whole.row.value },
              { value: roundedShare(one, whole) },
              { value: null },
            ]),
          ),
        ]),
      ),
    }
  },

  notes(shown, view, words) {
    const cuts = shown.groups.flatMap((group) => group.cuts)
    const notes = cuts.flatMap((cut): Note[] => {
      const { check, total } = cut
      if (check === null || (check.verdict !== 'over' && check.verdict !== 'short')) return []
      return [
        {
          kind: check.verdict === 'short' ? 'missing' : 'caution',
          text: words.say(`composition.note.${check.verdict}`, {
            place: sayPlace(total.row, words),
            period: sayPeriod(total.row, words),
            sum: sayInterval(check.sum, words),
            total: sayValue(total.row, total.indicator, words),
            rest: sayInterval(positive(check.rest), words),
          }),
        },
      ]
    })
    return [...notes, ...cautions(rowsOf(shown), words, view.places)]
  },

  sources: (shown) => sourcesOf(rowsOf(shown)),
}

/** What is each total of one indicator made of? Stacked bars, with what they leave unexplained. */
export const composition = framed(figure)

interface Drawing {
  readonly shown: CompositionShown
  readonly view: View
  readonly words: Words
  readonly colours: Palette
}

/** The part's own name where it carries its total's before a colon. */
function sayPartName(indicator: Indicator, words: Words): string {
  const name = sayIndicator(indicator, words)
  const [last = name] = name.split(PREFIX[words.lang]).slice(-1)
  return last
}

/** What stands between a total's name and its part's, in each language. */
const PREFIX = { zh: '\uff1a', en: ': ' } as const

/** By which cut: `channel` in words; a cut that the dictionary does not know is "another cut". */
function sayPartition(partition: string, words: Words): string {
  const key = `partition.${partition}`
  return words.say(words.has(key) ? key : 'partition.other')
}

/** Per cent (0–100, or more where a part exceeds it); null where either number is a bound or not stated. */
function shareOf(part: Part, whole: Part): number | null {
  const n = firm(part.row)
  const d = firm(whole.row)
  return n === null || d === null || d === 0 ? null : (n / d) * 100
}

function roundedShare(part: Part, whole: Part): number | null {
  const share = shareOf(part, whole)
  return share === null ? null : Math.round(share * 100) / 100
}

function firm(row: Observation): number | null {
  return row.value_kind === 'exact' || row.value_kind === 'about' ? row.value : null
}

function sayShare(part: Part, whole: Part, words: Words): string | null {
  const share = shareOf(part, whole)
  return share === null
    ? null
    : words.say('share', { share: formatNumber(share, words.lang, share > 0 && share < 1 ? 2 : 1, true) })
}

function totalRow(cut: Cut, drawing: Drawing): StackRow {
  const { view, words, colours, shown } = drawing
  const { row, indicator } = cut.total
  const { marks, labels } = stackOf(cut, drawing)
  const colour = placeColour(row.jurisdiction_id, view.places, colours)
  const verdict = sayVerdict(cut, words)
  const size = position(row)
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
            tip: sayTip(row, indicator, words),
          },
        ]
  return {
    label: sayPlace(row, words),
    aside: sayAside(row, view.width, words),
    ...(view.places.includes(row.jurisdiction_id) ? { colour } : {}),
    marks: [...outline, ...marks],
    labels,
    text: sayValue(row, indicator, words),
    ...(verdict === '' ? {} : { small: verdict }),
  }
}

function stackOf(cut: Cut, drawing: Drawing): { marks: RowMark[]; labels: SegmentLabel[] } {
  const { view, words, colours } = drawing
  const { total, check } = cut
  const marks: RowMark[] = []
  const open: RowMark[] = []
  const labels: SegmentLabel[] = []
  let at = 0
  for (const part of cut.exhaustive) {
    const size = position(part.row)
    if (size === null || view.hidden.includes(part.row.indicator_id)) continue
    const from = scaled(at, total, drawing)
    const to = scaled(at + size, total, drawing)
    if (from === null || to === null) continue
    const fill = colourOf(part, drawing)
    const mark = { x: from, x2: to, fill, tip: tipOf(part, total, words) }
    marks.push({ ...mark, kind: 'segment' })
    if (part.row.value_kind === 'at_least') open.push({ ...mark, kind: 'barAtLeast', stroke: colours.ink })
    if (part.row.value_kind === 'at_most') open.push({ ...mark, kind: 'barAtMost', stroke: colours.ink })
    if (part.row.value_kind === 'about') open.push({ ...mark, kind: 'barAbout', stroke: colours.ink })
    labels.push({ x: from, x2: to, texts: labelTexts(part, words), on: fill })
    at += size
  }
  const rest = remainderOf(cut)
  const end = scaled(at + rest, total, drawing)
  const from = scaled(at, total, drawing)
  if (check?.verdict === 'short' && end !== null && from !== null && !view.hidden.includes(REMAINDER)) {
    const text = words.say('composition.rest', { rest: sayInterval(check.rest, words) })
    marks.push({
      kind: 'remainder',
      x: from,
      x2: end,
      fill: colours.remainder,
      stroke: colours.plain,
      tip: {
        title: `${sayPlace(total.row, words)}${words.say('list.colon')}${text}`,
        lines: tipLines(cut, words),
      },
    })
    labels.push({ x: from, x2: end, texts: [text], on: colours.remainder })
  }
  const whole = position(total.row)
  const tick = whole === null ? null : scaled(whole, total, drawing)
  if (check?.verdict === 'over' && tick !== null)
    marks.push({
      kind: 'tick',
      x: tick,
      fill: colours.ink,
      stroke: colours.ink,
      tip: sayTip(total.row, total.indicator, words, tipLines(cut, words)),
    })
  return { marks: [...marks, ...open], labels }
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
  const share = sayShare(part, whole, words)
  const at = position(part.row)
  const x = at === null ? null : scaled(at, top, drawing)
  const fill = part.role === 'exhaustive' && whole === top ? colourOf(part, drawing) : colours.plain
  const tip = tipOf(part, whole, words)
  return {
    label: view.width < NARROW ? `${INDENT.repeat(depth)}${name}` : name,
    marks:
      part.row.value_kind === 'exact' && x !== null && x > 0
        ? [{ kind: 'slimBar', x: 0, x2: x, fill, tip }]
        : valueMarks(part.row, x, {
            form: 'bar',
            colour: fill,
            apart: false,
            interval: null,
            scale: scaled(1, top, drawing) ?? 1,
            colours,
            tip,
          }),
    text: sayValue(part.row, part.indicator, words),
    ...(share === null
      ? {}
      : {
          small:
            whole === top
              ? share
              : words.say('composition.share_of', {
                  share,
                  d: sayValue(whole.row, whole.indicator, words),
                }),
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

function tipOf(part: Part, whole: Part, words: Words): Tip {
  const share = sayShare(part, whole, words)
  const more =
    share === null
      ? []
      : [
          words.say('tip.share', {
            share,
            n: formatNumber(part.row.value ?? 0, words.lang, 4),
            d: formatNumber(whole.row.value ?? 0, words.lang, 4),
            whole: sayIndicator(whole.indicator, words),
          }),
        ]
  return sayTip(part.row, part.indicator, words, more)
}

function tipLines(cut: Cut, words: Words): string[] {
  const { total, check } = cut
  if (check === null) return []
  return [
    words.say('composition.sum', {
      sum: sayInterval(check.sum, words),
      total: sayValue(total.row, total.indicator, words),
    }),
    words.say('tip.period', { period: sayPeriod(total.row, words) }),
    words.say('tip.source', { source: total.row.source_title }),
  ]
}

function remainderOf(cut: Cut): number {
  return remainder(
    cut.total.row,
    cut.exhaustive.map(({ row }) => row),
  )
}

function sayVerdict(cut: Cut, words: Words): string {
  const { check } = cut
  if (check?.verdict === 'short')
    return words.say('composition.rest', { rest: sayInterval(check.rest, words) })
  if (check?.verdict === 'over')
    return words.say('composition.over', { rest: sayInterval(positive(check.rest), words) })
  return check?.verdict === 'open' ? words.say('composition.open') : ''
}

function positive({ low, high }: { low: number; high: number }): { low: number; high: number } {
  return low < 0 ? { low: -high, high: -low } : { low, high }
}

function sayInterval({ low, high }: { low: number; high: number }, words: Words): string {
  const number = (value: number) => formatNumber(value, words.lang, 4)
  if (low === high) return number(low)
  if (!Number.isFinite(high)) return words.say('value.at_least', { value: number(low) })
  if (!Number.isFinite(low)) return words.say('value.at_most', { value: number(high) })
  return words.say('value.range', { value: number(low), high: number(high) })
}

function saySummary(cut: Cut, words: Words): string {
  const { total, check } = cut
  const parts = cut.exhaustive.length > 0 ? cut.exhaustive : cut.ofWhich
  const size = (part: Part) => position(part.row) ?? -1
  const [greatest] = [...parts].sort((a, b) => size(b) - size(a))
  const who = sayWho(total.row, words)
  const fill = {
    who,
    period: sayPeriod(total.row, words),
    indicator: sayIndicator(total.indicator, words),
    total: sayValue(total.row, total.indicator, words),
  }
  if (greatest === undefined) return words.say('composition.summary.plain', fill)
  const share = sayShare(greatest, total, words)
  const part = {
    part: sayPartName(greatest.indicator, words),
    value: sayValue(greatest.row, greatest.indicator, words),
    share: share === null ? '' : words.say('composition.share_paren', { share }),
  }
  if (check === null) return words.say('composition.summary.of_which', { ...fill, ...part })
  return words.say(`composition.summary.${check.verdict}`, {
    ...fill,
    ...part,
    count: cut.exhaustive.length,
    sum: sayInterval(check.sum, words),
    rest: sayInterval(positive(check.rest), words),
  })
}

function legendOf({ shown, view, words, colours }: Drawing): LegendItem[] {
  const stacks = shown.groups.flatMap((group) => group.cuts).filter((cut) => cut.exhaustive.length > 0)
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
  const short = stacks.some((cut) => cut.check?.verdict === 'short')
  return [
    ...parts,
    ...(short
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
    ...legendOfKinds(rowsOf(shown), {}, colours, words),
  ]
}

function pairsBelow(part: Part): { part: Part; whole: Part }[] {
  return part.parts.flatMap((one) => [{ part: one, whole: part }, ...pairsBelow(one)])
}

function rowsOf(shown: CompositionShown): Observation[] {
  return shown.groups.flatMap(({ cuts }) =>
    cuts.flatMap((cut) => [
      cut.total.row,
      ...[...cut.exhaustive, ...cut.ofWhich].flatMap((part) => descend(part).map((one) => one.part.row)),
    ]),
  )
}
