import { units, type Catalogue, type Unit } from '@minzheng/core'
import { defaultDisclosureRule, disclosureRuleSchema, type DisclosureRule } from '@minzheng/core/privacy'
import { answerTermSchema, defaultAnswerTerm } from './answer-term.js'
import type { Deployment } from './deployment.js'
import { mapFaults } from './district-map.js'
import { setFaults } from './district-sets.js'
import { targetFaults } from './target-faults.js'
import { tileFaults } from './tile-positions.js'

/** A fault of a deployment, and where it is. */
interface Fault {
  readonly path: string
  readonly message: string
}

const idForm = /^[a-z0-9]+(-[a-z0-9]+)*$/
const idRule = 'must be small letters, digits and hyphens'

/** Everything that is wrong with a deployment; the catalogue has checked itself. */
export function deploymentFaults({
  id,
  catalogue,
  plans,
  districtSets = [],
  disclosure = defaultDisclosureRule,
  answerTerm = defaultAnswerTerm,
  map,
  tiles,
  timeZone,
}: Deployment): readonly Fault[] {
  const faults: Fault[] = []
  if (!idForm.test(id)) faults.push({ path: 'id', message: `${idRule}, got "${id}"` })
  if (!isTimeZone(timeZone))
    faults.push({ path: 'timeZone', message: `must be a time zone, such as Asia/Shanghai, got "${timeZone}"` })
  faults.push(...disclosureFaults(disclosure, catalogue))
  for (const { path, message } of answerTermSchema.safeParse(answerTerm).error?.issues ?? [])
    faults.push({ path: ['answerTerm', ...path].join('.'), message })
  const known = codesOf(catalogue)
  faults.push(...setFaults(districtSets, catalogue, known))
  if (map !== undefined) faults.push(...mapFaults(map, known))
  if (tiles !== undefined) faults.push(...tileFaults(tiles, catalogue, known))
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
    const documents = (plan.documents ?? []).map((each) => each.id)
    documents.forEach((document, turn) => {
      if (!idForm.test(document)) faults.push({ path: `${path}.documents`, message: `id ${idRule}, got "${document}"` })
      if (document === plan.id || documents.indexOf(document) !== turn)
        faults.push({ path: `${path}.documents`, message: `id must be unique, got "${document}" twice` })
    })
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
      for (const message of targetFaults(target, { plan, catalogue, known, sets: districtSets }))
        faults.push({ path: `${path}.targets.${turn} (${target.indicator})`, message })
    })
  })
  return faults
}

function disclosureFaults(rule: DisclosureRule, { domains, indicators }: Catalogue): readonly Fault[] {
  const faults: Fault[] = []
  const read = disclosureRuleSchema.safeParse(rule)
  for (const { path, message } of read.error?.issues ?? [])
    faults.push({ path: ['disclosure', ...path].join('.'), message })
  const all = new Set(units())
  for (const unit of rule.respondents)
    if (!all.has(unit as Unit)) faults.push({ path: 'disclosure.respondents', message: `must be units, got "${unit}"` })
  // The default names a domain that a city with domains of its own may lack.
  for (const name of Object.keys(rule.domains))
    if (!(name in defaultDisclosureRule.domains) && !domains.some((domain) => domain.name === name))
      faults.push({ path: 'disclosure.domains', message: `must be domains of the catalogue, got "${name}"` })
  for (const name of Object.keys(rule.indicators))
    if (!indicators.has(name))
      faults.push({ path: 'disclosure.indicators', message: `must be indicators of the catalogue, got "${name}"` })
  return faults
}

/** Also the codes of districts that have ended: a target may have named them before. */
function codesOf({ districts, history }: Catalogue): ReadonlySet<string> {
  return new Set([...districts.all, ...(history?.written.districts ?? [])].map(({ code }) => code))
}

function isTimeZone(text: string): boolean {
  try {
    return Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
