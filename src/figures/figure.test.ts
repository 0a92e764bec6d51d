import { expect, test } from 'vitest'
import { shownColumns } from './figure.ts'

test('columns that only leave with files are not shown, and the others keep their cells', () => {
  const column = (key: string) => ({ key, label: key, numeric: false })
  const columns = [column('a'), { ...column('b'), taken: true as const }, column('c')]
  const cells = ['of a', 'of b', 'of c']
  expect(shownColumns({ columns }).map(({ key, at }) => [key, cells[at]])).toEqual([
    ['a', 'of a'],
    ['c', 'of c'],
  ])
})
