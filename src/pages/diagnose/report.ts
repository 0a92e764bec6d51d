import type { Words } from '../../i18n/words.ts'
import type { Check, Group, Sentence } from './judge.ts'

/** A sign beside the word, so that a verdict is seen without colour. */
export const SIGNS = { fine: '✓', works: '△', wrong: '✕', pending: '…' } as const

/** A sentence in the words of the page. */
export function sayIn(words: Words, { key, fill }: Sentence): string {
  const comma = words.say('list.comma')
  return words.say(
    key,
    Object.fromEntries(
      Object.entries(fill).map(([name, value]) => [
        name,
        typeof value === 'string' || typeof value === 'number' ? value : value.join(comma),
      ]),
    ),
  )
}

/** The verdict's sign and word. */
export function sayVerdict(words: Words, { verdict }: Check): string {
  const name = verdict ?? 'pending'
  return `${SIGNS[name]} ${words.say(`diagnose.verdict.${name}`)}`
}

/** All that was found, as plain text to be sent to who looks after the server. `head`: lines to begin with. */
export function reportText(groups: readonly Group[], words: Words, head: readonly string[]): string {
  const lines = groups.flatMap(({ id, checks }) => [
    '',
    words.say(`diagnose.group.${id}`),
    ...checks.flatMap((check) => [
      `${sayVerdict(words, check)}  ${words.say(`diagnose.${check.id}.name`)}`,
      ...check.found.map((sentence) => `    ${sayIn(words, sentence)}`),
      ...check.todo.map((sentence) => `    → ${sayIn(words, sentence)}`),
    ]),
  ])
  return `${[...head, ...lines].join('\n')}\n`
}
