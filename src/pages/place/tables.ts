import type { TableCell, TableColumn, TableTwin } from '../../figures/figure.ts'
import { wholeTable } from '../../figures/pagetable.ts'
import { sayIndicator, sayList, sayPeriod, sayUnitBy } from '../../figures/say.ts'
import { hundredths } from '../../figures/tables.ts'
import type { Words } from '../../i18n/words.ts'
import { type Catalogue, nameIn } from '../../model/catalogue.ts'
import type { Lack } from '../../model/disclosure.ts'
import { perTenThousand } from '../../model/perhead.ts'
import type { Reported } from '../../model/profile.ts'
import { position } from '../../model/values.ts'
import { sayStated } from './brief/sentence.ts'
import { sayStanding, sayTrend } from './say.ts'
import type { Placed } from './useProfile.ts'

const column = (key: string, label: string, numeric = false): TableColumn => ({ key, label, numeric })

/**
 * What a place reports as it leaves: all that is known of each value, then how it stands beside what it is held
 * against and whether it rises or falls, in numbers and in the words of the page.
 */
export function reportsTable(placed: Placed, caption: string, catalogue: Catalogue, words: Words): TableTwin {
  const { reported } = placed.profile
  const known = wholeTable(
    reported.map(({ row }) => row),
    caption,
    catalogue,
    words,
  )
  return {
    caption,
    columns: [
      column('theme', words.say('place.column.theme')),
      ...known.columns,
      column('standing', words.say('place.column.standing')),
      column('verdict', words.say('place.column.verdict')),
      column('held', words.say('place.column.held'), true),
      column('held_period', words.say('place.column.held_period')),
      column('benchmark', words.say('place.column.benchmark'), true),
      column('benchmark_low', words.say('place.column.benchmark_low'), true),
      column('benchmark_high', words.say('place.column.benchmark_high'), true),
      column('benchmark_unit', words.say('place.column.benchmark_unit')),
      column('others', words.say('place.column.others'), true),
      column('trend', words.say('place.column.trend')),
    ],
    rows: reported.map((one, at) => [
      { value: words.say(`place.theme.${one.indicator.theme}`) },
      ...(known.rows[at] ?? []),
      ...standingCells(one, words),
      { value: sayTrend(one, words) },
    ]),
  }
}

function standingCells(one: Reported, words: Words): TableCell[] {
  const { standing, perHead, row } = one.placing
  return [
    { value: sayStanding(one, words) },
    { value: words.say(`place.verdict.${standing.verdict}`) },
    { value: hundredths(perHead ? perTenThousand(row) : position(row)) },
    { value: sayPeriod(row, words) },
    { value: hundredths(standing.benchmark) },
    { value: hundredths(standing.low) },
    { value: hundredths(standing.high) },
    { value: sayUnitBy(one.indicator, perHead ? 'per10k' : 'count', words) },
    { value: standing.others },
  ]
}

/** What its peers report and a place does not as it leaves, with the names of those that do. */
export function lackingTable(
  lacking: readonly Lack[],
  caption: string,
  { places }: Pick<Catalogue, 'places'>,
  words: Words,
): TableTwin {
  return {
    caption,
    columns: [
      column('indicator', words.say('place.lacking.indicator')),
      column('peers', words.say('place.lacking.peers'), true),
      column('near', words.say('place.lacking.near'), true),
      column('instead', words.say('place.lacking.instead')),
      column('names', words.say('place.lacking.names')),
      column('indicator_id', words.say('place.lacking.indicator_id')),
    ],
    rows: lacking.map((lack) => [
      { value: sayIndicator(lack.indicator, words) },
      { value: lack.peers.length },
      { value: lack.near },
      { value: sayInstead(lack, words) },
      {
        value: sayList(
          lack.peers.map((id) => {
            const place = places.get(id)
            return place === undefined ? id : nameIn(place, words.lang)
          }),
          words,
        ),
      },
      { value: lack.indicator.id },
    ]),
  }
}

/** What there is in the place of what is lacking: the reason that it gives itself, near-synonyms that it reports. */
export function sayInstead({ indicator, instead, said }: Lack, words: Words): string {
  return [
    ...said.map((row) => words.say('place.lacking.said', { reason: sayStated(row, indicator, words) })),
    ...(instead.length === 0
      ? []
      : [
          words.say('place.lacking.kin', {
            items: sayList(
              instead.map((one) => sayIndicator(one, words)),
              words,
            ),
          }),
        ]),
  ].join(words.say('list.semicolon'))
}
