import {
  type KeyboardEvent,
  type ReactNode,
  Suspense,
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import type { Params } from '../db/query.ts'
import type { Heeded } from '../figures/figure.ts'
import { sayIndicator, sayList, sayPeriodKey } from '../figures/say.ts'
import type { Words } from '../i18n/words.ts'
import { type Catalogue, nameIn } from '../model/catalogue.ts'
import { FINDING_KINDS } from '../model/findings.ts'
import { FAMILIES } from '../model/types.ts'
import { type Fadu, useFadu } from './fadu.ts'
import { IndicatorPicker, LevelsPicker, ListPicker, PlacesPicker, SearchPicker } from './panels.ts'
import type { Selection } from './selection.ts'
import { usePeriods } from './usePeriods.ts'

export type Choice =
  | 'indicator'
  | 'places'
  | 'period'
  | 'by'
  | 'levels'
  | 'intervals'
  | 'near'
  | 'anyway'
  | 'taken'
  | 'total'
  | 'layout'
  | 'family'
  | 'all'
  | 'search'
  | 'agreeing'
  | 'kind'
  | 'observation'
  | 'indicators'
  | 'benchmark'

export interface QuestionBarProps {
  readonly choices: readonly Choice[]
  /** The indicator on show, the page's own or the chosen one. */
  readonly indicator: string | null
  /** The total on show, and those that can be chosen. */
  readonly total?: string | null
  readonly totals?: readonly string[]
  /** Where nothing is chosen all periods count, not the one that most report. */
  readonly anyPeriod?: boolean
  /** Where no level is chosen the figure takes the one that reports most, not all. */
  readonly oneLevel?: boolean
  /** Chosen places are shown alone, not highlighted among all. */
  readonly onlyPlaces?: boolean
  /** What words are searched in: the text `picker.<this>.search`; absent: names of indicators. */
  readonly searched?: 'findings'
  /** The figure that says which periods there are. */
  readonly periodsOf?: { readonly figure: string; readonly params: Params }
  /** What a page with figures of its own says of a choice, opens for it, and offers as periods; and which figure leads. */
  readonly own?: {
    readonly lead: string
    readonly periods: readonly string[]
    readonly said: Partial<Readonly<Record<Choice, string>>>
    readonly panels: Partial<Readonly<Record<Choice, (close: () => void) => ReactNode>>>
  }
}

/** Choices that override what keeps a comparison honest: told quietly where there is anything to override. */
const OVERRIDES = ['near', 'anyway', 'taken'] as const
type Override = (typeof OVERRIDES)[number]

/** What was asked for, and what the figures on show made of it. */
interface Asked extends QuestionBarProps {
  readonly heeded: ReadonlyMap<string, Heeded>
}

/** The question as a sentence with choices in it: the only control panel, and what the address holds. */
export function QuestionBar(given: QuestionBarProps) {
  const fadu = useFadu()
  const { subscribe, state } = fadu.heeding
  const heeded = useSyncExternalStore(subscribe, state, state)
  const props: Asked = { ...given, heeded }
  const { words } = fadu
  const [open, setOpen] = useState<Choice | null>(null)
  const [unfolded, setUnfolded] = useState(false)
  const buttons = useRef(new Map<Choice, HTMLButtonElement>())
  const fetched = usePeriods(props.periodsOf)
  const periods = props.own?.periods ?? fetched
  const choices = [
    ...props.choices,
    // What is overridden is always told, and can be taken back, even where it is not offered.
    ...OVERRIDES.filter((choice) => !props.choices.includes(choice) && isOn(choice, fadu.selection)),
  ].filter((choice) => isOpenTo(choice, props, fadu))
  const said = (choice: Choice) => sayChoice(choice, props, fadu)

  useEffect(() => {
    if (open === 'indicator' || open === 'places') fadu.wantReporting()
  }, [open, fadu.wantReporting])

  const close = () => {
    if (open !== null) buttons.current.get(open)?.focus()
    setOpen(null)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || open === null) return
    event.preventDefault()
    close()
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes the panel from anywhere in the bar
    <div className="bar" data-unfolded={unfolded} onKeyDown={onKeyDown}>
      <button
        type="button"
        className="bar-fold"
        aria-expanded={unfolded}
        onClick={() => {
          setUnfolded(!unfolded)
          setOpen(null)
        }}
      >
        <span className="bar-line">
          {words.say('bar.show')}
          {inShort(choices, fadu.selection).map(said).join(words.say('bar.between'))}
        </span>
        <span className="bar-sign">{words.say(unfolded ? 'bar.fold' : 'bar.unfold')}</span>
      </button>
      <p className="bar-sentence">
        {words.say('bar.show')}
        {choices.map((choice, at) => (
          <span key={choice}>
            {at === 0 ? '' : ' '}
            {words.say(`bar.before.${choice}`)}
            <span className="clause">
              {isSwitch(choice) ? (
                <button
                  type="button"
                  className="choice"
                  data-override={isOverride(choice) ? true : undefined}
                  aria-pressed={isOn(choice, fadu.selection)}
                  onClick={() => fadu.choose(SWITCHES[choice].turned(fadu.selection))}
                >
                  {said(choice)}
                </button>
              ) : (
                <button
                  type="button"
                  className="choice"
                  aria-expanded={open === choice}
                  aria-controls={open === choice ? 'bar-panel' : undefined}
                  ref={(button) => {
                    if (button === null) buttons.current.delete(choice)
                    else buttons.current.set(choice, button)
                  }}
                  onClick={() => setOpen(open === choice ? null : choice)}
                >
                  {said(choice)}
                </button>
              )}
              {at === choices.length - 1 ? '' : words.say('bar.between').trimEnd()}
            </span>
          </span>
        ))}
        {words.say('bar.end')}
      </p>
      {open === null ? null : (
        <section id="bar-panel" className="panel" aria-label={words.say(`picker.${open}`)}>
          <Suspense fallback={<p className="quiet-line">{words.say('figure.opening')}</p>}>
            {props.own?.panels[open]?.(close) ?? (
              <Panel choice={open} {...props} periods={periods} close={close} />
            )}
          </Suspense>
          <button type="button" className="quiet panel-close" onClick={close}>
            {words.say('picker.close')}
          </button>
        </section>
      )}
    </div>
  )
}

function Panel({
  choice,
  indicator,
  total,
  totals,
  anyPeriod = false,
  periods,
  close,
  ...props
}: Asked & {
  readonly choice: Choice
  readonly periods: readonly string[]
  readonly close: () => void
}): ReactNode {
  const { words, selection, choose, catalogue } = useFadu()
  const by = byOf(props, selection)
  switch (choice) {
    case 'indicator':
      return <IndicatorPicker chosen={indicator} close={close} />
    case 'places':
      return <PlacesPicker indicator={indicator} />
    case 'period':
      return (
        <ListPicker
          chosen={selection.period}
          options={[
            { value: null, label: words.say(anyPeriod ? 'bar.period.any' : 'picker.period.fullest') },
            ...(anyPeriod ? [] : [{ value: 'latest', label: words.say('period.latest') }]),
            ...periods.map((value) => ({ value, label: sayPeriodKey(value, words) })),
          ]}
          onChoose={(period) => choose({ period })}
          close={close}
        />
      )
    case 'by':
      return (
        <ListPicker
          chosen={by}
          options={[
            { value: 'per10k', label: words.say('bar.by.per10k') },
            { value: 'count', label: words.say('bar.by.count') },
          ]}
          onChoose={(asked) =>
            // Where the figure would not divide by itself, to divide has to be asked for.
            choose({
              by: asked === 'count' ? asked : by === 'count' && selection.by === null ? 'per10k' : null,
            })
          }
          close={close}
        />
      )
    case 'total':
      return (
        <ListPicker
          chosen={total ?? null}
          options={(totals ?? []).map((value) => ({ value, label: nameOf(value, catalogue, words) }))}
          onChoose={(id) => choose({ total: id, hidden: [] })}
          close={close}
        />
      )
    case 'levels':
      return <LevelsPicker />
    case 'family':
      return (
        <ListPicker
          chosen={selection.family}
          options={[
            { value: null, label: words.say('bar.family.all') },
            ...FAMILIES.map((value) => ({ value, label: words.say(`family.${value}`) })),
          ]}
          onChoose={(id) => choose({ family: FAMILIES.find((family) => family === id) ?? null })}
          close={close}
        />
      )
    case 'search':
      return <SearchPicker label={words.say(`picker.${props.searched ?? 'indicator'}.search`)} />
    case 'kind':
      return (
        <ListPicker
          chosen={selection.kinds[0] ?? null}
          options={[
            { value: null, label: words.say('bar.kind.all') },
            ...FINDING_KINDS.map((value) => ({ value, label: words.say(`findings.kind.${value}`) })),
          ]}
          onChoose={(chosen) => choose({ kinds: FINDING_KINDS.filter((kind) => kind === chosen) })}
          close={close}
        />
      )
    case 'intervals':
    case 'near':
    case 'anyway':
    case 'taken':
    case 'layout':
    case 'all':
    case 'agreeing':
    case 'observation':
    case 'indicators':
    case 'benchmark':
      return null
  }
}

/** Choices of two: the button itself turns them. */
const SWITCHES = {
  intervals: {
    isOn: ({ intervals }: Selection) => intervals,
    turned: ({ intervals }: Selection) => ({ intervals: !intervals }),
  },
  near: {
    isOn: ({ near }: Selection) => near,
    turned: ({ near }: Selection) => ({ near: !near }),
  },
  anyway: {
    isOn: ({ anyway }: Selection) => anyway,
    turned: ({ anyway }: Selection) => ({ anyway: !anyway }),
  },
  taken: {
    isOn: ({ taken }: Selection) => taken.length > 0,
    turned: () => ({ taken: [] }),
  },
  layout: {
    isOn: ({ layout }: Selection) => layout !== null,
    turned: ({ layout }: Selection) => ({ layout: layout === null ? ('multiples' as const) : null }),
  },
  all: {
    isOn: ({ all }: Selection) => all,
    turned: ({ all }: Selection) => ({ all: !all }),
  },
  agreeing: {
    isOn: ({ all }: Selection) => all,
    turned: ({ all }: Selection) => ({ all: !all }),
  },
  observation: {
    isOn: ({ observation }: Selection) => observation !== null,
    turned: () => ({ observation: null }),
  },
}

function isSwitch(choice: Choice): choice is keyof typeof SWITCHES {
  return choice in SWITCHES
}

function isOn(choice: keyof typeof SWITCHES, selection: Selection): boolean {
  return SWITCHES[choice].isOn(selection)
}

function isOverride(choice: Choice): choice is Override {
  return OVERRIDES.some((override) => override === choice)
}

/** The choices that a folded bar tells: what is overridden comes right after the subject, what is not is left out. */
function inShort(choices: readonly Choice[], selection: Selection): Choice[] {
  const [subject, ...others] = choices.filter((choice) => !isOverride(choice))
  const on = choices.filter((choice) => isOverride(choice) && isOn(choice, selection))
  return subject === undefined ? on : [subject, ...on, ...others]
}

/** Whether there is anything to choose. */
function isOpenTo(choice: Choice, props: Asked, { catalogue, selection }: Fadu): boolean {
  const known = props.indicator === null ? undefined : catalogue?.indicators.get(props.indicator)
  const divides = known?.measure === 'count' && known.interval === 'byar'
  const somewhere = (what: 'intervals' | 'unlike' | 'elsewhere') =>
    [...props.heeded.values()].some((heeded) => heeded[what] === true)
  switch (choice) {
    case 'by':
      if (props.own !== undefined) return leadOf(props)?.by !== undefined
      return divides && (leadOf(props) === undefined || leadOf(props)?.by !== undefined)
    case 'intervals': {
      const perHead = divides && byOf(props, selection) === 'per10k'
      return somewhere(choice) || (leadOf(props)?.intervals ?? (known?.interval === 'wilson' || perHead))
    }
    case 'anyway':
      return isOn(choice, selection) || somewhere('unlike')
    case 'near':
      return isOn(choice, selection) || somewhere('elsewhere')
    case 'taken':
    case 'observation':
      return isOn(choice, selection)
    case 'agreeing':
      return selection.kinds.length === 0 && selection.observation === null
    case 'total':
      return (props.totals?.length ?? 0) > 0
    default:
      return true
  }
}

/** What became of choices in the figure that the bar asks about. */
function leadOf({ heeded, periodsOf, own }: Pick<Asked, 'heeded' | 'periodsOf' | 'own'>): Heeded | undefined {
  return heeded.get(own?.lead ?? periodsOf?.figure ?? '')
}

/** How counts are shown: by the figure once it stands, till then as it was asked for. */
function byOf(props: Pick<Asked, 'heeded' | 'periodsOf' | 'own'>, selection: Selection): 'count' | 'per10k' {
  const lead = leadOf(props)
  return lead === undefined ? (selection.by ?? 'per10k') : (lead.by ?? 'count')
}

/** A choice as it stands, in words. */
function sayChoice(choice: Choice, props: Asked, fadu: Fadu): string {
  const said = props.own?.said[choice]
  if (said !== undefined) return said
  const { indicator, total, anyPeriod, oneLevel } = props
  const { words, selection, catalogue } = fadu
  switch (choice) {
    case 'indicator':
      return nameOf(indicator, catalogue, words)
    case 'total':
      return nameOf(total ?? null, catalogue, words)
    case 'places': {
      const names = selection.places.map((id) => {
        const place = catalogue?.places.get(id)
        return place === undefined ? id : nameIn(place, words.lang)
      })
      if (names.length === 0) return words.say('bar.places.all')
      if (props.onlyPlaces === true) return words.say('bar.places.only', { places: sayList(names, words) })
      return names.length <= 2
        ? words.say('bar.places.few', { places: sayList(names, words) })
        : words.say('bar.places.some', { first: names[0] ?? '', count: names.length })
    }
    case 'period':
      return selection.period === null
        ? words.say(anyPeriod === true ? 'bar.period.any' : 'bar.period.fullest')
        : sayPeriodKey(selection.period, words)
    case 'by':
      return words.say(`bar.by.${byOf(props, selection)}`)
    case 'levels':
      return selection.levels.length === 0
        ? words.say(oneLevel === true ? 'bar.levels.fullest' : 'bar.levels.all')
        : sayList(
            selection.levels.map((level) => words.say(`level.${level}`)),
            words,
          )
    case 'intervals':
      return words.say(selection.intervals ? 'bar.intervals.on' : 'bar.intervals.off')
    case 'near':
    case 'anyway':
      return words.say(`bar.${choice}.${isOn(choice, selection) ? 'on' : 'off'}`)
    case 'taken':
      return words.count('bar.taken', selection.taken.length)
    case 'layout':
      return words.say(selection.layout === null ? 'bar.layout.one' : 'bar.layout.multiples')
    case 'family':
      return words.say(selection.family === null ? 'bar.family.all' : `family.${selection.family}`)
    case 'all':
      return words.say(selection.all ? 'bar.all.all' : 'bar.all.core')
    case 'agreeing':
      return words.say(selection.all ? 'bar.agreeing.on' : 'bar.agreeing.off')
    case 'indicators':
    case 'benchmark':
      return ''
    case 'observation':
      return words.say('bar.observation', { id: selection.observation ?? '' })
    case 'kind':
      return selection.kinds.length === 0
        ? words.say('bar.kind.all')
        : sayList(
            selection.kinds.map((kind) => words.say(`findings.kind.${kind}`)),
            words,
          )
    case 'search':
      return selection.search === ''
        ? words.say('bar.search.none')
        : words.say('bar.search', { words: selection.search })
  }
}

function nameOf(id: string | null, catalogue: Catalogue | null, words: Words): string {
  const indicator = id === null ? undefined : catalogue?.indicators.get(id)
  return indicator === undefined ? words.say('bar.indicator') : sayIndicator(indicator, words)
}
