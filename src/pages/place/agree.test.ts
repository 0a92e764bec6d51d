import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkedRows } from '../../db/database.ts'
import type { Ask } from '../../db/query.ts'
import type { TableTwin, View } from '../../figures/figure.ts'
import { type MatrixCell, showMatrix } from '../../figures/matrix/show.ts'
import { everythingQuestion } from '../../figures/questions.ts'
import { spine } from '../../figures/spine/index.ts'
import placeZh from '../../i18n/place.zh.json'
import { withTexts, wordsOf } from '../../i18n/words.ts'
import zh from '../../i18n/zh.json'
import { profileOf } from '../../model/profile.ts'
import type { Observation } from '../../model/types.ts'
import { published } from '../../testing/published.ts'
import { viewOf } from '../../testing/view.ts'
import { untoldOf } from './brief/stands.ts'
import { reportsTable } from './tables.ts'

const WORDS = withTexts(wordsOf('zh', zh), placeZh)

/** The numbers as published in `data/`. */
let rows: readonly Observation[]
let view: View
let close: () => Promise<void>

beforeAll(async () => {
  const { engine, catalogue } = await published()
  close = () => engine.close()
  rows = await engine.all(everythingQuestion.ask({}))
  view = viewOf(catalogue, { lang: 'zh' })
})
afterAll(() => close())

const ask: Ask = async (query) => ({ rows: checkedRows(query, rows), origin: 'engine' })

/** How many numbers are told apart, and how many are not, as a sentence says it. */
const told = (said: string) => [...said.matchAll(/(\d+) 项(?:较[好差高低]|能分出高低)/g)]
const sum = (found: readonly RegExpMatchArray[]) => found.reduce((all, [, one]) => all + Number(one), 0)
const saidIn = (said: string) => [sum(told(said)), sum([...said.matchAll(/(\d+) 项分不出/g)])]

/** The same as the verdicts of a table count it. */
function countedIn({ columns, rows: cells }: TableTwin): number[] {
  const at = columns.findIndex(({ key }) => key === 'verdict')
  const verdicts = cells.map((row) => String(row[at]?.value ?? ''))
  return [/较[好差高低]/, /分不出/].map((sign) => verdicts.filter((one) => sign.test(one)).length)
}

test('of every place the range chart, the tables and the brief count the same as told apart, and as not', async () => {
  const benchmark = 'level'
  const ids = [...new Set(rows.map((row) => row.jurisdiction_id))]
  expect(ids.length).toBeGreaterThan(50)
  let total = 0
  for (const id of ids) {
    const profile = profileOf(id, { rows, catalogue: view.catalogue, benchmark, chosen: [], peers: [] })
    if (profile === null || profile.reported.length === 0) continue
    const placed = { profile, benchmark, other: '', newest: null }
    const brief = untoldOf({ ...placed, words: WORDS })[0]?.text ?? ''
    total += saidIn(brief).reduce((sum, one) => sum + one, 0)
    const page = (await spine.open({ p: id, vs: benchmark }, ask)).draw(view, WORDS)
    expect([
      id,
      saidIn(page.summary),
      countedIn(page.table),
      countedIn(reportsTable(placed, '', view.catalogue, WORDS)),
    ]).toEqual([id, saidIn(brief), saidIn(brief), saidIn(brief)])
  }
  expect(total).toBeGreaterThan(100)
})

test('against its own past a number stands on the page of its place as in the matrix, and on the same basis', () => {
  const benchmark = 'own'
  const { catalogue } = view
  const ids = [...new Set(rows.map((row) => row.jurisdiction_id))]
  const indicators = [...catalogue.indicators.keys()]
  const matrix = { indicators, benchmark, sort: null }
  const { columns } = showMatrix(rows, { ...view, places: ids, period: 'latest', matrix })
  const cells = new Map(
    columns.flatMap((column) => [...column.cells.values()].map((cell) => [cell.row.id, cell] as const)),
  )
  const both = ids.flatMap((id) =>
    (profileOf(id, { rows, catalogue, benchmark, chosen: [], peers: [] })?.reported ?? []).flatMap(
      ({ placing, past }) => {
        const cell = cells.get(placing.row.id)
        return cell === undefined ? [] : [{ placing, past, cell }]
      },
    ),
  )
  const judged = both.filter(({ cell }) => cell.standing.verdict !== 'unjudged')
  expect(judged.length).toBeGreaterThan(50)
  expect(judged.filter(({ placing }) => placing.perHead).length).toBeGreaterThan(10)
  expect(
    both.map(({ placing: { row, standing, perHead } }) => [
      row.id,
      standing.verdict,
      standing.benchmark,
      standing.byCounts,
      perHead,
    ]),
  ).toEqual(
    both.map(({ cell: { row, standing, by } }) => [
      row.id,
      standing.verdict,
      standing.benchmark,
      standing.byCounts,
      by === 'per10k' && standing.byCounts !== true && standing.verdict !== 'unjudged',
    ]),
  )
  // The brief names it beside any other benchmark.
  const newest = both.filter(({ past, placing }) => past.standing.other === placing.standing.other)
  const heldAs = ({ standing: { verdict, benchmark: last, why } }: Pick<MatrixCell, 'standing'>) => [
    verdict,
    last,
    why,
  ]
  expect(newest.length).toBeGreaterThan(100)
  expect(newest.map(({ past }) => heldAs(past))).toEqual(newest.map(({ cell }) => heldAs(cell)))
})
