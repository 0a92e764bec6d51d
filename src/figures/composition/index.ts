import type { Words } from '../../i18n/words.ts'
import type { UnlikeReason } from '../../model/comparability.ts'
import type { Observation } from '../../model/types.ts'
import { span } from '../../model/values.ts'
import { elsewhereNotes, sayChosen } from '../choices.ts'
import { type Figure, framed, type Note, type TableCell, type TableTwin, type View } from '../figure.ts'
import { anywayNotes, cautions, contradictions, flagNotes, sayUnlike, type Unlike } from '../notes.ts'
import { partsQuestion } from '../questions.ts'
import { sayIndicator, sayPeriod, sayPeriodKey, sayPlace, sayUnit, sayValue, sourcesOf } from '../say.ts'
import { hundredths, observationCells, observationColumns } from '../tables.ts'
import { compositionPicture, observationsOf } from './draw.ts'
import {
  remainderOf,
  roundedShare,
  sayPartName,
  sayShare,
  saySummary,
  sayVerdict,
  sumFill,
  weightIn,
} from './say.ts'
import {
  type CompositionShown,
  type Cut,
  compositionPeriods,
  descend,
  type Part,
  showComposition,
} from './show.ts'

const figure: Figure<Observation, CompositionShown> = {
  id: 'composition',
  question: partsQuestion,
  example: { i: 'reconsideration.concluded' },
  show: showComposition,
  periods: compositionPeriods,

  title({ indicator, period }, _view, words) {
    if (indicator === null) return words.say('composition.title.unknown')
    const name = sayIndicator(indicator, words)
    return period === null
      ? words.say('composition.title', { indicator: name })
      : words.say('composition.title.period', { indicator: name, period: sayPeriodKey(period, words) })
  },

  summary(shown, view, words) {
    const cuts = cutsOf(shown)
    const stacks = cuts.filter((cut) => cut.check !== null)
    const chosen = cuts.filter((cut) => view.places.includes(cut.total.row.jurisdiction_id))
    const first = chosen.find((cut) => cut.check !== null) ?? chosen[0] ?? stacks[0] ?? cuts[0]
    if (shown.indicator === null || first === undefined) return words.say('figure.nothing')
    return [
      saySummary(first, words),
      ...(stacks.length > 1
        ? [
            words.say('composition.summary.several', {
              count: stacks.length,
              closing: stacks.filter((cut) => cut.check?.verdict === 'closes').length,
            }),
          ]
        : []),
    ].join(words.say('sentence.space'))
  },

  picture: compositionPicture,

  table(shown, view, words) {
    return tableOf(shown, this.title(shown, view, words), view, words)
  },

  notes(shown, view, words) {
    const cuts = cutsOf(shown)
    const all = observationsOf(shown)
    const { apart, joined } = unlikeOf(shown)
    return [
      ...(shown.unlevelled ? [{ kind: 'missing' as const, text: words.say('composition.unlevelled') }] : []),
      ...(shown.absent === null
        ? []
        : [
            {
              kind: 'missing' as const,
              text: words.say('composition.absent', { asked: sayPeriodKey(shown.absent, words) }),
            },
          ]),
      ...elsewhereNotes(shown.elsewhere, view.near, words),
      ...cuts.flatMap((cut) => sumNotes(cut, words)),
      ...cuts.flatMap((cut) => partNotes(cut, words)),
      ...anywayNotes(apart, joined, words),
      ...cuts.flatMap(({ total, others }) =>
        contradictions([{ row: total.row, others }], total.indicator, words, view.taken),
      ),
      ...flagNotes(all, view, words),
      ...cautions(all, words, view.places),
    ]
  },

  sources: (shown) => sourcesOf(observationsOf(shown)),
}

/** What is each total of one indicator made of? Stacked bars, with what they leave unexplained. */
export const composition = framed(figure)

function cutsOf({ groups }: CompositionShown): Cut[] {
  return groups.flatMap((group) => [...group.cuts])
}

/** The totals that the gate holds to be unlike: set apart, or compared by the visitor's will. */
function unlikeOf({ groups }: CompositionShown): { apart: Unlike[]; joined: Unlike[] } {
  const unlike = ({ total }: Cut, reason: UnlikeReason | null): Unlike[] =>
    reason === null ? [] : [{ row: total.row, indicator: total.indicator, reason }]
  return {
    apart: groups.flatMap(({ cuts, reason }) => cuts.flatMap((cut) => unlike(cut, reason))),
    joined: groups.flatMap(({ cuts }) => cuts.flatMap((cut) => unlike(cut, cut.joined))),
  }
}

function tableOf(shown: CompositionShown, caption: string, view: View, words: Words): TableTwin {
  const { flags } = view.catalogue
  const line = (
    part: Part,
    role: string,
    [whole, share, weight, rest]: readonly [TableCell, TableCell, TableCell, TableCell],
    apart: string,
    choice: string,
  ) => [
    ...observationCells(part.row, part.indicator, words, flags),
    { value: words.say(`part_role.${role}`) },
    whole,
    share,
    weight,
    rest,
    { value: apart },
    { value: choice },
  ]
  const nothing = { value: null }
  return {
    caption,
    columns: [
      ...observationColumns(words),
      { key: 'part_role', label: words.say('table.part_role'), numeric: false },
      { key: 'whole', label: words.say('table.whole'), numeric: true },
      { key: 'share', label: words.say('table.share'), numeric: true },
      { key: 'one_case_whole', label: words.say('table.one_case'), numeric: true },
      { key: 'rest', label: words.say('table.rest'), numeric: true },
      { key: 'apart', label: words.say('table.apart'), numeric: false },
      { key: 'choice', label: words.say('table.choice'), numeric: false },
    ],
    rows: shown.groups.flatMap(({ cuts, reason: apart }) =>
      cuts.flatMap((cut) => {
        const reason = apart ?? cut.joined
        const why = reason === null ? '' : sayUnlike({ ...cut.total, reason }, words)
        const rest =
          cut.check === null
            ? nothing
            : {
                value: remainderOf(cut),
                text: sayVerdict(cut, words) || words.say('composition.closes'),
              }
        const chosen = { joined: cut.joined !== null, period: shown.period }
        const choice = sayChosen(cut.total.row, chosen, view, words)
        return [
          line(cut.total, 'total', [nothing, nothing, nothing, rest], why, choice),
          ...pairsOf(cut).map(({ part, whole }) =>
            line(
              part,
              part.role ?? 'total',
              [{ value: whole.row.value }, shareCell(part, whole, words), weightCell(part, whole), nothing],
              why,
              choice,
            ),
          ),
        ]
      }),
    ),
  }
}

function shareCell(part: Part, whole: Part, words: Words): TableCell {
  if (part.unadded) return { value: null }
  const value = roundedShare(part, whole)
  const text = value === null ? sayShare(part, whole, words) : null
  return { value, ...(text === null ? {} : { text }) }
}

function weightCell(part: Part, whole: Part): TableCell {
  const weight = part.unadded ? null : weightIn(whole)
  return { value: hundredths(weight) }
}

/** What is left open of a total, or what its parts exceed it by. */
function sumNotes(cut: Cut, words: Words): Note[] {
  const { check, total } = cut
  if (check === null || check.verdict === 'closes') return []
  return [
    {
      kind: check.verdict === 'over' ? 'caution' : 'missing',
      text: words.say(`composition.note.${check.verdict}`, {
        place: sayPlace(total.row, words),
        period: sayPeriod(total.row, words),
        total: sayValue(total.row, total.indicator, words),
        ...sumFill(cut, words),
      }),
    },
  ]
}

/** Parts that exceed what they are a part of, are counted in another unit, or are of another kind of period. */
function partNotes(cut: Cut, words: Words): Note[] {
  return pairsOf(cut).flatMap(({ part, whole }): Note[] => {
    const fill = {
      place: sayPlace(whole.row, words),
      period: sayPeriod(whole.row, words),
      part: sayPartName(part.indicator, words),
      value: sayValue(part.row, part.indicator, words),
      total: sayValue(whole.row, whole.indicator, words),
      other: sayPeriod(part.row, words),
      unit: sayUnit(part.indicator, words),
      whole: sayUnit(whole.indicator, words),
    }
    const caution = (key: string): Note => ({
      kind: 'caution',
      text: words.say(`composition.note.${key}`, fill),
    })
    const [n, d] = [span(part.row, part.indicator.measure), span(whole.row, whole.indicator.measure)]
    if (part.unadded) return [caution('unadded')]
    return [
      ...(n !== null && d !== null && n.low > d.high ? [caution('exceeds')] : []),
      ...(fill.unit === fill.whole ? [] : [caution('unit')]),
    ]
  })
}

/** Every part with what it is a part of, in the order of the picture. */
function pairsOf(cut: Cut): { readonly part: Part; readonly whole: Part }[] {
  return [...cut.exhaustive, ...cut.ofWhich].flatMap((part) => descend(part, cut.total))
}
