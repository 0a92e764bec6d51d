import type { Words } from '../../i18n/words.ts'
import { nameIn } from '../../model/catalogue.ts'
import { periodKeys } from '../../model/periods.ts'
import { hasBenchmark } from '../../model/standing.ts'
import { TOLD, toldOf } from '../../model/tally.ts'
import type { Observation } from '../../model/types.ts'
import { type Figure, framed, type Note, type TableCell, type TableTwin, type View } from '../figure.ts'
import { flagNotes } from '../notes.ts'
import { everythingQuestion } from '../questions.ts'
import { sayIndicator, sayList, sayUnitBy, sourcesOf } from '../say.ts'
import { hundredths, observationCells, observationColumns } from '../tables.ts'
import { drawSpine } from './draw.ts'
import en from './en.json'
import { sayVerdict } from './say.ts'
import { type SpineShown, showSpine } from './show.ts'
import zh from './zh.json'

const figure: Figure<Observation, SpineShown> = {
  id: 'spine',
  question: everythingQuestion,
  example: { p: '330100', vs: 'level' },
  show: showSpine,
  periods: (rows) => periodKeys(rows.slice(0, 0)),

  title(shown, view, words) {
    const place = placeOf(shown, view)
    return place === '' ? words.say('spine.title.unknown') : words.say('spine.title', { place })
  },

  summary(shown, view, words) {
    const place = placeOf(shown, view)
    const drawn = shown.groups.flatMap(({ rows }) => rows)
    const count = drawn.length + shown.alone.length
    if (count === 0) return words.say('spine.summary.nothing', { place })
    const fill = {
      place,
      count,
      drawn: drawn.length,
      alone: shown.alone.length,
      against: sayAgainst(shown, view, words),
    }
    if (drawn.length === 0) return words.count('spine.summary.alone', count, fill)
    const parts = TOLD.flatMap((told) => {
      const some = drawn.filter(({ reported }) => toldOf(reported) === told).length
      return some === 0 ? [] : [words.count(`spine.told.${told}`, some)]
    })
    return words.count('spine.summary', count, { ...fill, told: sayList(parts, words) })
  },

  picture(shown, view, words) {
    return shown.groups.length === 0 ? null : drawSpine(shown, view, words)
  },

  table: tableOf,

  notes(shown, view, words) {
    const drawn = shown.groups.flatMap(({ rows }) => rows)
    const undivided = drawn.filter(({ reported }) => toldOf(reported) === 'undivided')
    const notes: Note[] = [
      ...(drawn.length === 0 ? [] : [{ kind: 'caution' as const, text: words.say('spine.note.scale') }]),
      ...(undivided.length === 0
        ? []
        : [
            {
              kind: 'caution' as const,
              text: words.say('spine.note.undivided', {
                items: sayList(
                  undivided.map(({ reported }) => sayIndicator(reported.indicator, words)),
                  words,
                ),
              }),
            },
          ]),
      ...(shown.alone.length === 0 || drawn.length === 0
        ? []
        : [{ kind: 'missing' as const, text: words.count('spine.note.alone', shown.alone.length) }]),
    ]
    return [
      ...notes,
      ...flagNotes(
        drawn.map(({ reported }) => reported.placing.row),
        view,
        words,
      ),
    ]
  },

  sources: (shown) =>
    sourcesOf(
      shown.groups.flatMap(({ rows }) =>
        rows.flatMap(({ reported: { placing } }) => [placing.row, ...placing.others]),
      ),
    ),
}

/** How one place’s values stand among others, each indicator on a row with a scale of its own. */
export const spine = framed(figure, { zh, en })

function placeOf({ profile }: SpineShown, { lang }: View): string {
  return profile === null ? '' : nameIn(profile.place, lang)
}

function sayAgainst({ benchmark }: SpineShown, { catalogue, lang }: View, words: Words): string {
  const place = catalogue.places.get(benchmark)
  return place === undefined ? words.say(`spine.vs.${benchmark}`) : nameIn(place, lang)
}

/** All that the place reports, also what stands alone: the value held, the benchmark, the verdict. */
function tableOf(shown: SpineShown, view: View, words: Words): TableTwin {
  const column = (key: string, numeric = false) => ({ key, label: words.say(`spine.table.${key}`), numeric })
  const columns = [
    ...observationColumns(words),
    ...[column('benchmark', true), column('benchmark_low', true), column('benchmark_high', true)],
    ...[column('benchmark_unit'), column('others', true), column('verdict')],
  ]
  const all = [...shown.groups.flatMap(({ rows }) => rows.map(({ reported }) => reported)), ...shown.alone]
  return {
    caption: words.say('spine.caption', { place: placeOf(shown, view), count: all.length }),
    columns,
    rows: all.map((reported): TableCell[] => {
      const { placing, indicator } = reported
      const { standing, perHead } = placing
      const { benchmark, low, high, others } = standing
      return [
        ...observationCells(placing.row, indicator, words, view.catalogue.flags),
        { value: hundredths(benchmark) },
        { value: hundredths(low) },
        { value: hundredths(high) },
        { value: hasBenchmark(standing) ? sayUnitBy(indicator, perHead ? 'per10k' : 'count', words) : '' },
        { value: others },
        { value: sayVerdict(reported, shown.benchmark, words) },
      ]
    }),
  }
}
