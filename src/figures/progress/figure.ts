import type { Question } from '../../db/query.ts'
import type { Words } from '../../i18n/words.ts'
import type { Observation } from '../../model/types.ts'
import { type AnyFigure, type Figure, framed, type View } from '../figure.ts'
import { sayPeriodKey, sourcesOf } from '../say.ts'
import {
  type Form,
  observationsOf,
  progressHeeds,
  progressNotes,
  progressPicture,
  progressTable,
} from './draw.ts'
import { type ProgressShown, progressPeriods, showProgress } from './show.ts'

/** What tells one list of values by indicator from another. */
interface ProgressFigure {
  readonly id: string
  readonly question: Question<Observation>
  readonly form: Form
  /** Which of the groups are worth showing; absent: all. */
  choose?(shown: ProgressShown, view: View): ProgressShown
  /** The title where a period was chosen, and where none was. */
  title(period: string | null, words: Words): string
  summary(shown: ProgressShown, view: View, words: Words): string
}

/** A figure that lists values by indicator, kin after it and set apart, targets beside or after them. */
export function progressFigure({ id, question, form, choose, title, summary }: ProgressFigure): AnyFigure {
  const figure: Figure<Observation, ProgressShown> = {
    id,
    question,
    example: {},
    show(rows, view) {
      const shown = showProgress(rows, view)
      return choose === undefined ? shown : choose(shown, view)
    },
    periods: progressPeriods,
    title: ({ period }, _view, words) =>
      title(period === null || period === 'latest' ? null : sayPeriodKey(period, words), words),
    summary,
    picture: (shown, view, words) => progressPicture(shown, form, view, words),
    table(shown, view, words) {
      return progressTable(shown, this.title(shown, view, words), view, words)
    },
    notes: progressNotes,
    heeds: progressHeeds,
    sources: (shown) => sourcesOf(observationsOf(shown)),
  }
  return framed(figure)
}
