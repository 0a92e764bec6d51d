import type { Observation } from '../../model/types.ts'
import { type Figure, framed } from '../figure.ts'
import {
  countIndicators,
  leadOf,
  observationsOf,
  progressNotes,
  progressPicture,
  progressTable,
  sayLead,
} from '../progress/draw.ts'
import { type ProgressShown, progressPeriods, showProgress } from '../progress/show.ts'
import { complianceSharesQuestion } from '../questions.ts'
import { sayPeriodKey, sourcesOf } from '../say.ts'

const figure: Figure<Observation, ProgressShown> = {
  id: 'compliance',
  question: complianceSharesQuestion,
  example: {},
  show: (rows, view) => showProgress(rows, view),
  periods: progressPeriods,

  title: ({ period }, _view, words) =>
    period === null || period === 'latest'
      ? words.say('compliance.title')
      : words.say('compliance.title.period', { period: sayPeriodKey(period, words) }),

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

  picture: (shown, view, words) => progressPicture(shown, 'share', view, words),
  table(shown, view, words) {
    return progressTable(shown, this.title(shown, view, words), words)
  },
  notes: (shown, view, words) => progressNotes(shown, view, words),
  sources: (shown) => sourcesOf(observationsOf(shown)),
}

/** Which duties of review, openness, timeliness and qualification do places say they meet, and how far? */
export const compliance = framed(figure)
