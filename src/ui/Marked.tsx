import { Fragment } from 'react'
import { LANGUAGES } from '../i18n/index.ts'
import type { Lang } from '../model/types.ts'

/** Han characters with what stands between them; four Latin words in a row, to the next Han character. */
const RUNS: Readonly<Record<Lang, RegExp>> = {
  zh: /((?:[A-Za-z’'&.,:;()0-9–-]+ ){3,}[^\u3000-\u9fff]+)/,
  en: /([\u2e80-\u9fff][\u2e80-\uffef0-9A-Za-z%.()《》“”、，。；：（）]*[\u2e80-\uffef]|[\u2e80-\u9fff])/,
}

/** A text in which runs of the other language carry that language, for readers aloud and for type faces. */
export function Marked({ text, lang }: { readonly text: string; readonly lang: Lang }) {
  const other = lang === 'zh' ? LANGUAGES.en.tag : LANGUAGES.zh.tag
  return text.split(RUNS[lang]).map((run, at) =>
    at % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: runs of a text have no other name, and never move
      <span key={at} lang={other}>
        {run}
      </span>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: as above
      <Fragment key={at}>{run}</Fragment>
    ),
  )
}
