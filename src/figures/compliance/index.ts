import { countIndicators, leadOf, sayLead } from '../progress/draw.ts'
import { progressFigure } from '../progress/figure.ts'
import { complianceSharesQuestion } from '../questions.ts'

/** Which duties of review, openness, timeliness and qualification do places say they meet, and how far? */
export const compliance = progressFigure({
  id: 'compliance',
  question: complianceSharesQuestion,
  form: 'share',
  title: (period, words) =>
    period === null ? words.say('compliance.title') : words.say('compliance.title.period', { period }),

  summary(shown, view, words) {
    const rows = shown.all.flatMap((group) => group.rows.map(({ row }) => row))
    const lead = leadOf(shown, view)
    if (lead === undefined) return words.say('figure.nothing')
    const full = rows.filter((row) => row.value === 100).length
    const based = rows.filter((row) => row.d !== null).length
    return [
      words.count('compliance.summary', new Set(rows.map((row) => row.jurisdiction_id)).size, {
        values: rows.length,
        indicators: countIndicators(shown.all),
        full,
        based,
      }),
      ...(view.places.includes(lead.row.jurisdiction_id) ? [sayLead(lead.row, lead.indicator, words)] : []),
    ].join(words.say('sentence.space'))
  },
})
