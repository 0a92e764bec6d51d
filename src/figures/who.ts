import type { Words } from '../i18n/words.ts'
import type { Observation } from '../model/types.ts'
import { textWidth, VALUES_SHARE } from './rowplot.ts'
import { sayBody, sayPeriod, sayPlace } from './say.ts'

/** Whose number it is, in a sentence: the department where it is one's own, else the place. */
export function sayWho(row: Observation, words: Words): string {
  return isDepartment(row) ? sayBody(row, words) : sayPlace(row, words)
}

/**
 * What stands in quiet ink behind a place's name in a picture of that width: whose number it is where it is
 * not the whole area's (a department by its name where that fits, else by its kind), and when.
 */
export function sayAside(row: Observation, width: number, words: Words): string {
  const when = sayPeriod(row, words)
  return [sayOwn(row, `${sayPlace(row, words)} ${when}`, width, words), when]
    .filter((text) => text !== '')
    .join(' ')
}

/**
 * Whose number it is where it is not the whole area's, beside `others` in a picture of that width: a department by
 * its name where that fits, else by its kind; empty where it is the area's.
 */
export function sayOwn(row: Observation, others: string, width: number, words: Words): string {
  if (isDepartment(row)) {
    const body = sayBody(row, words)
    const fits = textWidth(`${others} ${body}`) < width * VALUES_SHARE
    return fits ? body : words.say(`body_kind.${row.body_kind}`)
  }
  return row.scope === 'own_office' ? words.say('scope.own_office') : ''
}

/** Whether a number is one office's own by its body, which then has to be named. */
export function isDepartment({ body_kind }: Observation): boolean {
  return body_kind === 'department' || body_kind === 'other'
}
