import type { Catalogue, Observation } from '@minzheng/core'
import { assertDisclosureRule, type DisclosureRule } from '@minzheng/core/privacy'
import type { Disclosure, ReleasedFigure } from '@minzheng/release'
import { isHidden, type Cell } from '../cells/cell.js'
import { CellBook, isUncounted } from '../cells/cell-book.js'
import { officesIn, ownersIn } from '../cells/offices.js'
import { choosePlan, kindOf, publishedKinds, type PublicationPlan } from '../plan/publication-plan.js'
import { Prover, type Proof } from '../proof/prover.js'
import { Solver } from '../proof/solver.js'
import { equationsOf } from '../relations/known-equations.js'
import { groupedSeries, linksOf } from '../series/links.js'
import { SeriesBook } from '../series/series.js'
import { assertFigures } from './assert-figures.js'
import { combinesUnpublished, tellsHidden } from './dependent-figures.js'
import { NotProtectedError, type NotProved } from './not-protected-error.js'
import { weightOf, weightOfPlanned } from './weights.js'

/** A release to be controlled. */
export interface ControlOptions {
  readonly catalogue: Catalogue
  /** The figures of this release: new ones, and those that it revises. */
  readonly figures: readonly Observation[]
  /** The figures of each earlier release, the oldest first: what they showed cannot be taken back. */
  readonly earlier: readonly (readonly ReleasedFigure[])[]
  readonly rule: DisclosureRule
  /** The plan of the release before; kinds that it lists stay published or withheld. */
  readonly plan?: PublicationPlan | undefined
  /** True for a figure with a target of the work plan, which is hidden last. */
  readonly isPlanned?: (observation: Observation) => boolean
  /** The highest share of small counts of a kind that is published; a tenth if left out. */
  readonly mostSmall?: number
  readonly onProgress?: (done: number, all: number) => void
}

/** What the control proved, for the release and its readers: no number of a hidden figure. */
export interface AuditReport {
  /** Small counts and sums of few records, those of unpublished rests and kinds included. */
  readonly small: number
  /** Small counts for which three numbers or more remain possible, whoever reads. */
  readonly proved: number
  /** Small counts that can be narrowed to two numbers. */
  readonly narrowed: number
  /** Small counts that earlier releases tell, whatever this one hides. */
  readonly toldBefore: number
  /** Small differences between an upper district's count and that of an office, which the office could compute. */
  readonly differences: number
  /** Those that it can compute: of planned figures, or because of earlier releases. */
  readonly differencesTold: number
  /** Integer programs that the solver solved for what the search did not find. */
  readonly programs: number
  /** Figures by what was decided of them. */
  readonly figures: Readonly<Record<Disclosure, number>>
  /** Planned figures that are not shown: indicator, district and period. */
  readonly plannedHidden: readonly { readonly indicator: string; readonly district: string; readonly period: string }[]
}

/** A controlled release. */
export interface ControlledRelease {
  /** The figures in their order, each with whether it is published. */
  readonly figures: readonly ReleasedFigure[]
  readonly plan: PublicationPlan
  readonly audit: AuditReport
}

/**
 * Decides which figures of a release may leave the bureau, so that nobody can tell a small count of respondents from
 * all that is published, in this release and the earlier ones.
 *
 * The counts that figures show are linked: districts add up, months add up, categories add up, some counts include
 * others; indicators that share counts are decided together. The reader to defend against is a stranger, and each
 * reporting office, which knows its own counts, at once; they know the thresholds, that zeros are shown, and that counts
 * are whole numbers. A small count is proved if there are three numbers of which nothing published tells the true one;
 * what is needed for that is hidden as well (complementary suppression), planned figures last.
 *
 * Not covered: two offices that put together what they know; knowledge of single persons; sums that one record
 * dominates; the difference between a count and another that includes it.
 *
 * @throws NotProtectedError if the solver does not decide within its limits whether a small count is protected
 * @throws MinzhengError `unknown-indicator`, `unknown-variant`, `unknown-part`, `unknown-district`; `invalid-input` for a
 * figure that is given twice; `invalid-definition` for a rule that is none
 */
export async function controlRelease(options: ControlOptions): Promise<ControlledRelease> {
  const { catalogue, figures, earlier, rule, isPlanned, mostSmall = 0.1, onProgress } = options
  assertDisclosureRule(rule)
  assertFigures(catalogue, figures)
  const book = new SeriesBook(catalogue, rule)
  const plan = choosePlan(catalogue, book, figures, mostSmall, options.plan)
  const isPublished = publishedKinds(plan)
  const planned = figures.map((observation) => isPlanned?.(observation) === true)
  const disclosures: Disclosure[] = figures.map((observation, figure) =>
    isPublished(kindOf(catalogue, observation)) || planned[figure] ? 'shown' : 'withheld',
  )
  const present = figures.map((observation, index) => ({ observation, disclosure: disclosures[index]! }))
  const links = linksOf(catalogue, book)
  const cells = new CellBook(catalogue, book, [...earlier, present])
  const weights = figures.map((observation, figure) =>
    planned[figure]
      ? weightOfPlanned
      : weightOf(
          observation,
          catalogue.districts.has(observation.district)
            ? catalogue.districts.get(observation.district).level
            : 'township',
        ),
  )
  const cellsOfFigure: Cell[][] = figures.map(() => [])
  for (const series of book.all)
    for (const cell of cells.cells(series)) for (const figure of cell.figures) cellsOfFigure[figure]!.push(cell)

  const hideFigure = (figure: number, why: Disclosure): void => {
    if (disclosures[figure] !== 'shown') return
    disclosures[figure] = why
    for (const cell of cellsOfFigure[figure]!) {
      cell.shown -= 1
      // A sum could tell the count of its records, such as of grants that are all of one height.
      if (!isHidden(cell)) continue
      for (const sum of book.sumsOf(cell.series)) {
        const ofSum = cells.current(sum, cell.district, cell.span)
        if (ofSum !== undefined) hide(ofSum, 'derived')
      }
    }
  }
  const hide = (cell: Cell, why: Disclosure): void => {
    for (const figure of cell.figures) hideFigure(figure, why)
  }
  for (const series of book.all)
    for (const cell of cells.cells(series)) {
      if (isUncounted(cell) && cell.figures.some((figure) => planned[figure])) cell.isSmall = false
      if (cell.isSmall && !cell.isFixed) hide(cell, series.records === null ? 'small' : 'derived')
    }

  figures.forEach((observation, figure) => {
    if (!planned[figure] && combinesUnpublished({ book, cells }, catalogue, observation)) hideFigure(figure, 'derived')
  })

  const costOf = (cell: Cell, mayHideZeros: boolean): number | undefined =>
    cell.isFixed || (cell.isZero && !mayHideZeros)
      ? undefined
      : cell.reliance +
        cell.figures.reduce((cost, figure) => cost + (disclosures[figure] === 'shown' ? weights[figure]! : 0), 0)
  const solver = await Solver.load()
  const proofs: Record<Proof, number> = { 'three-values': 0, 'two-values': 0, 'told-before': 0, undecided: 0 }
  const differences = { ...proofs }
  const undecided: NotProved[] = []
  const groups = groupedSeries(book, links)
  const officesOf = officesIn(cells)
  const ownersOf = ownersIn(cells, officesOf)
  const breath = breathing()
  let done = 0
  for (const { series, links: linksOfGroup } of groups) {
    onProgress?.(done++, groups.length)
    const { equations, rests } = equationsOf(cells, series, linksOfGroup)
    const small = [...series.flatMap((each) => cells.cells(each)), ...rests].filter(({ isSmall }) => isSmall)
    if (small.length === 0) continue
    const prover = new Prover({
      equations,
      solver,
      officesOf,
      ownersOf,
      costOf,
      hide: (cell) => hide(cell, 'complement'),
      breath,
    })
    await prover.proveFree(small)
    for (const cell of small.toSorted(nearestFirst(cells))) {
      await breath()
      const proof = prover.prove(cell)
      const counts = cell.reader === null ? proofs : differences
      counts[proof] += 1
      if (proof === 'undecided' && cell.reader === null)
        undecided.push({ series: cell.series.key, district: cell.district, span: cell.span.id })
    }
  }
  if (undecided.length > 0) throw new NotProtectedError(undecided)
  const tools = { catalogue, book, cells, rule }
  figures.forEach((observation, figure) => {
    if (disclosures[figure] === 'shown' && tellsHidden(tools, observation, planned[figure]!))
      hideFigure(figure, 'derived')
  })
  onProgress?.(groups.length, groups.length)
  const released = figures.map((observation, index) => ({ observation, disclosure: disclosures[index]! }))
  return {
    figures: released,
    plan,
    audit: {
      small: Object.values(proofs).reduce((sum, count) => sum + count, 0),
      proved: proofs['three-values'],
      narrowed: proofs['two-values'],
      toldBefore: proofs['told-before'],
      differences: Object.values(differences).reduce((sum, count) => sum + count, 0),
      differencesTold: differences['told-before'] + differences['two-values'] + differences.undecided,
      programs: solver.programs,
      figures: counted(disclosures),
      plannedHidden: released.flatMap(({ observation, disclosure }, figure) =>
        disclosure !== 'shown' && planned[figure]
          ? [{ indicator: observation.indicator, district: observation.district, period: observation.period }]
          : [],
      ),
    },
  }
}

function counted(disclosures: readonly Disclosure[]): Record<Disclosure, number> {
  const counts: Record<Disclosure, number> = { shown: 0, small: 0, complement: 0, derived: 0, withheld: 0 }
  for (const disclosure of disclosures) counts[disclosure] += 1
  return counts
}

// Small districts and short spans first: what is hidden for them often protects those above.
function nearestFirst(cells: CellBook): (one: Cell, other: Cell) => number {
  const depth = ({ district, span }: Cell): number => {
    const tree = cells.tree(span)
    return tree.has(district) ? tree.ancestors(district).length : 0
  }
  const days = ({ span }: Cell): number => Date.parse(span.until) - Date.parse(span.from)
  return (one, other) => depth(other) - depth(one) || days(one) - days(other) || one.id - other.id
}

/** Gives a turn to other work every half second: a job must renew its lock. */
function breathing(): () => Promise<void> {
  let last = performance.now()
  return async () => {
    if (performance.now() - last < 500) return
    await new Promise((resolve) => setImmediate(resolve))
    last = performance.now()
  }
}
