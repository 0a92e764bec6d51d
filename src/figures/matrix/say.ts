import type { Words } from '../../i18n/words.ts'
import { GROUPS } from '../../model/benchmark.ts'
import { type Catalogue, nameIn } from '../../model/catalogue.ts'
import { UNLIKE_REASONS, type UnlikeReason } from '../../model/comparability.ts'
import { formatNumber, formatPerHead, withUnit } from '../../model/formats.ts'
import type { HeldBy, Silent, Standing, Verdict } from '../../model/standing.ts'
import type { Indicator } from '../../model/types.ts'
import { isRate } from '../../model/values.ts'
import { findingsAddress } from '../addresses.ts'
import type { View } from '../figure.ts'
import { sayLawsBetween } from '../laws.ts'
import { sayFlags, sayUnlike } from '../notes.ts'
import {
  isMove,
  sayBase,
  sayBody,
  sayInterval,
  sayMove,
  sayNote,
  sayPer10k,
  sayPeriod,
  sayPeriodKey,
  sayPlace,
  sayResidents,
  sayRest,
  sayUnit,
  sayValue,
} from '../say.ts'
import { valueWords } from '../valuemarks.ts'
import type { MatrixCell, MatrixColumn } from './show.ts'

/** What places are held against, as it stands in a sentence. */
export function sayBenchmark(benchmark: string, { places }: Pick<Catalogue, 'places'>, words: Words): string {
  if (benchmark === 'own' || GROUPS.some((group) => group === benchmark))
    return words.say(`matrix.vs.${benchmark}`)
  const place = places.get(benchmark)
  return place === undefined ? benchmark : nameIn(place, words.lang)
}

/** Beside each verdict, as colour alone says nothing. */
export const SIGNS: Readonly<Record<Verdict, string>> = {
  better: '+',
  worse: '−',
  higher: '↑',
  lower: '↓',
  cannot_tell: '≈',
  unjudged: '',
}

/** What stands in a cell: the value, what it rests on in small ink, and how it stands. */
export interface CellText {
  readonly text: string
  readonly small: string
  readonly mark: string
  /** How it is painted; `none`: nothing is reported. */
  readonly tone: Verdict | 'missing' | 'none'
  readonly flag: boolean
}

/** A cell as it is read; where a place reports other periods only, which. */
export function cellText(
  column: MatrixColumn,
  place: string,
  { catalogue }: Pick<View, 'catalogue'>,
  words: Words,
): CellText {
  const cell = column.cells.get(place)
  const nothing = { text: '', small: '', mark: '', flag: false, tone: 'none' } as const
  if (cell === undefined) {
    const periods = column.elsewhere.get(place)?.periods ?? []
    const last = periods[periods.length - 1]
    return last === undefined
      ? nothing
      : { ...nothing, small: words.say('matrix.cell.elsewhere', { period: sayPeriodKey(last, words) }) }
  }
  const { row, indicator, standing, by, at } = cell
  const said = valueWords(row, indicator, words)
  const flag = catalogue.flags.has(row.id)
  if (said.missing !== undefined) return { ...nothing, text: said.text, tone: 'missing', flag }
  const perHead = by === 'per10k' && at !== null
  return {
    // The head of the column names the unit.
    text: perHead
      ? formatPerHead(at, words.lang)
      : isMove(row, indicator)
        ? sayMove(row, indicator, words)
        : said.text,
    small: [
      ...(cell.instead || column.period === 'latest' ? [sayPeriod(row, words)] : []),
      ...(perHead ? [sayValue(row, indicator, words)] : said.small === undefined ? [] : [said.small]),
    ].join(' · '),
    mark: markOf(standing, words),
    tone: standing.verdict,
    flag,
  }
}

/** Sign and word of a verdict; where none is given, the reason in short. */
function markOf({ verdict, why, joined, byCounts }: Standing, words: Words): string {
  if (verdict === 'unjudged')
    return isUnlike(why) ? words.say(`unlike.short.${why}`) : words.say(`matrix.why.short.${why ?? 'few'}`)
  const word = words.say(`matrix.verdict.${verdict}`)
  return [
    `${SIGNS[verdict]} ${word}`,
    ...(byCounts === undefined ? [] : [words.say('matrix.cell.by_counts')]),
    ...(joined === undefined ? [] : [words.say('matrix.cell.anyway')]),
  ].join('')
}

function isUnlike(why: Silent | undefined): why is UnlikeReason {
  return UNLIKE_REASONS.some((reason) => reason === why)
}

/** A number of an indicator that nobody stated (a median, a pooled rate, a count per head), with its unit. */
export function sayAmount(value: number, indicator: Indicator, by: HeldBy, words: Words): string {
  if (by === 'per10k') return sayPer10k(value, indicator, words)
  const digits = isRate(indicator) ? 1 : Number.isInteger(value) ? 0 : 1
  return withUnit(
    formatNumber(value, words.lang, digits, isRate(indicator)),
    sayUnit(indicator, words),
    words.lang,
  )
}

/** What it is held against, with how sure that is: the median of 12 others, 97.2 % (95.0 to 98.1). */
export function sayHeld(cell: MatrixCell, benchmark: string, view: View, words: Words): string {
  const { standing, indicator } = cell
  if (standing.others === 0) return ''
  const by = heldBy(cell)
  const amount = (value: number) => sayAmount(value, indicator, by, words)
  const { low, high, other, benchmark: held } = standing
  const exact = other !== undefined && low === high && low === standing.benchmark
  return [
    words.count(`matrix.held.${standing.basis}`, standing.others, {
      who: sayBenchmark(benchmark, view.catalogue, words),
      place: other === undefined ? '' : sayPlace(other, words),
      period: other === undefined ? '' : sayPeriod(other, words),
    }),
    other !== undefined
      ? by === 'per10k' && held !== null
        ? words.say('matrix.held.counted', { value: amount(held), count: sayValue(other, indicator, words) })
        : sayValue(other, indicator, words)
      : held === null
        ? words.say('matrix.held.open')
        : amount(held),
    exact || low === null || high === null
      ? ''
      : words.say('matrix.held.between', { low: amount(low), high: amount(high) }),
  ].join('')
}

/** As what a cell is held: counts against its own past, where residents of either time are not known. */
export function heldBy({ standing, by }: Pick<MatrixCell, 'standing' | 'by'>): HeldBy {
  return standing.byCounts === true ? 'count' : by
}

/** How it stands, in a sentence, and why where nothing is told. */
export function sayStanding({ standing, row, indicator }: MatrixCell, words: Words): string {
  const { verdict, why, joined, asStated, byCounts, dispersion } = standing
  const reason = isUnlike(why)
    ? sayUnlike({ row, reason: why, indicator }, words)
    : why === undefined
      ? ''
      : words.say(`matrix.why.${why}`)
  const said = words.say(`matrix.stands.${verdict}`)
  return [
    reason === '' ? said : words.say('matrix.stands.because', { said, reason }),
    ...(byCounts === undefined ? [] : [words.say('matrix.stands.by_counts')]),
    ...(asStated === undefined ? [] : [words.say('matrix.stands.as_stated')]),
    ...(dispersion === undefined
      ? []
      : [words.say('matrix.stands.dispersed', { phi: formatNumber(dispersion, words.lang, 1, true) })]),
    ...(joined === undefined
      ? []
      : [
          words.say('matrix.stands.joined', { reason: sayUnlike({ row, reason: joined, indicator }, words) }),
        ]),
    ...sayAcross({ standing, row, indicator }, words),
  ].join(words.say('list.semicolon'))
}

/** The laws that came to apply between a cell’s value and its own past one, a clause each. */
function sayAcross(
  { standing: { basis, other }, row, indicator }: Pick<MatrixCell, 'standing' | 'row' | 'indicator'>,
  words: Words,
): string[] {
  return basis === 'own' && other !== undefined ? sayLawsBetween(other, row, indicator, words) : []
}

/** What a cell rests on, part by part, for the panel that opens from it. */
export interface StoryPart {
  readonly key: string
  readonly text: string
  readonly href?: string | null
}

/** The base as its cell says it, and at length; once where length begins with it: neither part is published. */
function sayBaseAtLength(row: MatrixCell['row'], indicator: Indicator, words: Words): string {
  const base = sayBase(row, words)
  const rest = sayRest(row, indicator, words)
  return rest.startsWith(base) ? rest : `${base}${words.say('list.semicolon')}${rest}`
}

/** All that is known of a cell: value, base, interval, what it is held against, period, body, source, notes. */
export function storyOf(cell: MatrixCell, benchmark: string, view: View, words: Words): StoryPart[] {
  const { row, indicator, by, at, more, others } = cell
  const part = (key: string, text: string | null, href: string | null = null): StoryPart[] =>
    text === null || text === '' ? [] : [{ key, text, href }]
  const stated = row.value_kind !== 'missing'
  return [
    ...part(
      'value',
      isMove(row, indicator) ? sayMove(row, indicator, words) : sayValue(row, indicator, words),
    ),
    ...(by === 'per10k' && at !== null
      ? part(
          'per10k',
          [sayAmount(at, indicator, by, words), ...sayResidents(row, words)].join(
            words.say('list.semicolon'),
          ),
        )
      : []),
    ...(isRate(indicator) && stated ? part('base', sayBaseAtLength(row, indicator, words)) : []),
    ...(view.intervals
      ? sayInterval(row, indicator, by, words).flatMap((text) => part('interval', text))
      : []),
    ...part('held', sayHeld(cell, benchmark, view, words)),
    ...part('held_note', cell.standing.other === undefined ? null : sayNote(cell.standing.other, words)),
    ...part('stands', sayStanding(cell, words)),
    ...sayFlags(row, view.catalogue.flags, words).flatMap((text) =>
      part('flag', text, findingsAddress(row.id)),
    ),
    ...others.flatMap((one) =>
      part(
        'contradicts',
        `${sayValue(one, indicator, words)}${words.say('list.semicolon')}${one.source_title}`,
        one.url,
      ),
    ),
    ...more.flatMap((one) =>
      part(
        'more',
        [sayBody(one, words), words.say(`scope.${one.scope}`), sayValue(one, indicator, words)].join(
          words.say('list.semicolon'),
        ),
      ),
    ),
    ...part('period', sayPeriod(row, words)),
    ...part('body', `${sayBody(row, words)}${words.say('list.semicolon')}${words.say(`scope.${row.scope}`)}`),
    ...part('source', `${row.source_title}${words.say('list.semicolon')}${row.publisher}`, row.url),
    ...part('locator', row.locator),
    ...part('note', sayNote(row, words)),
  ]
}
