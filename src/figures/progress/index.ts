import { reformSharesQuestion } from '../questions.ts'
import { countApart, countIndicators, leadOf, sayLead } from './draw.ts'
import { progressFigure } from './figure.ts'

/** How far has each reform come, against its target where one is stated? */
export const progress = progressFigure({
  id: 'progress',
  question: reformSharesQuestion,
  form: 'share',
  title: (period, words) =>
    period === null ? words.say('progress.title') : words.say('progress.title.period', { period }),

  summary(shown, view, words) {
    const rows = shown.all.flatMap((group) => group.rows.map(({ row }) => row))
    const lead = leadOf(shown, view)
    if (lead === undefined)
      return shown.targets.length === 0
        ? words.say('figure.nothing')
        : words.say('progress.summary.targets', { count: shown.targets.length })
    const apart = countApart(shown.all)
    return [
      words.count('progress.summary', new Set(rows.map((row) => row.jurisdiction_id)).size, {
        values: rows.length,
        indicators: countIndicators(shown.all),
      }),
      sayLead(lead.row, lead.indicator, words),
      ...(apart > 0 ? [words.say('progress.summary.apart', { count: apart })] : []),
      ...(shown.targets.length > 0
        ? [words.say('progress.summary.targets', { count: shown.targets.length })]
        : []),
    ].join(words.say('sentence.space'))
  },
})
