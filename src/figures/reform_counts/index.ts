import type { View } from '../figure.ts'
import { countApart, leadOf, sayLead } from '../progress/draw.ts'
import { progressFigure } from '../progress/figure.ts'
import type { ProgressShown } from '../progress/show.ts'
import { reformCountsQuestion } from '../questions.ts'

/** What lists, matters and proofs do places count in their reforms? */
export const reformCounts = progressFigure({
  id: 'reform_counts',
  question: reformCountsQuestion,
  form: 'count',
  choose: worthShowing,
  title: (period, words) =>
    period === null ? words.say('reform_counts.title') : words.say('reform_counts.title.period', { period }),

  summary(shown, view, words) {
    const rows = shown.all.flatMap((group) => group.rows.map(({ row }) => row))
    const lead = leadOf(shown, view)
    if (lead === undefined) return words.say('figure.nothing')
    const apart = countApart(shown.all)
    return [
      words.count('reform_counts.summary', new Set(rows.map((row) => row.jurisdiction_id)).size, {
        values: rows.length,
      }),
      sayLead(lead.row, lead.indicator, words),
      ...(apart > 0 ? [words.say('progress.summary.apart', { count: apart })] : []),
    ].join(words.say('sentence.space'))
  },
})

/** Kin that two places or more report, and all that a chosen place reports; targets are another figure's. */
function worthShowing(shown: ProgressShown, view: View): ProgressShown {
  const kin = (group: ProgressShown['groups'][number]) => group.indicator.kin ?? group.indicator.id
  const places = new Map<string, Set<string>>()
  for (const group of shown.groups) {
    const known = places.get(kin(group)) ?? new Set()
    for (const { row } of group.rows) known.add(row.jurisdiction_id)
    places.set(kin(group), known)
  }
  const groups = shown.groups.filter((group) => {
    const known = places.get(kin(group)) ?? new Set()
    return known.size > 1 || view.places.some((id) => known.has(id))
  })
  const shownKin = new Set(groups.map(kin))
  const elsewhere = shown.elsewhere.filter(({ indicator }) => shownKin.has(indicator.kin ?? indicator.id))
  return { ...shown, elsewhere, targets: [], groups, all: groups }
}
