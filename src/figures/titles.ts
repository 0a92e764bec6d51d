import type { Words } from '../i18n/words.ts'

/** A title within another’s marks takes the other kind, in turn (GB/T 15834—2011, 4.15). */
const OTHER: Readonly<Record<string, string>> = { '《': '〈', '》': '〉', '〈': '《', '〉': '》' }

/** A title as it stands within 《》: the titles in it within 〈〉, those in these within 《》; in English as it is. */
export function titleWithin(title: string, { lang }: Pick<Words, 'lang'>): string {
  return lang === 'zh' ? title.replace(/[《》〈〉]/g, (mark) => OTHER[mark] ?? mark) : title
}

/** The title of a publication in its marks: 《关于〈浙江省综合行政执法条例〉执行情况的报告》. */
export function sayTitle(title: string, words: Words): string {
  return words.say('source.title', { title: titleWithin(title, words) })
}
