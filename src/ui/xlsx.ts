import writeXlsx, { type Feature, type SheetData } from 'write-excel-file/universal'
import {
  findElement,
  insertElementMarkupAccordingToOrderOfSiblings,
  replaceElement,
  sanitizeTextContent,
} from 'write-excel-file/utility'
import { paperLines, type Takeaway } from '../figures/takeaway.ts'
import type { Words } from '../i18n/words.ts'

/** A sheet of a workbook: a header row, then rows; a text stays a text, whatever it begins with. */
export interface Sheet {
  /** Any text; it is made a valid name. */
  readonly name: string
  readonly header: readonly string[]
  readonly rows: readonly (readonly (string | number | null)[])[]
  /** Columns of sentences, by their place from 0: broken into lines, and wider. */
  readonly prose?: readonly number[]
}

/** What a workbook says of itself in its properties. */
export interface Properties {
  readonly title: string
  readonly subject: string
  readonly author: string
  readonly description: string
  readonly lang: string
  /** ISO date. */
  readonly created: string
}

/** A figure's table on one sheet, all that goes with it on another. */
export async function figureWorkbook(taken: Takeaway, words: Words): Promise<Blob> {
  const { title, answer, table, leaving, citation } = taken
  const data: Sheet = {
    name: words.say('taken.sheet.data'),
    header: table.columns.map(({ label }) => label),
    rows: table.rows.map((cells) => table.columns.map((_, at) => cells[at]?.value ?? null)),
    prose: table.prose === true ? table.columns.map((_, at) => at) : [],
  }
  const notes: Sheet = {
    name: words.say('taken.sheet.notes'),
    header: ['what', 'text', 'more'].map((key) => words.say(`taken.sheet.${key}`)),
    rows: paperLines(taken, words),
    prose: [1, 2],
  }
  return workbook([data, notes], {
    title,
    subject: answer,
    author: words.say('site.name'),
    description: citation.gb,
    lang: words.lang,
    created: leaving.today,
  })
}

/** A workbook with these sheets; headers are bold and stay in sight, columns as wide as what they hold. */
export function workbook(sheets: readonly Sheet[], properties: Properties): Promise<Blob> {
  const names = sheetNames(sheets.map(({ name }) => name))
  return writeXlsx(
    sheets.map((sheet, at) => ({
      sheet: names[at] ?? '',
      data: dataOf(sheet),
      columns: widthsOf(sheet).map((width) => ({ width })),
      stickyRowsCount: 1,
      stickyColumnsCount: 1,
      orientation: 'landscape' as const,
    })),
    { features: [propertiesFeature(properties), headersFeature(names)] },
  ).toBlob()
}

/** The longest text that a cell may hold; of a longer one the end is cut, and says so. */
const LONGEST = 32_767

function dataOf({ header, rows, prose = [] }: Sheet): SheetData {
  const broken = new Set(prose)
  return [
    header.map((value) => ({
      ...{ value, type: String, fontWeight: 'bold' as const, backgroundColor: '#EEF1F6' },
      ...{ bottomBorderStyle: 'thin' as const, bottomBorderColor: '#5C636E', wrap: true },
      alignVertical: 'top' as const,
    })),
    ...rows.map((cells) =>
      cells.map((value, at) => {
        if (value === null || value === '') return null
        if (typeof value === 'number')
          return Number.isFinite(value) ? { value, type: Number, alignVertical: 'top' as const } : null
        const text = value.length > LONGEST ? `${value.slice(0, LONGEST - 1)}…` : value
        return { value: unread(text), type: String, wrap: broken.has(at), alignVertical: 'top' as const }
      }),
    ),
  ]
}

/** In a cell `_x0041_` is read as the sign of that number (ISO/IEC 29500-1, 22.9.2.19); a text that says so stays as it is. */
function unread(text: string): string {
  return text.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
}

/** In signs of Latin letters; a Chinese sign is twice as wide. */
const WIDTHS = { least: 8, most: 40, prose: 60, of: 200 }

function widthsOf({ header, rows, prose = [] }: Sheet): number[] {
  return header.map((label, at) => {
    const widest = Math.max(
      signs(label),
      ...rows.slice(0, WIDTHS.of).map((cells) => signs(String(cells[at] ?? ''))),
    )
    return Math.min(Math.max(widest + 2, WIDTHS.least), prose.includes(at) ? WIDTHS.prose : WIDTHS.most)
  })
}

function signs(text: string): number {
  return [...text].reduce((sum, sign) => sum + (sign > '\u2e80' ? 2 : 1), 0)
}

const LONGEST_NAME = 31

/** Names that a workbook may give its sheets: 1 to 31 signs, none of []:*?/\, no apostrophe at an end, none twice. */
export function sheetNames(asked: readonly string[]): string[] {
  const given = new Set<string>()
  return asked.map((name, at) => {
    const allowed = name
      .replace(/[\s[\]:*?/\\\p{Cc}]+/gu, ' ')
      .trim()
      .replace(/^'+|'+$/g, '')
    const first = cut(
      allowed === '' || allowed.toLowerCase() === 'history' ? `${at + 1}` : allowed,
      LONGEST_NAME,
    )
    let free = first
    for (let more = 2; given.has(free.toLowerCase()); more += 1)
      free = `${cut(first, LONGEST_NAME - 4)} (${more})`
    given.add(free.toLowerCase())
    return free
  })
}

/** Cut between signs, never within one. */
function cut(text: string, length: number): string {
  let short = ''
  for (const sign of text) {
    if (short.length + sign.length > length) break
    short += sign
  }
  return short.trim().replace(/'+$/, '')
}

const CORE = 'docProps/core.xml'

/** Title, subject, author, description, language and day among the properties of the document (ISO/IEC 29500-2). */
function propertiesFeature(properties: Properties): Feature<Blob> {
  const { title, subject, author, description, lang, created } = properties
  const parts: readonly (readonly [string, string])[] = [
    ['dc:title', title],
    ['dc:subject', subject],
    ['dc:creator', author],
    ['dc:description', description],
    ['dc:language', lang],
  ]
  const time = `${created}T00:00:00Z`
  const core = [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"',
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"',
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    ...parts.map(([name, text]) => `<${name}>${sanitizeTextContent(text)}</${name}>`),
    `<dcterms:created xsi:type="dcterms:W3CDTF">${time}</dcterms:created>`,
    `<dcterms:modified xsi:type="dcterms:W3CDTF">${time}</dcterms:modified>`,
    '</cp:coreProperties>',
  ].join('')
  return {
    files: {
      write: { files: () => ({ [CORE]: core }) },
      transform: {
        '[Content_Types].xml': {
          insert: () =>
            `<Override PartName="/${CORE}" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>`,
        },
        '_rels/.rels': {
          insert: () =>
            `<Relationship Id="rId-core-1" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="${CORE}"/>`,
        },
      },
    },
  }
}

/** What may stand in a workbook around its defined names, in the order of ISO/IEC 29500-1, 18.2.27. */
const BEFORE_AND_AFTER = [
  ...['fileVersion', 'fileSharing', 'workbookPr', 'workbookProtection', 'bookViews', 'sheets'],
  ...['functionGroups', 'externalReferences', 'definedNames', 'calcPr'],
]

/** Names that tell printers and screen readers which row holds the headings of a sheet. */
function headersFeature(names: readonly string[]): Feature<Blob> {
  const defined = names.map((name, at) => {
    const sheet = `'${name.replace(/'/g, "''")}'`
    return [
      `<definedName name="_xlnm.Print_Titles" localSheetId="${at}">${sanitizeTextContent(`${sheet}!$1:$1`)}</definedName>`,
      `<definedName name="ColumnTitle" localSheetId="${at}">${sanitizeTextContent(`${sheet}!$A$1`)}</definedName>`,
    ].join('')
  })
  return {
    files: {
      transform: {
        'xl/workbook.xml': {
          transform(xml) {
            const markup = `<definedNames>${defined.join('')}</definedNames>`
            const there = findElement(xml, 'definedNames')
            return there === undefined
              ? insertElementMarkupAccordingToOrderOfSiblings(xml, markup, BEFORE_AND_AFTER, 'workbook')
              : replaceElement(xml, there, markup)
          },
        },
      },
    },
  }
}
