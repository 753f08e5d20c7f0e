/**
 * A naive model of registers and their life, for tests: what stands of each record in a month, found by reading every
 * landing again for every record and month. It shares nothing with the implementation, not even the calendar: months are
 * YYYY-MM, the unknown month is empty, and the last day of a month is its 31st, as texts are compared.
 */

/** How records of the register count: on a day, or from a day (until another). */
export type ModelBasis = 'stock' | 'policy' | 'flow'

export interface ModelRow {
  /** Of a policy its series and its start day: `a 2024-01-10`. */
  readonly key: string
  readonly district: string
  /** The day of an event; the start day of others. */
  readonly from: string
  /** The end day, of a stock only. */
  readonly to: string | null
  readonly size: number
}

/** One landed file. Its place among the landings is its place in the order. */
export interface ModelLanding {
  /** The first and last month of its period; null: not known. The last is its as-of. */
  readonly period: { readonly first: string; readonly last: string } | null
  /** The district of which it is the full register, or that district's own records; null: it only adds. */
  readonly full: { readonly district: string; readonly ownOnly: boolean } | null
  readonly isEstimate: boolean
  readonly isWithdrawn: boolean
  readonly rows: readonly ModelRow[]
  /** Keys of refused rows. */
  readonly refused: readonly string[]
  /** True if the key of a refused row cannot be read. */
  readonly waits: boolean
}

/** One act. Of two that concern one field or key, the later in the list wins. */
export type ModelAct = { readonly office: string; readonly key: string; readonly through: string } & (
  | { readonly kind: 'correct'; readonly fields: Partial<ModelRow>; readonly from: string | null }
  | { readonly kind: 'delete' }
  | { readonly kind: 'rekey'; readonly to: string }
)

export interface Model {
  readonly basis: ModelBasis
  /** The office of each district: its county, or the city. */
  readonly officeOf: (district: string) => string
  /** The districts inside a district, and itself. */
  readonly within: (district: string) => readonly string[]
  readonly landings: readonly ModelLanding[]
  readonly acts: readonly ModelAct[]
}

export interface Standing {
  readonly office: string
  readonly row: ModelRow
  /** True if its own days hold at the end of the month; of an event, if it happened in the month. */
  readonly counts: boolean
}

interface Version {
  readonly asOf: string
  /** The row as seen in a month; null: absent. */
  readonly row: ((seenIn: string) => ModelRow) | null
}

const unknown = ''
const lastDay = (month: string): string => (month === unknown ? '' : `${month}-31`)
const monthOf = (day: string): string => day.slice(0, 7)
const holds = (row: ModelRow, month: string): boolean =>
  row.from <= lastDay(month) && (row.to === null || row.to > lastDay(month))

/** The records that are valid in a month, each with its fields. */
export function stateIn(model: Model, month: string): readonly Standing[] {
  return recordsOf(model).flatMap(({ office, key }) => {
    const row = model.basis === 'flow' ? event(model, office, key, month) : listed(model, office, key, month)
    if (row === null) return []
    if (model.basis === 'flow') return [{ office, row, counts: monthOf(row.from) === month }]
    return [{ office, row, counts: holds(row, month) && !heldElsewhere(model, office, key, month) }]
  })
}

/** Every office with every key that it may have told, by any name. */
function recordsOf(model: Model): readonly { readonly office: string; readonly key: string }[] {
  const found = new Map<string, { office: string; key: string }>()
  for (const landing of model.landings)
    for (const row of landing.rows)
      for (const asOf of monthsOf(model, landing)) {
        const office = model.officeOf(row.district)
        const key = rightKey(model, office, row.key, asOf)
        found.set(`${office} ${key}`, { office, key })
      }
  return [...found.values()]
}

/** The months that a landing speaks of: one for registers, each of the period for events. */
function monthsOf(model: Model, landing: ModelLanding): readonly string[] {
  if (landing.period === null) return [unknown]
  if (model.basis !== 'flow') return [landing.period.last]
  const months: string[] = []
  for (let month = landing.period.first; month <= landing.period.last; month = following(month)) months.push(month)
  return months
}

function following(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number]
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`
}

/** The key after all re-keyings that reach versions as of a month. */
function rightKey(model: Model, office: string, key: string, asOf: string): string {
  const act = model.acts.findLast(
    (each) => each.kind === 'rekey' && each.office === office && each.key === key && asOf <= each.through,
  )
  return act?.kind === 'rekey' ? rightKey(model, office, act.to, asOf) : key
}

/** The living landings that speak of a month, in the order in which they are read: estimates first. */
function landingsOf(model: Model, asOf: string): readonly ModelLanding[] {
  const own = model.landings.filter((landing) => !landing.isWithdrawn && monthsOf(model, landing).includes(asOf))
  return [...own.filter(({ isEstimate }) => isEstimate), ...own.filter(({ isEstimate }) => !isEstimate)]
}

/** All months of which a landing speaks, the unknown one first. */
function asOfs(model: Model): readonly string[] {
  return [...new Set(model.landings.flatMap((landing) => monthsOf(model, landing)))].toSorted()
}

/** The row of a record in a landing, as of a month, as seen in any month; null if the landing does not tell it. */
function told(
  model: Model,
  landing: ModelLanding,
  office: string,
  key: string,
  asOf: string,
): ((seenIn: string) => ModelRow) | null {
  const own = landing.rows.filter(
    (row) =>
      model.officeOf(row.district) === office &&
      rightKey(model, office, row.key, asOf) === key &&
      (model.basis !== 'flow' || nearest(landing, row) === asOf),
  )
  const row = own.find((each) => each.key === key) ?? own[0]
  if (row === undefined) return null
  const keyed = { ...row, key, from: model.basis === 'policy' ? key.slice(-10) : row.from }
  return (seenIn) => corrected(model, office, keyed, asOf, seenIn)
}

/** The month of a landing's period that is nearest to the day of an event. */
function nearest(landing: ModelLanding, row: ModelRow): string {
  if (landing.period === null) return unknown
  const { first, last } = landing.period
  const month = monthOf(row.from)
  return month < first ? first : month > last ? last : month
}

function corrected(model: Model, office: string, row: ModelRow, asOf: string, seenIn: string): ModelRow {
  let right = row
  for (const act of model.acts)
    if (
      act.kind === 'correct' &&
      act.office === office &&
      rightKey(model, office, act.key, asOf) === row.key &&
      asOf <= act.through &&
      (act.from === null || act.from <= seenIn)
    )
      right = { ...right, ...act.fields }
  return right
}

/** The month through which a record is deleted, if it is. */
function deletedThrough(model: Model, office: string, key: string): string | null {
  for (const act of model.acts.toReversed()) {
    if (act.kind !== 'delete' || act.office !== office) continue
    if (act.key === key) return act.through
    // Its name may count by the key in earlier months only: no longer than a re-keying reaches.
    const reached = [act.through, ...model.acts.flatMap((each) => (each.kind === 'rekey' ? [each.through] : []))]
      .filter((month) => month <= act.through && rightKey(model, office, act.key, month) === key)
      .toSorted()
    if (reached.length > 0) return reached.at(-1)!
  }
  return null
}

function isDeleted(model: Model, office: string, key: string, asOf: string): boolean {
  const through = deletedThrough(model, office, key)
  return through !== null && asOf <= through
}

/** True if a full landing does not name a key, neither listed nor refused, and its absences do not wait. */
function leavesOut(model: Model, landing: ModelLanding, office: string, key: string, asOf: string): boolean {
  if (landing.full === null || landing.period === null || landing.waits) return false
  return !landing.refused.some((refused) => rightKey(model, office, refused, asOf) === key)
}

function isInScope(model: Model, landing: ModelLanding, district: string): boolean {
  const { district: stated, ownOnly } = landing.full!
  return ownOnly ? model.officeOf(district) === stated : model.within(stated).includes(district)
}

/**
 * What the sources of one month together tell of a record; null: absent, as one left it out that another had told;
 * undefined: nothing was told, or it is deleted.
 */
function toldTogether(model: Model, office: string, key: string, asOf: string): ModelRow | null | undefined {
  if (isDeleted(model, office, key, asOf)) return undefined
  let row: ModelRow | null | undefined
  for (const landing of landingsOf(model, asOf)) {
    const own = told(model, landing, office, key, asOf)
    if (own !== null) row = own(asOf)
    else if (row != null && leavesOut(model, landing, office, key, asOf) && isInScope(model, landing, row.district))
      row = null
  }
  return row
}

/** All versions of a record in a register, earliest as-of first. */
function versionsOf(model: Model, office: string, key: string): readonly Version[] {
  const through = deletedThrough(model, office, key)
  // A deleted record is absent in all months through that of the deletion, as if an absence was told as of it.
  const versions: Version[] = through === null ? [] : [{ asOf: through, row: null }]
  for (const asOf of asOfs(model)) {
    if (through !== null && asOf <= through) continue
    const coming = asOfs(model)
      .filter((later) => later > asOf)
      .map((later) => toldTogether(model, office, key, later))
      .find((row) => row !== undefined)
    const before = versions.at(-1)
    const beforeRow = before?.row?.(asOf)
    let known = beforeRow === undefined ? (coming ?? undefined) : withEnd(beforeRow, before!.asOf, coming)
    let own: Version | null = null
    let isTold = false
    for (const landing of landingsOf(model, asOf)) {
      const row = told(model, landing, office, key, asOf)
      if (row !== null) {
        own = { asOf, row }
        known = row(asOf)
        isTold = true
      } else if (
        known !== undefined &&
        leavesOut(model, landing, office, key, asOf) &&
        isInScope(model, landing, known.district) &&
        (isTold || holds(known, asOf))
      )
        own = { asOf, row: null }
    }
    if (own !== null) versions.push(own)
  }
  return versions
}

/** A row with the end day of the next one, if that lies after the row's as-of. */
function withEnd(row: ModelRow, asOf: string, next: ModelRow | null | undefined): ModelRow {
  return next != null && next.to !== null && next.to > lastDay(asOf) ? { ...row, to: next.to } : row
}

/** The row of a register's record that is valid in a month. */
function listed(model: Model, office: string, key: string, month: string): ModelRow | null {
  const versions = versionsOf(model, office, key)
  const at = versions.findLastIndex(({ asOf }) => asOf <= month)
  if (at < 0) return versions[0]?.row?.(month) ?? null
  const { asOf, row } = versions[at]!
  if (asOf === month) return row?.(month) ?? null
  const after = versions[at + 1]
  const next = after?.row?.(after.asOf)
  if (row !== null) return withEnd(row(month), asOf, next)
  return next !== undefined && next.from > lastDay(asOf) ? after!.row!(month) : null
}

/** True if a record is before its first version, and what another office told of the key counts in the month. */
function heldElsewhere(model: Model, office: string, key: string, month: string): boolean {
  const isBeforeFirst = (at: string): boolean => {
    const [first] = versionsOf(model, at, key)
    return first === undefined || first.asOf > month
  }
  if (!isBeforeFirst(office)) return false
  return recordsOf(model).some((other) => {
    if (other.key !== key || other.office === office || isBeforeFirst(other.office)) return false
    const row = listed(model, other.office, key, month)
    return row !== null && holds(row, month)
  })
}

/** The row of an event: of the months that tell it, the latest that no complete return of the month has replaced. */
function event(model: Model, office: string, key: string, seenIn: string): ModelRow | null {
  let stands: ModelRow | null = null
  for (const asOf of asOfs(model)) {
    if (isDeleted(model, office, key, asOf)) continue
    let own: ((seenIn: string) => ModelRow) | null = null
    for (const landing of landingsOf(model, asOf)) {
      const row = told(model, landing, office, key, asOf)
      if (row !== null) own = row
      else if (
        own !== null &&
        leavesOut(model, landing, office, key, asOf) &&
        isInScope(model, landing, own(asOf).district)
      )
        own = null
    }
    if (own !== null) stands = own(seenIn)
  }
  return stands
}
