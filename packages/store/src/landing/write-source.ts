import { sql, type RawBuilder, type Transaction } from 'kysely'
import { MinzhengError, type Return } from '@minzheng/core'
import { inReadingOrder, lastDayOf, monthNumber, monthOfNumber, type RegisterScope } from '@minzheng/core/registers'
import type { Tables } from '../database/tables.js'
import { shortenIdleTimeout } from '../database/timeouts.js'
import { lockDefinitions } from '../definitions/version-fence.js'
import { basesOf, type Marked } from '../marks/dirty-marks.js'
import { lockMonths, openMonths } from '../marks/open-months.js'
import { passMonths } from '../months/closed-months.js'
import { absentRows } from '../register/absent-rows.js'
import { countFormer, countWaiting } from '../register/former-register.js'
import { lockDataset } from '../register/lock-dataset.js'
import { restand } from '../register/restand.js'
import { readActs } from '../register/stored-acts.js'
import { refusedOf, type StoredLanding } from '../register/stored-landing.js'
import { rowsTold } from '../register/row-numbers.js'
import { relationOf, sameKey } from '../register/stored-rows.js'
import type { DatasetTable } from '../sql/dataset-table.js'
import { landedBefore, type Begun } from './begin.js'
import { compareRows, type Shortcuts } from './compare-rows.js'
import { assertKnownDistricts } from './districts.js'
import { officesOf } from './offices.js'
import { deleteCorrected, unstageCorrected, type Quarantine } from './quarantine.js'
import { writeReturns } from './returns.js'
import type { LandedRow, LandingReport, MostDepartures, Source } from './source.js'
import { refuseConflicts, refuseToldKeys, stagedDistricts, stageTable } from './stage.js'
import type { LandingTools } from './tools.js'

/** The rows of a source, as they wait to be written. */
export type ReceivedRows =
  | { readonly kind: 'in memory'; readonly rows: readonly LandedRow[]; readonly accepted: number }
  | { readonly kind: 'staged'; readonly staged: number; readonly districts: ReadonlySet<string> }

/** A source that was read to its end. */
export interface ReceivedSource {
  readonly source: Source
  readonly table: DatasetTable
  readonly id: Begun['id']
  readonly mends: number | null
  /** What it speaks of in full; null for an addition. */
  readonly scope: RegisterScope | null
  readonly quarantine: Quarantine
  readonly rows: ReceivedRows
  readonly returns: readonly Return[]
  /** True if everything is undone afterwards. */
  readonly dryRun: boolean
}

/** The number of rows above which sorts and joins get more of the server's memory. */
const many = 5000

/**
 * Writes a source: its new rows, what it tells and ends, its returns, and the marks of the cells that change. One source
 * of a dataset is written at a time.
 */
export async function writeSource(
  tools: LandingTools,
  tx: Transaction<Tables>,
  received: ReceivedSource,
): Promise<LandingReport> {
  const { source, table, id, mends, scope, quarantine, rows, returns, dryRun } = received
  const { dataset } = table
  const { schema, kind } = tools
  // For this transaction only. Not for the embedded database, which uses this process's memory.
  const size = rows.kind === 'staged' ? rows.staged : rows.rows.length
  if (kind === 'postgres' && size > many) await sql`set local work_mem = '64MB'`.execute(tx)
  if (kind === 'postgres') await shortenIdleTimeout(tx)
  const before = quarantine.refused
  const gone = mends === null || rows.kind !== 'staged' ? [] : await unstageCorrected(tx, schema, mends)
  if (rows.kind === 'staged') {
    if (rows.staged > 1) await refuseConflicts(tx, table, (conflicts) => quarantine.add(conflicts))
    if (mends !== null) {
      await quarantine.add(await refuseToldKeys(tx, schema, table, mends))
      await deleteCorrected(tx, schema, mends)
    }
  }
  const accepted = rows.kind === 'in memory' ? rows.accepted : size - gone.length - (quarantine.refused - before)
  const districts =
    rows.kind === 'in memory'
      ? [...new Set(rows.rows.map(({ record }) => String(record['district'])))]
      : quarantine.refused === before && gone.length === 0
        ? [...rows.districts]
        : await stagedDistricts(tx)
  assertKnownDistricts(tools, dataset.name, districts, returns)
  await lockDefinitions(tx, tools.definitions)
  const months = await lockMonths(
    tools,
    tx,
    returns.map(({ month }) => month),
  )
  await openMonths(tools, tx, months)
  const place = await lockDataset(tx, schema, dataset.name)
  const again = await landedBefore(tx, schema, source, id)
  // The same content landed while this source was read: the caller rolls this landing back.
  if (again !== undefined) return again

  const others = (await tools.landings.of(tx, dataset)).filter((each) => each.id !== id)
  const facts = factsOf(source, scope, others, mends)
  const given: RawBuilder<unknown> =
    rows.kind === 'staged'
      ? stageTable
      : relationOf(
          table.columns,
          rows.rows.map(({ record }) => record),
          { source_line: rows.rows.map(({ line }) => line) },
        )
  const offices = officesOf(tools, dataset, districts, facts)
  const acts = await readActs(tx, dataset.name)
  const compared = await compareRows(
    tx,
    table,
    given,
    id,
    shortcutsOf(tools, table, { ...facts, isMended: mends !== null, districts, offices, acts }, others),
  )
  const outside = await countOutside(tx, table, given, facts)
  const { refused, reasons } = quarantine
  await quarantine.done()
  await sql`
    update ${sql.id(schema, 'source')} set
      place = ${place}::integer, landed_at = clock_timestamp(), told = ${compared.told}::int8multirange, offices = ${offices}::text[], outside = ${outside}::integer,
      scope_district = ${scope?.district ?? null}, scope_own = ${scope?.own === true},
      accepted = ${accepted}::integer, changed = ${compared.changed}::integer, refused = ${refused}::integer, reasons = ${JSON.stringify(reasons)}
    where id = ${id}`.execute(tx)
  const changedReturns = await writeReturns(tx, schema, dataset.name, returns, id)

  let simply: Marked = { cells: 0, stated: [] }
  if (compared.simple !== null) {
    const { first, last } = compared.simple
    const simple = sql`(select * from ${table.sql} where row_id between ${first} and ${last} and shown_until > shown_from)`
    simply = await tools.marks.markRecords(tx, table, basesOf(tools.catalogue, dataset.name), [simple])
  }
  const ends = await endedBy(tools, tx, received, { ...facts, id }, given, others)
  const full = { ...facts, id: mends ?? id }
  const { mostDepartures: most } = source
  const listed = accepted + refused
  // Before it is written what the register ends.
  const former =
    most === undefined || ends.length === 0 || (listed > 0 && ends.length <= most.count)
      ? null
      : await countFormer(tools, tx, table, full)
  const changed = await restand(tools, tx, table, [...new Set([...compared.touched, ...ends])], { month: facts.asOf })
  const { endedCount } = changed
  const tooMany = former !== null && isTooMany(most!, { listed, former, ended: endedCount })
  if (tooMany && !dryRun) throw shrinks(source, { listed, former, ended: endedCount })
  const locked = await passMonths(
    tools,
    tx,
    {
      dataset: dataset.name,
      cells: [...simply.stated, ...changed.stated],
      returns: changedReturns,
      by: { source: id },
    },
    { revision: source.revision, dryRun },
  )
  const waiting = refused === 0 && mends === null ? 0 : await countWaiting(tools, tx, table, full)
  const own = { ...facts, place: others.find((each) => each.id === mends)?.place ?? place }
  const beside = others.filter(
    (each) => each.id !== mends && each.asOf === facts.asOf && each.offices.some((office) => offices.includes(office)),
  )
  return {
    landedBefore: false,
    accepted,
    changed: compared.changed,
    added: compared.added,
    absent: {
      count: endedCount,
      keys: changed.ended,
      ...(waiting === 0 ? {} : { waiting }),
      ...(tooMany ? { tooMany } : {}),
    },
    hidden: await countHidden(tx, table, schema, id, compared.touched.length),
    follows: beside.filter((each) => inReadingOrder(each, own) < 0).map(({ name }) => name),
    outrankedBy: beside.filter((each) => inReadingOrder(each, own) > 0).map(({ name }) => name),
    holdingBack: refused === 0 && mends === null ? 0 : await countHoldingBack(tx, mends ?? id, facts.scope),
    refused,
    reasons,
    cells: simply.cells + changed.cells,
    ...(gone.length === 0 ? {} : { gone }),
    ...(locked.length === 0 ? {} : { locked }),
  }
}

interface Shrinking {
  /** The rows of the register, also refused ones. */
  readonly listed: number
  /** The records of the former register. */
  readonly former: number
  readonly ended: number
}

function isTooMany({ count, share }: MostDepartures, { listed, former, ended }: Shrinking): boolean {
  return ended > 0 && (listed === 0 || (ended > count && ended > share * former))
}

function shrinks({ name, mostDepartures }: Source, { listed, former, ended }: Shrinking): MinzhengError {
  const most = Math.round(mostDepartures!.share * 100)
  return new MinzhengError(
    'register-shrinks',
    `上期名册有 ${former} 条，本名册列出 ${listed} 条，将有 ${ended} 条不再列入，超过上限（${most}%），请核对文件是否完整；确属大幅减少的，请确认（--shrinks）后再导入 a full register must end at most ${most} % of the former one unless this is confirmed (--shrinks), got ${ended} of ${former}, with ${listed} rows`,
    { file: name, listed, former, ended },
  )
}

type Facts = Pick<StoredLanding, 'from' | 'asOf' | 'scope' | 'estimated'>

/** Period and scope of a source; a source that corrects refused rows has those of the corrected source. */
function factsOf(
  { period, estimated }: Source,
  scope: RegisterScope | null,
  others: readonly StoredLanding[],
  mends: number | null,
): Facts {
  const corrected = others.find(({ id }) => id === mends)
  if (corrected !== undefined) return corrected
  return {
    from: monthNumber(period?.from ?? null),
    asOf: monthNumber(period?.asOf ?? null),
    scope,
    estimated: estimated === true,
  }
}

/** Which rows need no computation, so that a first landing and an unchanged register cost little. */
function shortcutsOf(
  { register }: LandingTools,
  { dataset }: DatasetTable,
  landing: Facts & {
    readonly isMended: boolean
    readonly districts: readonly string[]
    readonly offices: readonly string[]
    readonly acts: Awaited<ReturnType<typeof readActs>>
  },
  others: readonly StoredLanding[],
): Shortcuts {
  const { asOf, estimated, isMended, districts, offices, acts } = landing
  const month = asOf === -Infinity ? Infinity : asOf
  const isOwn = new Set(offices)
  const fulls = others.filter(
    (each) =>
      each.scope !== null &&
      each.asOf !== asOf &&
      districts.some((code) => register.speaksOf(each.scope!, code, dataset.reportedBy, each.asOf)),
  )
  return {
    // An estimate and a corrected row do not take the last place, so sources of their month may outrank them.
    lastDays: estimated || isMended ? null : [...new Set(fulls.map((each) => lastDayOf(each.asOf)))],
    actKeys: acts.flatMap((act) => (act.kind === 'rekey' ? [act.key, act.to] : [act.key])),
    isLatest: others.every((each) => each.asOf <= asOf),
    own: register.codes.filter((code) => isOwn.has(register.officeOf(code, dataset.reportedBy, month))),
  }
}

/** The rows whose records a full register may end. */
async function endedBy(
  tools: LandingTools,
  tx: Transaction<Tables>,
  { table, mends }: ReceivedSource,
  full: Facts & { readonly id: number },
  given: RawBuilder<unknown>,
  others: readonly StoredLanding[],
): Promise<readonly number[]> {
  if (full.scope === null) return []
  if (mends !== null) {
    // Its refused rows held back what the corrected register ends.
    const { scope } = full
    return absentRows(tools, tx, table, { ...full, id: mends, scope }, given, { kind: 'standing', others })
  }
  const isLatest = others.every((each) => each.asOf < full.asOf)
  return absentRows(tools, tx, table, full, given, { kind: isLatest ? 'latest' : 'standing', others })
}

/** The number of events whose day is outside the period that their source reports, or the source that it corrects. */
async function countOutside(
  tx: Transaction<Tables>,
  table: DatasetTable,
  given: RawBuilder<unknown>,
  { from, asOf }: Pick<Facts, 'from' | 'asOf'>,
): Promise<number> {
  const { time } = table.dataset
  if (time.kind !== 'flow' || asOf === -Infinity) return 0
  const on = sql.id(table.column(time.on).name)
  const { rows } = await sql<{ outside: number }>`
    select count(*)::integer as outside from ${given} g where g.${on} not between ${`${monthOfNumber(from)}-01`}::date and ${lastDayOf(asOf)}::date`.execute(
    tx,
  )
  return rows[0]!.outside
}

/** The number of refused rows of a full register whose key is not known: none is stored, or the row is only counted. */
async function countHoldingBack(tx: Transaction<Tables>, source: number, scope: RegisterScope | null): Promise<number> {
  if (scope === null) return 0
  const { unreadable } = (await refusedOf(tx, [source])).get(source) ?? { unreadable: 0 }
  return unreadable
}

/** The number of rows of a source that are valid in no month; only a source with computed rows can have any. */
async function countHidden(
  tx: Transaction<Tables>,
  table: DatasetTable,
  schema: string,
  id: number,
  touched: number,
): Promise<number> {
  if (touched === 0) return 0
  const { rows } = await sql<{ hidden: number }>`
    select count(*)::integer as hidden from ${rowsTold(schema, table.sql, sql`id = ${id}`)} r
    where r.shown_from >= r.shown_until and not exists (
      select 1 from ${table.sql} d where d.of_row = r.row_id and ${sameKey(table, 'd', 'r')})`.execute(tx)
  return rows[0]!.hidden
}
