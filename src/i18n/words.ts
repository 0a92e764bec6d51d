import type { Lang } from '../model/types.ts'

/** Texts by key, in one language. */
export type Dictionary = Readonly<Record<string, string>>

export type Fill = Readonly<Record<string, string | number>>

/** The words of one language. `say` fills `{name}` places; an unknown key throws: it is a fault of ours. */
export interface Words {
  readonly lang: Lang
  say(key: string, fill?: Fill): string
  /** Like `say`, choosing `key.one` or `key.other` by the language's plural rule for `count`. */
  count(key: string, count: number, fill?: Fill): string
  has(key: string): boolean
}

/** Makes words of a dictionary. */
export function wordsOf(lang: Lang, dictionary: Dictionary): Words {
  const plural = new Intl.PluralRules(lang)
  const say = (key: string, fill: Fill = {}): string => {
    const text = dictionary[key]
    if (text === undefined) throw new Error(`No text for the key "${key}" in ${lang}`)
    return text.replace(
      /( ?)\{(\w+)\}( ?)/g,
      (whole, before: string, name: string, after: string, at: number) => {
        const value = String(fill[name] ?? `{${name}}`)
        return (
          gap(text[at - 1], before, value[0]) +
          value +
          gap(value[value.length - 1], after, text[at + whole.length])
        )
      },
    )
  }
  return {
    lang,
    say,
    count: (key, count, fill = {}) => say(`${key}.${plural.select(count)}`, { count, ...fill }),
    has: (key) => dictionary[key] !== undefined,
  }
}

const CHINESE = /[\u3000-\u9fff\uff00-\uffef]/

/** In a text a space parts Chinese from figures and Latin letters, never Chinese from Chinese (为 5 件, 为约 5 件). */
function gap(left = '', space: string, right = ''): string {
  return CHINESE.test(left) && CHINESE.test(right) ? '' : space
}

/** Words with further texts, which go before those of the same key. */
export function withTexts(words: Words, dictionary: Dictionary): Words {
  const further = wordsOf(words.lang, dictionary)
  const of = (key: string) => (further.has(key) ? further : words)
  return {
    lang: words.lang,
    say: (key, fill) => of(key).say(key, fill),
    count: (key, count, fill) => of(`${key}.other`).count(key, count, fill),
    has: (key) => of(key).has(key),
  }
}
