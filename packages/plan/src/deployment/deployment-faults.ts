import { MinzhengError, type Catalogue, type Target } from '@minzheng/core'
import { parsePeriod } from '@minzheng/core/periods'
import type { Plan } from '../plan/plan.js'
import type { Deployment } from './deployment.js'

/** A fault of a deployment, and where it is. */
interface Fault {
  readonly path: string
  readonly message: string
}

const idForm = /^[a-z0-9]+(-[a-z0-9]+)*$/
const idRule = 'must be small letters, digits and hyphens'

/** Everything that is wrong with a deployment; the catalogue has checked itself. */
export function deploymentFaults({ id, catalogue, plans, timeZone }: Deployment): readonly Fault[] {
  const faults: Fault[] = []
  if (!idForm.test(id)) faults.push({ path: 'id', message: `${idRule}, got "${id}"` })
  if (!isTimeZone(timeZone))
    faults.push({ path: 'timeZone', message: `must be a time zone, such as Asia/Shanghai, got "${timeZone}"` })
  const known = codesOf(catalogue)
  plans.forEach((plan, index) => {
    const path = `plans.${plan.id}`
    const others = plans.slice(0, index)
    // The id is part of a file's name.
    if (!idForm.test(plan.id)) faults.push({ path, message: `id ${idRule}, got "${plan.id}"` })
    if (!Number.isInteger(plan.year) || plan.year < 1000 || plan.year > 9999)
      faults.push({ path, message: `year must be a year of four digits, got ${plan.year}` })
    if (others.some((other) => other.id === plan.id))
      faults.push({ path, message: `id must be unique, got "${plan.id}" twice` })
    const same = others.find(({ year }) => year === plan.year)
    if (same !== undefined)
      faults.push({ path, message: `must be the only plan of its year, got ${plan.year}, which ${same.id} has` })
    if (plan.items.length === 0) faults.push({ path, message: 'must have at least one item, got none' })
    for (const { clause, indicators } of plan.watched ?? []) {
      const at = `${path}.watched (${clause.quote})`
      if (!plan.items.some(({ number }) => number === clause.item))
        faults.push({ path: at, message: `clause must be of an item of the plan, got item ${clause.item}` })
      for (const name of indicators)
        if (!catalogue.indicators.has(name))
          faults.push({ path: at, message: `indicator must be one of the catalogue, got "${name}"` })
    }
    for (const { id: task } of plan.milestones ?? [])
      if (!catalogue.indicators.has(task))
        faults.push({ path: `${path}.milestones`, message: `the catalogue must have the milestone, got "${task}"` })
    plan.targets.forEach((target, turn) => {
      for (const message of targetFaults(target, plan, catalogue, known))
        faults.push({ path: `${path}.targets.${turn} (${target.indicator})`, message })
    })
  })
  return faults
}

/** Also the codes of districts that have ended: a target may have named them before. */
function codesOf({ districts, history }: Catalogue): ReadonlySet<string> {
  return new Set([...districts.all, ...(history?.written.districts ?? [])].map(({ code }) => code))
}

function targetFaults(
  { indicator: id, variant, districts, below, period, clause }: Target,
  plan: Plan,
  catalogue: Catalogue,
  known: ReadonlySet<string>,
): readonly string[] {
  const faults: string[] = []
  const indicator = catalogue.indicators.get(id)
  if (indicator === undefined) faults.push(`indicator must be one of the catalogue, got "${id}"`)
  else if (variant !== undefined && indicator.variants[variant] === undefined)
    faults.push(`variant must be one of ${Object.keys(indicator.variants).join(', ')}, got "${variant}"`)
  const strange = districts.filter((code) => !known.has(code))
  if (strange.length > 0) faults.push(`districts must be districts of the catalogue, got ${strange.join(', ')}`)
  if (typeof below === 'object' && !catalogue.datasets.has(below.dataset))
    faults.push(`below must measure a dataset of the catalogue, got "${below.dataset}"`)
  if (!isWithin(period, plan.year)) faults.push(`period must be ${plan.year} or a part of it, got "${period}"`)
  if (!plan.items.some(({ number }) => number === clause.item))
    faults.push(`clause must be of an item of the plan, got item ${clause.item}`)
  return faults
}

function isWithin(period: string, year: number): boolean {
  try {
    const { from, until } = parsePeriod(period)
    return from >= `${year}-01-01` && until <= `${year + 1}-01-01`
  } catch (error) {
    if (!(error instanceof MinzhengError)) throw error
    return false
  }
}

function isTimeZone(text: string): boolean {
  try {
    return Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
