import type { Catalogue, Observation, Target } from '@minzheng/core'
import { interimTargets, targetOn } from '@minzheng/core/assessment'
import { observe, observeSet, type TotalsSource } from '@minzheng/core/evaluation'
import { monthsOf, parsePeriod, yearToDate } from '@minzheng/core/periods'
import { makeBoard, planAsked, type Board, type BoardInput, type Deployment, type PlanAsked } from '@minzheng/plan'
import type { KeptTotals, Memory, Store } from '@minzheng/store'

type Figures = Pick<Store, 'returnedMonths' | 'figures'>

/** The districts of a board: the city and its counties. */
export function boardPlaces({ districts }: Pick<Catalogue, 'districts'>): readonly string[] {
  return [districts.root, ...districts.atLevel(districts.root.code, 'county')].map(({ code }) => code)
}

/** The districts whose figures a board may need: its own, and those of the sets that the deployment names. */
export function figurePlaces({ catalogue, districtSets = [] }: Places): readonly string[] {
  const { districts } = catalogue
  const named = districtSets.flatMap((set) => set.districts).filter((code) => districts.has(code))
  return [...new Set([...boardPlaces(catalogue), ...named])]
}

type Places = Pick<Deployment, 'catalogue' | 'districtSets'>

/** Reads figures of districts, and of sets by their id, from a source that has those of `figurePlaces`. */
export function observeAt({ catalogue, districtSets = [] }: Places, source: TotalsSource): BoardInput['observation'] {
  return (id, code, variant, period, part) => {
    const indicator = catalogue.indicator(id)
    const asked = { period: parsePeriod(period), source, variant, part }
    const set = districtSets.find((each) => each.id === code)
    return set === undefined
      ? observe(catalogue, indicator, { ...asked, district: code })
      : observeSet(catalogue, indicator, { ...asked, set })
  }
}

/** The periods whose figures a target is compared with, before and after it is adjusted. */
function periodsOf(target: Target): readonly string[] {
  const adjusted = (target.adjusted ?? []).map(({ from }) => targetOn(target, from))
  return [target.period, ...[target, ...adjusted].flatMap(interimTargets).map(({ period }) => period)]
}

/** Reads the board of a plan's year, or of the year up to a month; see `planAsked` for which plan. */
export async function readBoard(store: Figures, deployment: Deployment, asked?: PlanAsked): Promise<Board> {
  return makeBoard(await readBoardInput(store, deployment, asked))
}

/**
 * The input of the board: figures of every variant, the weights of counties, and stocks at the end of the previous
 * year.
 */
export async function readBoardInput(
  store: Figures,
  deployment: Deployment,
  asked: PlanAsked = {},
): Promise<BoardInput> {
  const { catalogue } = deployment
  const all = await store.returnedMonths()
  const plan = planAsked(deployment, asked, all)
  const { year, targets } = plan
  const period = asked.upTo === undefined ? parsePeriod(String(year)) : yearToDate(asked.upTo)
  // Figures up to a month use returns up to that month. A figure that is compared with the previous year also uses
  // returns of that year.
  const returned = all.filter((month) => month >= `${year - 2}-12` && `${month}-01` < period.until)
  const ofPeriod = returned.filter((month) => monthsOf(period).includes(month))
  // If the previous December has a return, it is the base of stocks, and their pace is measured from it.
  const lastYear = returned.filter((month) => month === `${year - 1}-12`)
  const source = await store.figures.source({
    districts: figurePlaces(deployment),
    // Targets that are due before the year ends are compared with figures of their own period.
    periods: [period, ...[...new Set(targets.flatMap(periodsOf)), ...lastYear].map(parsePeriod)],
    indicators: [...new Set(targets.map(({ indicator }) => indicator))],
    // The datasets of the counties' weights.
    datasets: targets.flatMap(({ below }) => (typeof below === 'string' ? [] : [below.dataset])),
  })
  const sets = deployment.districtSets === undefined ? {} : { districtSets: deployment.districtSets }
  const atBase = keptObservations(deployment, source, 'all months', observeAt(deployment, source))
  return {
    plan,
    catalogue,
    period: period.id,
    keepsRows: true,
    ...sets,
    observation: observedUpTo(deployment, source, returned),
    baseline: (id, district, variant, _period, part) => {
      const [month] = catalogue.indicator(id).time === 'flow' ? [] : lastYear
      return month === undefined ? undefined : (atBase(id, district, variant, month, part)?.value ?? undefined)
    },
    weightOf: (measure, county) => {
      const last = ofPeriod.at(-1)
      return last === undefined ? undefined : source.total(measure.dataset, county, last, measure.key)
    },
  }
}

/** Computes figures from the given months only, whatever has been returned since. */
function observedUpTo(places: Places, source: KeptTotals, returned: readonly string[]): BoardInput['observation'] {
  const known: TotalsSource = { ...source, returns: { ...source.returns, months: returned } }
  return keptObservations(places, source, `months ${returned.join()}`, observeAt(places, known))
}

/**
 * Observes each figure once: a row compares each county with the same figure of the city, and of another board only what
 * has changed is computed again.
 * @param rule by which rule figures are observed: one word for one rule
 */
function keptObservations(
  { catalogue }: Places,
  source: KeptTotals,
  rule: string,
  observed: BoardInput['observation'],
): BoardInput['observation'] {
  const memories = new Map<string, Map<string, unknown>>()
  return (id, district, variant, asked, part) => {
    let memory = memories.get(id)
    if (memory === undefined) {
      const kept = source.memory?.(catalogue.indicator(id))
      memory = kept === undefined ? new Map<string, unknown>() : within(kept, rule)
      memories.set(id, memory)
    }
    const key = `${district} ${variant} ${asked} ${part ?? ''}`
    if (!memory.has(key)) memory.set(key, observed(id, district, variant, asked, part))
    return memory.get(key) as Observation | undefined
  }
}

/** The part of a memory that is of one rule. */
function within(memory: Memory, rule: string): Map<string, unknown> {
  const known = memory.get(rule) as Map<string, unknown> | undefined
  const own = known ?? new Map<string, unknown>()
  if (known === undefined) memory.set(rule, own)
  return own
}
