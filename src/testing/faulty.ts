import { readFileSync } from 'node:fs'
import { DESCRIPTOR, type Fault } from '../db/faults.ts'
import { TINY_FOLDER, tinyFiles } from './tiny.ts'

/** Where a planted fault has to be found; `got` is what the fault's text has to hold. */
export type Expected = Pick<Fault, 'kind' | 'file' | 'line' | 'column' | 'got'>

/** A fault, and how it gets into a package. All can be planted into one package: none touches another's rows. */
export interface Planted {
  readonly name: string
  /** Leaves ids of observations unread, so that what may refer to them is no fault. */
  readonly hides?: true
  plant(draft: Draft): readonly Expected[]
}

type Cells = Readonly<Record<string, string>>

const REPORTS = 'observations/reports.csv'

const OBSERVATION: Cells = {
  jurisdiction_id: '330100',
  body_id: '330100-area',
  indicator_id: 'reconsideration.accepted',
  scope: 'whole_area',
  period_kind: 'span',
  period_start: '2020-01-01',
  period_end: '2020-12-31',
  value_kind: 'exact',
  value: '7',
  source_id: 'tiny-2020',
}

const INDICATOR: Cells = {
  family: 'case_volume',
  theme: 'disputes',
  measure: 'count',
  role: 'none',
  unit_zh: '件',
  unit_en: 'cases',
  decimals: '0',
  name_zh: '甲',
  name_en: 'A',
  definition_zh: '甲。',
  definition_en: 'A.',
  polarity: 'none',
  interval: 'none',
  core: 'false',
}

const PLACE: Cells = { name_zh: '某县', name_en: 'Somewhere', level: 'county', parent_id: '330100' }

/** A copy of the tiny package's files that rows and files can be added to. */
export class Draft {
  readonly files = new Map<string, Uint8Array>([
    [DESCRIPTOR, readFileSync(`${TINY_FOLDER}${DESCRIPTOR}`)],
    ...tinyFiles(),
  ])
  private ids = 0

  /** Adds a line to a file; its number. */
  addLine(file: string, line: string): number {
    const text = this.text(file)
    this.write(file, `${text}${line}\n`)
    return text.split('\n').length
  }

  /** Adds a row by the file's header; its line. */
  addRow(file: string, cells: Cells): number {
    return this.addLine(file, this.row(file, cells))
  }

  /** Adds an observation, sound but for `cells`. */
  observe(cells: Cells = {}): { readonly id: string; readonly line: number } {
    const id = cells.id ?? this.newId()
    return { id, line: this.addRow(REPORTS, { ...OBSERVATION, id, ...cells }) }
  }

  /** Adds a file to the observations, with one sound row and the given header. */
  addFile(file: string, header = this.header(REPORTS).join(',')): void {
    const path = '"observations/reports.csv",'
    this.write(DESCRIPTOR, this.text(DESCRIPTOR).replace(path, `${path} "${file}",`))
    this.write(file, `${header}\n${this.row(REPORTS, { ...OBSERVATION, id: this.newId() })}\n`)
  }

  header(file: string): string[] {
    return (this.text(file).split('\n')[0] ?? '').split(',')
  }

  row(file: string, cells: Cells): string {
    return this.header(file)
      .map((name) => cells[name] ?? '')
      .map((cell) => (/[",]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell))
      .join(',')
  }

  newId(): string {
    this.ids += 1
    return `planted:${String(this.ids).padStart(3, '0')}`
  }

  text(file: string): string {
    return new TextDecoder().decode(this.files.get(file))
  }

  write(file: string, text: string): void {
    this.files.set(file, new TextEncoder().encode(text))
  }
}

/** An observation that is wrong in one column. */
function observation(name: string, kind: Fault['kind'], column: string, cells: Cells, got?: string): Planted {
  return {
    name,
    plant(draft) {
      const { line } = draft.observe(cells)
      return [{ kind, file: REPORTS, line, column, got: got ?? JSON.stringify(cells[column] ?? '') }]
    },
  }
}

/** A row of another table that is wrong in one column. */
function row(name: string, kind: Fault['kind'], file: string, column: string, cells: Cells): Planted {
  return {
    name,
    plant: (draft) => {
      const line = draft.addRow(file, cells)
      return [{ kind, file, line, column, got: JSON.stringify(cells[column] ?? '') }]
    },
  }
}

/** Bytes that are no UTF-8, in a file of their own. */
function bytes(name: string, file: string, text: readonly number[], got: string): Planted {
  return {
    name,
    hides: true,
    plant(draft) {
      draft.addFile(file)
      const start = draft.files.get(file) ?? new Uint8Array()
      draft.files.set(file, new Uint8Array([...start, ...text]))
      return [{ kind: 'encoding', file, line: 3, column: 'encoding', got }]
    },
  }
}

/** Every kind of fault once or more, each with the place where it has to be found. */
export const PLANTED: readonly Planted[] = [
  bytes('GBK bytes', 'observations/gbk.csv', [0xd0, 0xd0, 0xd5, 0xfe, 0x0a], 'GBK'),
  bytes('a lone byte', 'observations/lone.csv', [0x61, 0xff, 0x62, 0x0a], 'no UTF-8'),
  {
    name: 'UTF-16',
    hides: true,
    plant(draft) {
      const file = 'observations/utf16.csv'
      draft.addFile(file)
      const text = Buffer.from(`\uFEFF${draft.text(file)}`, 'utf16le')
      draft.files.set(file, new Uint8Array(text))
      return [{ kind: 'encoding', file, line: 1, column: 'encoding', got: 'UTF-16' }]
    },
  },
  {
    name: 'a missing file, from which rows elsewhere may take their totals',
    hides: true,
    plant(draft) {
      const file = 'observations/missing.csv'
      draft.addFile(file)
      draft.files.delete(file)
      return [{ kind: 'file', file, line: 1, column: 'file', got: 'nothing' }]
    },
  },
  {
    name: 'a misspelt column',
    plant(draft) {
      const file = 'observations/header.csv'
      draft.addFile(file, draft.header(REPORTS).join(',').replace(',value,', ',valeu,'))
      return [{ kind: 'header', file, line: 1, column: 'header', got: '"valeu"' }]
    },
  },
  {
    name: 'a column twice',
    plant(draft) {
      const file = 'observations/twice.csv'
      draft.addFile(file, draft.header(REPORTS).join(',').replace('note_en', 'note_zh'))
      return [{ kind: 'header', file, line: 1, column: 'header', got: '"note_zh" a second time' }]
    },
  },
  {
    name: 'a column that nobody named',
    plant(draft) {
      const file = 'observations/extra.csv'
      draft.addFile(file)
      const [header, first] = draft.text(file).split('\n')
      draft.write(file, `${header},mood\n${first},good\n`)
      return [{ kind: 'header', file, line: 1, column: 'header', got: '"mood"' }]
    },
  },
  {
    name: 'no header',
    hides: true,
    plant(draft) {
      const file = 'observations/empty.csv'
      draft.addFile(file)
      draft.write(file, '')
      return [{ kind: 'header', file, line: 1, column: 'header', got: 'nothing' }]
    },
  },
  {
    name: 'data where the header should be',
    hides: true,
    plant(draft) {
      const file = 'observations/headless.csv'
      draft.addFile(file)
      const [, first = ''] = draft.text(file).split('\n')
      draft.write(file, `${first}\n`)
      return [{ kind: 'header', file, line: 1, column: 'header', got: first.slice(0, 20) }]
    },
  },
  {
    name: 'a name struck from the header alone, so that no row fits it',
    hides: true,
    plant(draft) {
      const file = 'observations/struck.csv'
      draft.addFile(file)
      draft.write(file, draft.text(file).replace('value_high,', ''))
      return [{ kind: 'header', file, line: 1, column: 'header', got: 'none' }]
    },
  },
  {
    name: 'a quote that is nowhere closed, with sound rows behind it',
    plant(draft) {
      const line = draft.addLine('bodies.csv', '330100-shut,330100,other,"某局,An office')
      draft.addRow('bodies.csv', {
        id: '330100-after',
        jurisdiction_id: '330100',
        kind: 'other',
        name_zh: '某局',
        name_en: 'An office',
      })
      return [{ kind: 'quotes', file: 'bodies.csv', line, column: 'quotes', got: '' }]
    },
  },
  {
    name: 'a row too short, to which another refers',
    plant(draft) {
      const id = draft.newId()
      const line = draft.addLine(REPORTS, `${id},330100`)
      draft.observe({ restates: id })
      return [{ kind: 'cells', file: REPORTS, line, column: 'cells', got: '2' }]
    },
  },
  {
    name: 'a row too long',
    plant(draft) {
      const text = draft.row(REPORTS, { ...OBSERVATION, id: draft.newId() })
      const line = draft.addLine(REPORTS, `${text},more`)
      return [{ kind: 'cells', file: REPORTS, line, column: 'cells', got: '25' }]
    },
  },

  observation('a number with a comma', 'cell', 'value', { value: '0,54' }),
  observation('a number with a separator', 'cell', 'value', { value: '1,738' }),
  observation('a number with its unit', 'cell', 'value', { value: '54%' }),
  observation('full-width digits', 'cell', 'value', { value: '５４' }),
  observation('a word that is none of the enum', 'cell', 'value_kind', { value_kind: 'roughly' }),
  observation('an id without its number', 'cell', 'id', { id: 'planted' }),
  observation('a required cell that is empty', 'cell', 'scope', { scope: '' }),
  observation('a day that does not exist', 'cell', 'period_end', { period_end: '2020-02-30' }),
  observation('a date of another form', 'cell', 'period_start', { period_start: '2020/1/1' }),
  observation('rounded to nothing', 'cell', 'rounded_to', { rounded_to: '0' }),
  row('half a decimal', 'cell', 'indicators.csv', 'decimals', {
    ...INDICATOR,
    id: 'planted.half',
    decimals: '0.5',
  }),
  row('neither true nor false', 'cell', 'indicators.csv', 'core', {
    ...INDICATOR,
    id: 'planted.core',
    core: 'yes',
  }),

  observation('a period that ends before it starts', 'row', 'period_start', { period_start: '2021-01-01' }),
  row('an area that ended before it began', 'row', 'jurisdictions.csv', 'valid_from', {
    ...PLACE,
    id: '339901',
    valid_from: '2021-01-01',
    valid_to: '2020-12-31',
  }),
  observation('a stock with a start', 'row', 'period_start', {
    period_kind: 'as_of',
    period_start: '2020-01-01',
  }),
  observation('a flow without a start', 'row', 'period_start', { period_start: '' }),
  observation('a range without its end', 'row', 'value_high', { value_kind: 'range' }),
  observation('an upper end without a range', 'row', 'value_high', { value_high: '9' }),
  observation('a range that ends below its start', 'row', 'value_high', {
    value_kind: 'range',
    value_high: '3',
  }),
  observation('missing without a reason', 'row', 'missing_reason', { value_kind: 'missing', value: '' }),
  observation('a reason without missing', 'row', 'missing_reason', { missing_reason: 'pending' }),
  observation('missing with a value', 'row', 'value', {
    value_kind: 'missing',
    missing_reason: 'pending',
    value: '0',
  }),
  observation('no value though not missing', 'row', 'value', { value: '' }),
  observation('a direction that is a level', 'row', 'value', { value_kind: 'direction', value: '7.9' }),
  observation('a proportion above 100', 'row', 'value', {
    indicator_id: 'litigation.appearance_rate',
    value: '104.5',
  }),
  observation('a proportion below 0', 'row', 'value', {
    indicator_id: 'litigation.appearance_rate',
    value: '-1',
  }),

  observation('a count below 0', 'row', 'value', { value: '-5' }),
  observation('a name of blanks', 'cell', 'scope', { scope: ' \u200b' }),
  row('a place that nothing contains', 'row', 'jurisdictions.csv', 'parent_id', {
    ...PLACE,
    id: '339903',
    parent_id: '',
  }),
  {
    name: 'a text as long as a book',
    plant(draft) {
      const { line } = draft.observe({ note_en: 'x'.repeat(20_001) })
      return [{ kind: 'cell', file: REPORTS, line, column: 'note_en', got: '20001' }]
    },
  },

  {
    name: 'a key twice',
    plant(draft) {
      const { id, line: first } = draft.observe()
      const { line } = draft.observe({ id })
      return [{ kind: 'key', file: REPORTS, line, column: 'id', got: `"${id}", as in ${REPORTS}:${first}` }]
    },
  },
  {
    name: 'a key twice, in two files',
    plant(draft) {
      const id = draft.newId()
      const { line: first } = draft.observe({ id })
      const file = 'observations/statistics.csv'
      const line = draft.addRow(file, { ...OBSERVATION, id })
      return [{ kind: 'key', file, line, column: 'id', got: `"${id}", as in ${REPORTS}:${first}` }]
    },
  },

  observation('a place that is not there', 'reference', 'jurisdiction_id', { jurisdiction_id: '339999' }),
  observation('an indicator that is not there', 'reference', 'indicator_id', { indicator_id: 'no.such' }),
  observation('a source that is not there', 'reference', 'source_id', { source_id: 'nowhere' }),
  row('a parent that is not there', 'reference', 'jurisdictions.csv', 'parent_id', {
    ...PLACE,
    id: '339902',
    parent_id: '339999',
  }),
  row('one of several totals that is not there', 'reference', 'indicators.csv', 'total_id', {
    ...INDICATOR,
    id: 'planted.part',
    total_id: 'no.such',
  }),
  ...(['rate_of', 'restates', 'change_from', 'change_to', 'part_of'] as const).map((column) =>
    observation(`${column} leads nowhere`, 'reference', column, {
      [column]: 'nowhere:001',
      ...(column === 'part_of' ? { part_role: 'of_which' } : {}),
    }),
  ),
  observation(
    'one of several numerators that is not there',
    'reference',
    'numerator_ids',
    { numerator_ids: 'tiny-2020:001;nowhere:001' },
    '"nowhere:001"',
  ),
  observation('a numerator twice', 'reference', 'numerator_ids', {
    numerator_ids: 'tiny-2020:001;tiny-2020:001',
  }),

  {
    name: 'a cycle of parents',
    plant(draft) {
      const file = 'jurisdictions.csv'
      const line = draft.addRow(file, { ...PLACE, id: '339911', parent_id: '339912' })
      draft.addRow(file, { ...PLACE, id: '339912', parent_id: '339911' })
      return [{ kind: 'cycle', file, line, column: 'parent_id', got: '339911 → 339912 → 339911' }]
    },
  },
  {
    name: 'a cycle of totals among indicators',
    plant(draft) {
      const file = 'indicators.csv'
      const ids = ['planted.a', 'planted.b', 'planted.c']
      const lines = ids.map((id, at) =>
        draft.addRow(file, {
          ...INDICATOR,
          id,
          total_id: `reconsideration.received;${ids[(at + 1) % 3] ?? ''}`,
        }),
      )
      const got = 'planted.a → planted.b → planted.c → planted.a'
      return [{ kind: 'cycle', file, line: lines[0] ?? 0, column: 'total_id', got }]
    },
  },
  {
    name: 'a cycle of totals among observations',
    plant(draft) {
      draft.addRow('indicators.csv', { ...INDICATOR, id: 'planted.up', total_id: 'planted.down' })
      const down = draft.addRow('indicators.csv', {
        ...INDICATOR,
        id: 'planted.down',
        total_id: 'planted.up',
      })
      const [one, two] = [draft.newId(), draft.newId()]
      const part_role = 'of_which'
      const { line } = draft.observe({ id: one, indicator_id: 'planted.up', part_of: two, part_role })
      draft.observe({ id: two, indicator_id: 'planted.down', part_of: one, part_role })
      return [
        { kind: 'cycle', file: REPORTS, line, column: 'part_of', got: `${one} → ${two} → ${one}` },
        { kind: 'cycle', file: 'indicators.csv', line: down - 1, column: 'total_id', got: 'planted.up' },
      ]
    },
  },
  {
    name: 'an observation that restates itself',
    plant(draft) {
      const id = draft.newId()
      const { line } = draft.observe({ id, restates: id })
      return [{ kind: 'cycle', file: REPORTS, line, column: 'restates', got: `${id} → ${id}` }]
    },
  },

  observation('a part without its role', 'part', 'part_role', {
    indicator_id: 'reconsideration.upheld',
    part_of: 'tiny-2020:002',
  }),
  observation('a role without a total', 'part', 'part_of', { part_role: 'of_which' }),
  observation(
    "a total that is none of the indicator's totals",
    'part',
    'part_of',
    { indicator_id: 'reconsideration.by_letter', part_of: 'tiny-2020:002', part_role: 'of_which' },
    '"tiny-2020:002" of reconsideration.concluded',
  ),
  observation(
    'a part of an indicator that has no totals',
    'part',
    'part_of',
    { part_of: 'tiny-2020:002', part_role: 'of_which' },
    '"tiny-2020:002" of reconsideration.concluded',
  ),
  observation('a part that starts before its total', 'part', 'period_start', {
    indicator_id: 'reconsideration.upheld',
    part_of: 'tiny-2020:002',
    part_role: 'of_which',
    period_start: '2019-12-31',
  }),
  observation('a part that ends after its total', 'part', 'period_end', {
    indicator_id: 'reconsideration.upheld',
    part_of: 'tiny-2020:002',
    part_role: 'of_which',
    period_end: '2021-01-01',
  }),
]
