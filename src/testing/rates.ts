import type { Jurisdiction, Observation } from '../model/types.ts'
import { indicator } from './indicator.ts'
import { observation } from './observation.ts'

function place(id: string): Jurisdiction {
  return {
    id,
    name_zh: id,
    name_en: id,
    level: 'prefecture',
    parent_id: null,
    valid_from: null,
    valid_to: null,
  }
}

/** Three prefectures a, b and c; a rate, its kin by another formula and as a count, and residents. */
export const rates = {
  indicators: new Map(
    [
      indicator({ id: 'rate', measure: 'proportion', kin: 'k' }),
      indicator({ id: 'other', measure: 'proportion', kin: 'k' }),
      indicator({ id: 'count', kin: 'k' }),
      indicator({ id: 'residents', family: 'context' }),
    ].map((one) => [one.id, one]),
  ),
  places: new Map(['a', 'b', 'c'].map((id) => [id, place(id)])),
}

let made = 0

/** A value of 50 per cent that a place's own body gives for the rate, with an id of its own. */
export function rateOf(jurisdiction_id: string, over: Partial<Observation> = {}): Observation {
  made += 1
  return observation({
    id: `o${made}`,
    indicator_id: 'rate',
    jurisdiction_id,
    body_id: jurisdiction_id,
    value: 50,
    ...over,
  })
}
