import { expect, test } from 'vitest'
import en from '../i18n/en.json'
import zh from '../i18n/zh.json'
import { readAddress, writeAddress } from '../ui/selection.ts'
import { READINGS } from './readings.ts'

const pages = ['', 'cases', 'compliance', 'outcomes', 'reform']

test.each(Object.values(READINGS).flat())(
  '$label has words and an address in order',
  ({ label, address }) => {
    expect(Object.keys(zh)).toContain(label)
    expect(Object.keys(en)).toContain(label)
    const { selection, dropped } = readAddress(address, { pages, catalogue: null })
    expect(dropped).toEqual([])
    expect(writeAddress(selection)).toBe(address)
  },
)
