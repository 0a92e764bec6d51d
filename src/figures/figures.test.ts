import { readFileSync } from 'node:fs'
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { answerAll, readAnswer } from '../db/answers.ts'
import { parseCsv } from '../db/csv.ts'
import type { Ask } from '../db/query.ts'
import en from '../i18n/en.json'
import { wordsOf } from '../i18n/words.ts'
import zh from '../i18n/zh.json'
import type { Catalogue } from '../model/catalogue.ts'
import { LANGS, type Lang } from '../model/types.ts'
import { tinyEngine } from '../testing/tiny.ts'
import { toSvg } from './echarts.paper.ts'
import type { AnyFigure, View } from './figure.ts'
import { allFigures } from './index.ts'
import { indicatorsQuestion, placesQuestion, QUESTIONS } from './questions.ts'

const words = { zh: wordsOf('zh', zh), en: wordsOf('en', en) }
let catalogue: Catalogue = { indicators: new Map(), places: new Map(), flags: new Map() }

const live: Ask = async (query) => ({ rows: await (await tinyEngine()).all(query), origin: 'engine' })
const none: Ask = async () => ({ rows: [], origin: 'engine' })

beforeAll(async () => {
  const indicators = await live(indicatorsQuestion.ask({}))
  const places = await live(placesQuestion.ask({}))
  catalogue = {
    indicators: new Map(indicators.rows.map((row) => [row.id, row])),
    places: new Map(places.rows.map((row) => [row.id, row])),
    flags: new Map(),
  }
})

afterEach(() => vi.restoreAllMocks())

function view(lang: Lang, over: Partial<View> = {}): View {
  return {
    lang,
    places: [],
    period: null,
    by: null,
    intervals: true,
    anyway: false,
    near: false,
    taken: [],
    hidden: [],
    levels: [],
    width: 960,
    theme: 'light',
    catalogue,
    ...over,
  }
}

const views = LANGS.flatMap((lang) => [
  view(lang),
  view(lang, { width: 350 }),
  view(lang, { places: ['330100', '330200'], by: 'count', theme: 'dark' }),
])

/** Every indicator of the tiny package, so that each kind of value and of missing is drawn by each figure. */
function paramsOf(figure: AnyFigure) {
  return 'i' in figure.example ? [...catalogue.indicators.keys()].map((i) => ({ i })) : [figure.example]
}

const painted = (svg: string) =>
  [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map((match) => match[1] ?? '')

const FIGURES = await allFigures()

describe.each(FIGURES.map((figure) => [figure.id, figure] as const))('%s', (_id, figure) => {
  test('draws the same twice: same rows, view and words in, equal picture, table and sentence out', async () => {
    for (const params of paramsOf(figure)) {
      const open = await figure.open(params, live)
      for (const one of views)
        expect(open.draw(one, words[one.lang])).toEqual(open.draw(one, words[one.lang]))
    }
  })

  test('is painted without a DOM, without a message, and without a word that is not a word', async () => {
    const messages = (['log', 'warn', 'error'] as const).map((name) =>
      vi.spyOn(console, name).mockImplementation(() => {}),
    )
    for (const params of paramsOf(figure)) {
      const open = await figure.open(params, live)
      for (const one of views) {
        const { picture, title, summary, notes } = open.draw(one, words[one.lang])
        const texts = [
          title,
          summary,
          ...notes.map(({ text }) => text),
          ...(picture === null ? [] : painted(toSvg(picture.option, one.width, picture.height))),
        ]
        for (const text of texts) {
          expect(text).not.toMatch(/undefined|NaN|Infinity|\[object|\bnull\b|\{\w+\}/)
          if (one.lang === 'en') expect(text).not.toMatch(/\p{Script=Han}/u)
        }
      }
    }
    for (const message of messages) expect(message).not.toHaveBeenCalled()
  })

  test('never makes a number of what is missing', async () => {
    for (const params of paramsOf(figure)) {
      const open = await figure.open(params, live)
      const { table } = open.draw(view('en'), words.en)
      const qualifier = table.columns.findIndex(({ key }) => key === 'qualifier')
      const value = table.columns.findIndex(({ key }) => key === 'value')
      if (qualifier < 0) continue
      for (const row of table.rows) {
        if (row[qualifier]?.value === words.en.say('qualifier.missing')) expect(row[value]?.value).toBeNull()
      }
    }
  })

  test('names each column once and fills every row to its end', async () => {
    let rows = 0
    for (const params of paramsOf(figure)) {
      const open = await figure.open(params, live)
      const { table } = open.draw(view('zh'), words.zh)
      expect(new Set(table.columns.map(({ key }) => key)).size).toBe(table.columns.length)
      for (const row of table.rows) expect(row.length).toBe(table.columns.length)
      rows += table.rows.length
    }
    expect(rows).toBeGreaterThan(0)
  })

  test('says that there is nothing where there is nothing', async () => {
    const open = await figure.open(figure.example, none)
    for (const lang of LANGS) {
      const drawn = open.draw(view(lang), words[lang])
      expect(drawn.picture).toBeNull()
      expect(drawn.table.rows).toEqual([])
      expect(drawn.summary).not.toBe('')
    }
  })
})

test('every figure asks one of the questions that the build answers', () => {
  for (const figure of FIGURES) expect(QUESTIONS).toContain(figure.question)
})

test('the example of every figure is about an indicator that the data package has', () => {
  const { rows } = parseCsv(readFileSync('data/indicators.csv'))
  const ids = rows.map(({ cells }) => cells[0])
  for (const { example } of FIGURES) if (example.i !== undefined) expect(ids).toContain(example.i)
})

test('a prebuilt answer equals the live one, for every question and every choice of parameters', async () => {
  const engine = await tinyEngine()
  const files = new Map<string, string>()
  for await (const { path, text } of answerAll(engine, QUESTIONS)) files.set(path, text)
  expect(files.size).toBeGreaterThan(QUESTIONS.length)
  for (const question of QUESTIONS) {
    for (const path of files.keys()) {
      if (!path.startsWith(`${question.name}/`)) continue
      const i = path.slice(question.name.length + 1, -'.json'.length)
      const query = question.ask(i === 'all' ? {} : { i })
      const prebuilt = await readAnswer(query, async (name) => JSON.parse(files.get(name) ?? 'null'))
      expect(prebuilt?.rows).toEqual(await engine.all(query))
    }
  }
})
