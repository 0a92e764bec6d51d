import type { Observation } from '../../model/types.ts'
import { type Figure, framed } from '../figure.ts'
import { reformSharesQuestion } from '../questions.ts'
import { sayPeriodKey, sourcesOf } from '../say.ts'
import {
  countApart,
  countIndicators,
  leadOf,
  observationsOf,
  progressNotes,
  progressPicture,
  progressTable,
  sayLead,
} from './draw.ts'
import { type ProgressShown, progressPeriods, showProgress } from './show.ts'

const figure: Figure<Observation, ProgressShown> = {
  id: 'progress',
  question: reformSharesQuestion,
  example: {},
  show: (rows, view) => showProgress(rows, view),
  periods: progressPeriods,

  title: ({ period }, _view, words) =>
    period === null || period === 'latest'
      ? words.say('progress.title')
      : words.say('progress.title.period', { period: sayPeriodKey(period, words) }),

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

  picture: (shown, view, words) => progressPicture(shown, 'share', view, words),
  table(shown, view, words) {
    return progressTable(shown, this.title(shown, view, words), words)
  },
  notes: (shown, view, words) => progressNotes(shown, view, words),
  sources: (shown) => sourcesOf(observationsOf(shown)),
}

/** How far has each reform come, against its target where one is stated? */
export const progress = framed(figure)
