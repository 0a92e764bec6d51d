import type { Catalogue } from '../model/catalogue.ts'
import { FINDING_KINDS, type FindingKind } from '../model/findings.ts'
import { FAMILIES, type Family, LANGS, type Lang, LEVELS, type Level } from '../model/types.ts'

/** What a visitor chose: all of it stands in the address, so that a link shows what its sender saw. */
export interface Selection {
  /** The page's path without its slash; empty: home. */
  readonly page: string
  /** What the page is about, where the path goes on: `place/330110`, `indicator/…`, `sources/…`; null: nothing yet. */
  readonly subject: string | null
  /** `i`; null: the page's own. */
  readonly indicator: string | null
  /** `y`, a period key or `latest`; null: the figure chooses. */
  readonly period: string | null
  /** `p`, in order of choosing, at most `mostPlaces` of the page. */
  readonly places: readonly string[]
  /** `is`, the indicators that are compared, in order of choosing, at most `MOST_INDICATORS`. */
  readonly indicators: readonly string[]
  /** `vs`, what places are held against: one of `BENCHMARKS`, or a place; null: the page's own. `by=own` means `vs=own`. */
  readonly benchmark: string | null
  /** `xy`, the two indicators of a scatter plot; null: the page's own. */
  readonly axes: readonly [string, string] | null
  /** `sort`, the column that a matrix is ordered by, with a minus before it from the greatest down; null: its own order. */
  readonly sort: string | null
  /** `by`; null: the figure's default. */
  readonly by: 'count' | 'per10k' | null
  /** `ci=0` switches intervals of uncertainty off. */
  readonly intervals: boolean
  /** `anyway=1`: unlike values are compared all the same. */
  readonly anyway: boolean
  /** `near=1`: a place without the asked year shows its nearest one. */
  readonly near: boolean
  /**
   * `alt`: observations taken instead of the charted ones, at most `MOST_TAKEN`. Which ids there are is not known
   * without all data, so any is kept; a figure that holds none of them is as it would be without.
   */
  readonly taken: readonly string[]
  /** `lv`; empty: all levels. */
  readonly levels: readonly Level[]
  /** `c`, the total whose composition is shown; null: the page's own. */
  readonly total: string | null
  /** `hide`, series that the legend has switched off. */
  readonly hidden: readonly string[]
  /** `as=multiples`: a small panel for each place, where a figure can draw them. */
  readonly layout: 'multiples' | null
  /** `q`, words that narrow the coverage matrix, or the findings, down. */
  readonly search: string
  /** `f`, the family that the coverage matrix, or the findings, are narrowed down to. */
  readonly family: Family | null
  /** `all=1`: the coverage matrix also shows what fewer than three places report; the audit also what agrees. */
  readonly all: boolean
  /** `k`, kinds of finding that the audit shows alone; empty: all that speak against a number. */
  readonly kinds: readonly FindingKind[]
  /** `o`, the observation whose findings the audit shows alone. */
  readonly observation: string | null
  /** `s`, the section that a page is opened at. */
  readonly section: string | null
  /** `fig`, the figure that is being embedded. */
  readonly figure: string | null
  /** `sql`, the query in the console. */
  readonly sql: string | null
  /** `v`, the version of the data that a permalink was made on. */
  readonly version: string | null
  /** `lang`; null: the reader's own setting. */
  readonly lang: Lang | null
}

/** What there is to choose from; null while the catalogue has not come: then every id is let pass. */
export interface Known {
  readonly pages: readonly string[]
  readonly catalogue: Pick<Catalogue, 'indicators' | 'places'> | null
}

/** A part of an address that means nothing here. */
export interface Dropped {
  readonly key: string
  readonly value: string
}

/** As many places as can be chosen at once, where they are drawn; the workspace takes sets of them. */
export const MOST_PLACES = 20
const MOST_IN_SETS = 300

/** As many places as can be chosen at once on a page. */
export function mostPlaces(page: string): number {
  return page === 'compare' ? MOST_IN_SETS : MOST_PLACES
}

/** As many indicators as can be compared at once. */
export const MOST_INDICATORS = 60

/** What places may be held against, besides one place: see model/benchmark.ts. */
export const BENCHMARKS = ['all', 'level', 'parent', 'body', 'set', 'own'] as const

/** Pages whose path goes on with what they are about; of sources it is not known here which there are. */
const SUBJECTS: Readonly<Record<string, 'place' | 'indicator' | 'source'>> = {
  place: 'place',
  indicator: 'indicator',
  sources: 'source',
}

/** As many contradicting numbers as can be taken the other way at once. */
export const MOST_TAKEN = 40

/** No observation has a longer id. */
const LONGEST_ID = 100

/** No query is longer. */
export const LONGEST_SQL = 20_000

/** A search is a few words; what is longer is cut. */
const LONGEST_SEARCH = 100

/** Of what was dropped, so many parts are shown, so many signs of each. */
const MOST_SHOWN = 12
const LONGEST_SHOWN = 60
/** Signs that are not seen and turn the direction of the sentence round them. */
const TURNING = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g

/** What is chosen where the address says nothing. */
export const NOTHING_CHOSEN: Selection = {
  page: '',
  subject: null,
  indicator: null,
  period: null,
  places: [],
  indicators: [],
  benchmark: null,
  axes: null,
  sort: null,
  by: null,
  intervals: true,
  anyway: false,
  near: false,
  taken: [],
  levels: [],
  total: null,
  hidden: [],
  layout: null,
  search: '',
  family: null,
  all: false,
  kinds: [],
  observation: null,
  section: null,
  figure: null,
  sql: null,
  version: null,
  lang: null,
}

/** The name of a section of a page, or of a figure. */
const NAME = /^[a-z_]{1,40}$/

/** The first signs of a hash: see db/version.ts. */
const VERSION = /^[0-9a-f]{8}$/

const MONTH = String.raw`\d{4}-(?:0[1-9]|1[0-2])`
const DAY = String.raw`${MONTH}-(?:0[1-9]|[12]\d|3[01])`
const PERIOD = new RegExp(
  String.raw`^(latest|\d{4}(-\d{4})?|target-\d{4}|${MONTH}\.\.${MONTH}|${DAY}|\.\.${DAY}|${DAY}\.\.${DAY})$`,
)

/**
 * Reads an address (`#/cases?i=…`), never throws: what is unknown is left out of the selection and listed.
 * An unknown page is home. Of a key that is repeated the first counts, the others are listed.
 */
export function readAddress(
  hash: string,
  known: Known,
): { readonly selection: Selection; readonly dropped: readonly Dropped[] } {
  const dropped: Dropped[] = []
  const [path = '', query = ''] = cut(hash.replace(/^#?\/?/, ''), '?')
  const asked = decode(path).replace(/\/+$/, '')
  const indicators = known.catalogue?.indicators
  const places = known.catalogue?.places
  const isIndicator = (id: string) => id !== '' && (indicators === undefined || indicators.has(id))
  const isPlace = (id: string) => id !== '' && (places === undefined || places.has(id))
  const isSubject = {
    place: isPlace,
    indicator: isIndicator,
    source: (id: string) => id !== '' && id.length <= LONGEST_ID,
  }

  const [head, rest] = cut(asked, '/')
  const kind = SUBJECTS[head]
  const page = known.pages.includes(asked)
    ? asked
    : kind !== undefined && known.pages.includes(head)
      ? head
      : ''
  const subject = page !== asked && page !== '' && kind !== undefined && isSubject[kind](rest) ? rest : null
  if ((subject === null ? page : `${page}/${subject}`) !== asked) dropped.push({ key: 'page', value: asked })

  const selection: { -readonly [Key in keyof Selection]: Selection[Key] } = {
    ...NOTHING_CHOSEN,
    page,
    subject,
  }

  const read = new Set<string>()
  for (const pair of query.split('&').filter((part) => part !== '')) {
    const [rawKey, raw] = cut(pair, '=')
    const key = decode(rawKey)
    const value = decode(raw)
    // Programs through which addresses go encode commas, too; no id holds one, but the name of a series may.
    const parts = raw.split(',').map(decode)
    const list = key === 'hide' ? parts : parts.join().split(',')
    const drop = (what = value) => dropped.push({ key, value: what })
    if (read.has(key)) {
      drop()
      continue
    }
    read.add(key)
    switch (key) {
      case 'i':
        if (isIndicator(value)) selection.indicator = value
        else drop()
        break
      case 'c':
        if (isIndicator(value)) selection.total = value
        else drop()
        break
      case 'y':
        if (PERIOD.test(value)) selection.period = value
        else drop()
        break
      case 'p': {
        const chosen = [...new Set(list)]
        selection.places = chosen.filter(isPlace).slice(0, mostPlaces(page))
        for (const id of chosen) if (!selection.places.includes(id)) drop(id)
        break
      }
      case 'is': {
        const chosen = [...new Set(list)]
        selection.indicators = chosen.filter(isIndicator).slice(0, MOST_INDICATORS)
        for (const id of chosen) if (!selection.indicators.includes(id)) drop(id)
        break
      }
      case 'vs':
        if (isOneOf(BENCHMARKS, value) || isPlace(value)) selection.benchmark = value
        else drop()
        break
      case 'xy': {
        const [x = '', y = ''] = list
        if (list.length === 2 && isIndicator(x) && isIndicator(y)) selection.axes = [x, y]
        else drop()
        break
      }
      case 'sort':
        if (value.replace(/^-/, '') === 'place' || isIndicator(value.replace(/^-/, '')))
          selection.sort = value
        else drop()
        break
      case 'by':
        if (value === 'count' || value === 'per10k') selection.by = value
        else if (value === 'own') selection.benchmark ??= value
        else drop()
        break
      case 'ci':
        if (value === '0' || value === '1') selection.intervals = value === '1'
        else drop()
        break
      case 'anyway':
        if (value === '0' || value === '1') selection.anyway = value === '1'
        else drop()
        break
      case 'near':
        if (value === '0' || value === '1') selection.near = value === '1'
        else drop()
        break
      case 'alt': {
        const asked = [...new Set(list)]
        selection.taken = asked.filter((id) => id !== '' && id.length <= LONGEST_ID).slice(0, MOST_TAKEN)
        const taken = new Set(selection.taken)
        for (const id of asked) if (!taken.has(id)) drop(id)
        break
      }
      case 'lv':
        selection.levels = LEVELS.filter((level) => list.includes(level))
        for (const level of list) if (!isOneOf(LEVELS, level)) drop(level)
        break
      case 'hide':
        selection.hidden = [...new Set(list)].filter((one) => one !== '')
        break
      case 'as':
        if (value === 'multiples') selection.layout = value
        else drop()
        break
      case 'q':
        selection.search = firstSigns(value, LONGEST_SEARCH)
        break
      case 'f':
        if (isOneOf(FAMILIES, value)) selection.family = value
        else drop()
        break
      case 'all':
        if (value === '0' || value === '1') selection.all = value === '1'
        else drop()
        break
      case 'k':
        selection.kinds = FINDING_KINDS.filter((kind) => list.includes(kind))
        for (const kind of list) if (!isOneOf(FINDING_KINDS, kind)) drop(kind)
        break
      case 'o':
        if (value !== '' && value.length <= LONGEST_ID) selection.observation = value
        else drop()
        break
      case 's':
        if (NAME.test(value)) selection.section = value
        else drop()
        break
      case 'fig':
        if (NAME.test(value)) selection.figure = value
        else drop()
        break
      case 'sql':
        selection.sql = firstSigns(value, LONGEST_SQL)
        break
      case 'v':
        if (VERSION.test(value)) selection.version = value
        else drop()
        break
      case 'lang':
        if (isOneOf(LANGS, value)) selection.lang = value
        else drop()
        break
      default:
        drop()
    }
  }
  return { selection, dropped }
}

/** A text of an address as it is said back: whoever made it may have made it of any length. */
export function cutShort(text: string): string {
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text
}

/** What is shown of the parts that were dropped: a damaged link may hold thousands, each as long as a book. */
export function droppedParts(dropped: readonly Dropped[]): string[] {
  const parts = dropped
    .slice(0, MOST_SHOWN)
    .map(({ key, value }) =>
      key === 'page' ? `#/${cutShort(value)}` : `${cutShort(key)}=${cutShort(value)}`,
    )
    .map((part) => part.replace(TURNING, '\uFFFD'))
  return dropped.length > MOST_SHOWN ? [...parts, '…'] : parts
}

/** Writes the address of a selection: keys in a fixed order, defaults left out. */
export function writeAddress(selection: Selection): string {
  const pairs: readonly [string, readonly string[]][] = [
    ['i', one(selection.indicator)],
    ['y', one(selection.period)],
    ['p', selection.places],
    ['is', selection.indicators],
    ['vs', one(selection.benchmark)],
    ['xy', selection.axes ?? []],
    ['sort', one(selection.sort)],
    ['by', one(selection.by)],
    ['ci', selection.intervals ? [] : ['0']],
    ['anyway', selection.anyway ? ['1'] : []],
    ['near', selection.near ? ['1'] : []],
    ['alt', selection.taken],
    ['lv', selection.levels],
    ['c', one(selection.total)],
    ['hide', selection.hidden],
    ['as', one(selection.layout)],
    ['q', selection.search === '' ? [] : [selection.search]],
    ['f', one(selection.family)],
    ['all', selection.all ? ['1'] : []],
    ['k', selection.kinds],
    ['o', one(selection.observation)],
    ['s', one(selection.section)],
    ['fig', one(selection.figure)],
    ['sql', one(selection.sql)],
    ['v', one(selection.version)],
    ['lang', one(selection.lang)],
  ]
  const query = pairs
    .filter(([, values]) => values.length > 0)
    .map(([key, values]) => `${key}=${values.map(encode).join(',')}`)
    .join('&')
  const subject = selection.subject === null ? '' : `/${encode(selection.subject)}`
  return `#/${selection.page}${subject}${query === '' ? '' : `?${query}`}`
}

/**
 * The selection on another page: what belongs to a question stays behind, and with indicator, period and parts
 * what was overridden for it (unlike values, neighbouring years, contradicting numbers): that is decided anew.
 */
export function onPage(selection: Selection, page: string): Selection {
  const { intervals, levels, lang } = selection
  const places = selection.places.slice(0, mostPlaces(page))
  return { ...NOTHING_CHOSEN, page, places, intervals, levels, lang }
}

/** What changes when another indicator is asked for, on a page: as above, all that belonged to the last question. */
export function ofIndicator(selection: Selection, indicator: string, page: string): Partial<Selection> {
  return {
    page,
    subject: null,
    indicator,
    period: null,
    by: null,
    anyway: false,
    near: false,
    taken: [],
    hidden: [],
    ...(page === selection.page ? {} : { total: null }),
  }
}

/** An address that names no language, in the one that the reader's address names: a link leads on in it. */
export function inLang(address: string, lang: Lang | null): string {
  const page = address.replace(/^#\//, '').replace(/\?.*$/, '')
  const { selection } = readAddress(address, { pages: [page, cut(page, '/')[0]], catalogue: null })
  return writeAddress({ ...selection, lang: selection.lang ?? lang })
}

/** The language of an address, else the reader's stored or the browser's, else Chinese. */
export function chooseLang(asked: Lang | null, stored: string | null, browser: readonly string[]): Lang {
  if (asked !== null) return asked
  if (stored !== null && isOneOf(LANGS, stored)) return stored
  for (const tag of browser) {
    const lang = tag.slice(0, 2).toLowerCase()
    if (isOneOf(LANGS, lang)) return lang
  }
  return 'zh'
}

function one(value: string | null): readonly string[] {
  return value === null ? [] : [value]
}

function isOneOf<T extends string>(list: readonly T[], value: string): value is T {
  return list.some((known) => known === value)
}

function cut(text: string, at: string): [string, string] {
  const place = text.indexOf(at)
  return place < 0 ? [text, ''] : [text.slice(0, place), text.slice(place + at.length)]
}

/** No more code units than these of a text, and no half of a sign at its end. */
function firstSigns(text: string, most: number): string {
  return text.length > most ? text.slice(0, most).replace(/[\ud800-\udbff]$/, '') : text
}

/** Half a sign, as a text from elsewhere may hold, has no place in an address, and would make it throw. */
function encode(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'))
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replace(/\+/g, ' '))
  } catch {
    return text
  }
}
