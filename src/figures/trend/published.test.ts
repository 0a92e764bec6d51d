import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import en from '../../i18n/en.json'
import { wordsOf } from '../../i18n/words.ts'
import { published } from '../../testing/published.ts'
import { viewOf } from '../../testing/view.ts'
import type { Drawn } from '../figure.ts'
import { trend } from './index.ts'

/** The numbers as published in `data/`: what the figure has to say of them. */
let draw: (i: string, places: readonly string[]) => Promise<Drawn>
let close: () => Promise<void>

beforeAll(async () => {
  const { engine, catalogue } = await published()
  close = () => engine.close()
  draw = async (i, chosen) => {
    const open = await trend.open({ i }, async (query) => ({
      rows: await engine.all(query),
      origin: 'engine',
    }))
    return open.draw(viewOf(catalogue, { places: chosen }), wordsOf('en', en))
  }
}, 60_000)

afterAll(() => close())

describe('the numbers as published', () => {
  test('Shandong’s loss rate 2018 to 2022: p = 0.083, cannot be told', async () => {
    expect((await draw('litigation.loss_rate', ['370000'])).summary).toContain(
      'Whether it rises or falls cannot be told: Shandong (2018: 16.4\u202f%, 2022: 6.88\u202f%; 5 periods; S\u00a0=\u00a0−8, p\u00a0=\u00a00.083; 5 with a note).',
    )
  })

  test('Tongzhou’s reconsideration applications: five years, but its duties changed in 2022', async () => {
    const { summary: said } = await draw('reconsideration.received', ['110112'])
    expect(said).toContain('No verdict, definition, duties or boundaries changed in between')
    expect(said).toContain(
      '2020: 172\u202fcases, 2024: 1,696\u202fcases; 5 periods; at most 2 of them comparable',
    )
  })

  test('Guangdong’s losses of 2018 count withdrawals, too, which their rate does not feel', async () => {
    const apart = 'Set apart: counted differently, see the notes (2018): Guangdong.'
    const notes = async (i: string) => (await draw(i, ['440000'])).notes.map(({ text }) => text)
    expect(await notes('litigation.loss_count')).toContain(apart)
    const rate = await notes('litigation.loss_rate')
    expect(rate).not.toContain(apart)
    expect(rate.join()).toContain('they do not explain the leap in 2019')
  })

  test('Wenzhou’s reconsideration 2023 and 2024 stand across the revised law: line, sentence, note', async () => {
    const { summary, notes, picture, table } = await draw('reconsideration.received', ['330300'])
    const law = 'the revised Administrative Reconsideration Law (in force from 2024-01-01)'
    expect(summary).toContain(`Not quite alike before and after: Wenzhou, across ${law}.`)
    expect(notes.map(({ text }) => text)).toContain(
      `Wenzhou: the periods lie across ${law}: wider scope, more disputes that have to go to reconsideration before a court, and local cases as a rule decided by governments, no longer by their departments; before and after are not quite alike.`,
    )
    expect(picture?.legend.map(({ label }) => label)).toContain(`dashed upright line: ${law}`)
    const at = table.columns.findIndex(({ key }) => key === 'verdict')
    expect(String(table.rows[0]?.[at]?.value)).toContain(`the periods lie across ${law}`)
  })

  test('Shandong’s loss rate 2018 to 2022 stands across no change of law', async () => {
    const { summary, picture } = await draw('litigation.loss_rate', ['370000'])
    expect(summary).not.toContain('Law')
    expect(picture?.legend.map(({ key }) => key)).not.toContain('reconsideration_2024')
  })

  test('Yuhang’s mediation rate: up by 7.9 points, no level', async () => {
    expect((await draw('reconsideration.mediation_withdrawal_rate_change', [])).summary).toContain(
      '2020 up by 7.9\u202fpercentage points',
    )
  })
})
