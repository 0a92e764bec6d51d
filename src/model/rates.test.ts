import { describe, expect, test } from 'vitest'
import { observation } from '../testing/observation.ts'
import { seeded } from '../testing/seeded.ts'
import { gives, onlyNumerator, possibleNumerators, restOf } from './rates.ts'

describe('the whole numbers that a rate can be', () => {
  test.each([
    ['92.3 % of 242 is none: 223 gives 92.1, 224 gives 92.6', 92.3, 0.1, 242, []],
    ['12.14 % of 453 is 55 only', 12.14, 0.01, 453, [55]],
    ['66.7 % of 6 is 4', 66.7, 0.1, 6, [4]],
    ['66.6 % of 6 is 4 too, cut off', 66.6, 0.1, 6, [4]],
    ['0 % of 5 is 0', 0, 1, 5, [0]],
    ['100 % of 5 is 5', 100, 1, 5, [5]],
    ['50 % of 1 is none', 50, 1, 1, []],
    ['71.78 % of 7,398 is 5,310, or 5,311 cut off', 71.78, 0.01, 7398, [5310, 5311]],
    ['12 % of 8 is 1: 12.5 rounded half to even, or cut off', 12, 1, 8, [1]],
    ['13 % of 8 is 1: 12.5 rounded half up', 13, 1, 8, [1]],
  ] as const)('%s', (_says, value, unit, d, numbers) => {
    expect(possibleNumerators(value, unit, d)).toEqual(numbers)
  })

  test('are many where the base is great: 98.6 % of 196,573', () => {
    const found = possibleNumerators(98.6, 0.1, 196_573)
    // 98.55 % is 193,722.69 and 98.7 % is 194,017.55
    expect([found[0], found[found.length - 1]]).toEqual([193_723, 194_017])
    expect(found.length).toBe(295)
  })

  test('are listed up to 20,000, however great the base', () => {
    expect(possibleNumerators(50, 1, 999_999_999_999_999)).toHaveLength(20_000)
    expect(onlyNumerator(0.1, 0.1, 1e12)).toBeNull()
  })

  test('exceed the base only where the rate exceeds 100 %', () => {
    expect(possibleNumerators(104.5, 0.1, 200)).toEqual([209])
    expect(possibleNumerators(100, 0.1, 1000)).toEqual([1000])
    expect(possibleNumerators(100, 0.1, 1000, Number.POSITIVE_INFINITY)).toEqual([1000])
    expect(possibleNumerators(100, 1, 150, Number.POSITIVE_INFINITY)).toEqual([150, 151])
  })

  test('are none of nothing', () => {
    expect(possibleNumerators(50, 1, 0)).toEqual([])
    expect(possibleNumerators(Number.NaN, 1, 10)).toEqual([])
    expect(gives(0, 0, 0, 1)).toBe(false)
  })

  test('are taken by the digits that are there, where the unit says fewer', () => {
    expect(possibleNumerators(12.14, 1, 453)).toEqual([55])
  })
})

describe('n of d is the rate', () => {
  test.each([
    ['at a half, rounded up', 1, 8, 12.5, 0.1, true],
    ['at a half of the last digit, up', 1, 800, 0.13, 0.01, true],
    ['at a half of the last digit, to even', 1, 800, 0.12, 0.01, true],
    ['not by a digit more', 1, 800, 0.14, 0.01, false],
    ['not by a digit less', 1, 800, 0.11, 0.01, false],
    ['above 100 %', 209, 200, 104.5, 0.1, true],
    ['above 100 %, to tens', 257, 100, 260, 10, true],
    ['above 100 %, to tens, cut off', 257, 100, 250, 10, true],
    ['above 100 %, to tens, not to the next', 257, 100, 270, 10, false],
    ['of bases that are no whole numbers', 1.5, 2.5, 60, 1, true],
  ] as const)('%s', (_says, n, d, value, unit, is) => {
    expect(gives(n, d, value, unit)).toBe(is)
  })

  test('by whole numbers: a millionth off a half is off', () => {
    // 5 of 1,000,000 is half of 0.001 %; 5 of 1,000,001 is less than half by 5 ten-billionths
    expect(gives(5, 1_000_000, 0.001, 0.001)).toBe(true)
    expect(gives(5, 1_000_001, 0.001, 0.001)).toBe(false)
    expect(gives(5, 1_000_000, 0, 0.001)).toBe(true)
    expect(gives(999_995, 1_000_000, 99.999, 0.001)).toBe(true)
    expect(gives(999_995, 1_000_000, 100, 0.001)).toBe(true)
    expect(gives(999_994, 1_000_000, 100, 0.001)).toBe(false)
  })

  test.each([
    [1, 0],
    [0.1, 1],
    [0.01, 2],
    [0.001, 3],
  ])(
    'whenever it was rounded to %f, half up, half to even or cut off, up to a base of a million',
    (unit, places) => {
      const random = seeded(3)
      for (let run = 0; run < 2000; run++) {
        const d = Number(random.pick([1n, 7n, 40n, 453n, 8000n, 196_573n, 1_000_000n])) + random.whole(0, 3)
        const n = random.whole(0, d)
        // in whole steps of the last digit, exactly
        const scaled = BigInt(n) * 100n * 10n ** BigInt(places)
        const base = BigInt(d)
        const cut = scaled / base
        const twice = 2n * (scaled % base)
        const up = twice >= base ? cut + 1n : cut
        const even = twice === base ? cut + (cut % 2n) : up
        for (const digits of [cut, up, even]) {
          const value = Number((Number(digits) * unit).toFixed(places))
          expect(gives(n, d, value, unit), `${n} of ${d} is ${value}`).toBe(true)
          expect(possibleNumerators(value, unit, d)).toContain(n)
        }
        for (const digits of [cut - 1n, cut + 2n]) {
          const value = Number((Number(digits) * unit).toFixed(places))
          expect(gives(n, d, value, unit), `${n} of ${d} is not ${value}`).toBe(false)
        }
        if (twice < base && scaled % base !== 0n)
          expect(gives(n, d, Number((Number(cut + 1n) * unit).toFixed(places)), unit)).toBe(false)
      }
    },
  )
})

describe('a rate rests on', () => {
  const rate = observation({ value: 71.78, rounded_to: 0.01, locator: '四' })

  test.each([
    ['nothing that is said', {}, 'not_stated', 'unknown'],
    ['a numerator alone', { n: 5310 }, 'not_stated', 'stated'],
    ['both, said with it', { n: 5310, d: 7398, d_locator: '四' }, 'stated', 'stated'],
    ['a base elsewhere in the source', { n: 5310, d: 7398, d_locator: '二' }, 'elsewhere', 'stated'],
    [
      'a base that its digits show: 7,398, not 8,241',
      { n: 5310, d: 7398, d_whole: 8241 },
      'inferred',
      'stated',
    ],
    ['a base beside a whole of nothing', { n: 5310, d: 7398, d_whole: 0 }, 'elsewhere', 'stated'],
    ['the only number that gives it', { value: 12.14, d: 453, d_locator: '四' }, 'stated', 'inferred'],
    ['one of two numbers', { d: 7398, d_locator: '四' }, 'stated', 'unknown'],
    [
      'a base that no number fits',
      { value: 92.3, rounded_to: 0.1, d: 242, d_locator: '四' },
      'stated',
      'unknown',
    ],
    ['a bound of a base', { value_kind: 'at_least', d: 7398, d_locator: '四' }, 'stated', 'unknown'],
  ] as const)('%s', (_says, over, denominator, numerator) => {
    expect(restOf({ ...rate, ...over })).toMatchObject({ denominator, numerator })
  })

  test('what it is inferred to: 55 of 453', () => {
    expect(restOf({ ...rate, value: 12.14, d: 453 })).toMatchObject({ n: 55, d: 453 })
  })
})
