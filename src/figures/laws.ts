import type { Words } from '../i18n/words.ts'
import { type Law, lawsBetween, lawsWithin } from '../model/laws.ts'
import { comparePeriods } from '../model/periods.ts'
import type { Indicator, Period } from '../model/types.ts'
import { sayDay } from './say.ts'

/** A law with the day from which it applies: 新修订的《行政复议法》（2024年1月1日起施行）. */
export function sayLaw({ id, in_force }: Law, words: Words): string {
  return words.say('law.since', { law: words.say(`law.${id}`), day: sayDay(in_force, words) })
}

/** What a law that came to apply in between does to a comparison, as a clause without a full stop. */
export function sayBetween(law: Law, words: Words): string {
  return words.say('law.between', { law: sayLaw(law, words), effect: words.say(`law.${law.id}.effect`) })
}

/** That two numbers lie before and after a law, in a few words. */
export function sayAcross(law: Law, words: Words): string {
  return words.say('law.across', { law: sayLaw(law, words) })
}

/** A clause for each law that came to apply between two periods, in whatever order they are given. */
export function sayLawsBetween(a: Period, b: Period, indicator: Indicator, words: Words): string[] {
  const [earlier, later] = comparePeriods(a, b) <= 0 ? [a, b] : [b, a]
  return lawsBetween(earlier, later, indicator).map((law) => sayBetween(law, words))
}

/** A clause for each law that came to apply within a series, oldest value first. */
export function sayLaws(rows: readonly Period[], indicator: Indicator, words: Words): string[] {
  return lawsWithin(rows, indicator).map((law) => sayBetween(law, words))
}
