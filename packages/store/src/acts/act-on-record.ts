import type { Transaction } from 'kysely'
import type { AnyRecord, Text } from '@minzheng/core'
import { isMonth } from '@minzheng/core/periods'
import { assertAct, keyOf, monthNumber, recordKey, type Act, type Rekeying } from '@minzheng/core/registers'
import type { Tables } from '../database/tables.js'
import { lockDefinitions } from '../definitions/version-fence.js'
import type { LandingTools } from '../landing/tools.js'
import { lockDataset } from '../register/lock-dataset.js'
import { connectedKeys, restand, standingTellings } from '../register/restand.js'
import { readActs } from '../register/stored-acts.js'
import { rowsOfKeys, type StoredRow } from '../register/stored-rows.js'
import type { DatasetTable } from '../sql/dataset-table.js'
import { ActError, assertReason, type ActReason, type ActReport, type RecordActRequest } from './act-request.js'
import { chainAct } from './chain-act.js'

/**
 * Corrects (更正), deletes (删除) or re-keys (改键) a record that an office reports, through a month: everything that was
 * told as of that month or earlier, landed before the act or after it.
 */
export async function actOnRecord(tools: LandingTools, request: RecordActRequest & ActReason): Promise<ActReport> {
  assertReason(tools, request)
  const table = tools.tables.get(tools.catalogue.dataset(request.dataset).name)!
  const { dataset } = table
  if (!isMonth(request.through))
    throw new ActError(`及于的月份须写作 YYYY-MM`, `through must be a month (YYYY-MM), got "${request.through}"`)
  return tools.transaction(async (plain) => {
    const tx = plain.withSchema(tools.schema)
    await lockDefinitions(tx, tools.definitions)
    await lockDataset(tx, tools.schema, dataset.name)
    const key = keyFields(table, request.key, { zh: '主键', en: 'the key' })
    const rows = await rowsOfKeys(tx, table, [], [key])
    const act = checkedAct(tools, table, request, key, officeOf(tools, table, request, rows), rows)
    const before = await readActs(tx, dataset.name)
    assertAct(dataset, before, act)
    const { id } = await tx
      .insertInto('act')
      .values({
        kind: act.kind,
        dataset: dataset.name,
        office: act.office,
        key: JSON.stringify(act.key),
        fields:
          act.kind === 'correct' ? JSON.stringify(act.fields) : act.kind === 'rekey' ? JSON.stringify(act.to) : null,
        from_month: act.kind === 'correct' ? (act.from ?? null) : null,
        through: act.through,
        reason: request.reason,
        asked_by: request.askedBy,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const merged = act.kind === 'rekey' ? await sourcesOfBoth(tools, tx, table, act, before) : []
    const { cells, changed, lost } = await restandKeys(tools, tx, table, act)
    await chainAct(tx, { id, ...act }, request)
    return { act: id, cells, changed, ended: lost, merged, returns: [] }
  })
}

/** Computes again the records of an act's keys. */
export async function restandKeys(
  tools: LandingTools,
  tx: Transaction<Tables>,
  table: DatasetTable,
  act: Pick<Act, 'key'> & { readonly to?: AnyRecord },
): ReturnType<typeof restand> {
  const keys = act.to === undefined ? [act.key] : [act.key, act.to]
  const rows = await rowsOfKeys(tx, table, [], keys)
  return restand(
    tools,
    tx,
    table,
    rows.map(({ id }) => id),
    { counts: true },
  )
}

/** The names of sources of which rows count by the new key of a re-keying, beside others that count by the old one. */
async function sourcesOfBoth(
  tools: LandingTools,
  tx: Transaction<Tables>,
  table: DatasetTable,
  { key, to, office, through }: Rekeying,
  before: readonly Act[],
): Promise<readonly string[]> {
  const { dataset } = table
  const connected = connectedKeys(dataset, before)
  const keys = [key, to].flatMap((each) => [each, ...(connected.get(recordKey(dataset, each)) ?? [])])
  const told = standingTellings(
    dataset,
    await tools.landings.of(tx, dataset),
    await rowsOfKeys(tx, table, [], keys),
  ).filter(
    ({ record, month }) =>
      month <= monthNumber(through) &&
      tools.register.officeOf(String(record['district']), dataset.reportedBy, month) === office,
  )
  const counting = (by: AnyRecord) =>
    told.filter(({ record, month }) => {
      const nameOf = (fields: AnyRecord): string =>
        keyOf(dataset, recordKey(dataset, fields), office, month, before).text
      return nameOf(record) === nameOf(by)
    })
  const months = new Set(counting(key).map(({ month }) => month))
  if (months.size === 0) return []
  const beside = counting(to).filter(({ month }) => dataset.time.kind === 'flow' || months.has(month))
  return [...new Set(beside.map(({ landing }) => landing.name))]
}

function keyFields({ dataset }: DatasetTable, given: AnyRecord, what: Text): AnyRecord {
  const missing = dataset.key.filter((field) => given[field] == null)
  if (missing.length > 0 || Object.keys(given).some((field) => !dataset.key.includes(field)))
    throw new ActError(
      `${dataset.name}的${what.zh}须恰为${dataset.key.join('、')}`,
      `${what.en} of ${dataset.name} must have exactly the fields ${dataset.key.join(', ')}, got ${
        Object.keys(given)
          .filter((field) => given[field] != null)
          .map((field) => (dataset.facts[field] === undefined ? '…' : field))
          .join(', ') || 'none'
      }`,
    )
  return Object.fromEntries(dataset.key.map((field) => [field, given[field]!]))
}

/** The office whose record is meant. */
function officeOf(
  { register }: LandingTools,
  { dataset }: DatasetTable,
  { office, through }: RecordActRequest,
  rows: readonly StoredRow[],
): string {
  const month = monthNumber(through)
  const offices = [
    ...new Set(rows.map(({ record }) => register.officeOf(String(record['district']), dataset.reportedBy, month))),
  ]
  if (offices.length === 0)
    throw new ActError(
      `没有来源报过${dataset.name}的这个主键`,
      `a source must have told this key of ${dataset.name}, got none that has`,
    )
  if (office === undefined && offices.length > 1)
    throw new ActError(
      `${dataset.name}的这个主键有多个单位报送（${offices.join('、')}），请写明单位`,
      `the office must be named, since several report this key of ${dataset.name}, got ${offices.join(', ')}`,
    )
  const named = office ?? offices[0]!
  if (!offices.includes(named))
    throw new ActError(
      `${named}未报过${dataset.name}的这个主键，报过的是${offices.join('、')}`,
      `the office must be one that reports this key of ${dataset.name} (${offices.join(', ')}), got ${named}`,
    )
  return named
}

function checkedAct(
  { register }: LandingTools,
  table: DatasetTable,
  { kind, through, fields = {}, from, to }: RecordActRequest,
  key: AnyRecord,
  office: string,
  rows: readonly StoredRow[],
): Act {
  const { dataset } = table
  const base = { dataset: dataset.name, office, key, through }
  if (kind === 'delete') return { ...base, kind }
  if (kind === 'rekey') {
    if (to === undefined) throw new ActError('改键须写新主键', 'a re-keying must have the new key, got none')
    return { ...base, kind, to: keyFields(table, to, { zh: '新主键', en: 'the new key' }) }
  }
  if (from !== undefined && !isMonth(from))
    throw new ActError(`起始月份须写作 YYYY-MM`, `from must be a month (YYYY-MM), got "${from}"`)
  const month = monthNumber(through)
  const latest = rows.findLast(
    ({ of, record }) =>
      of === null && register.officeOf(String(record['district']), dataset.reportedBy, month) === office,
  )!
  const { error } = dataset.schema.safeParse({ ...latest.record, ...fields })
  if (error !== undefined) {
    const wrong = [
      ...new Set(
        error.issues.flatMap((issue) =>
          issue.code === 'unrecognized_keys' ? issue.keys : [String(issue.path[0] ?? '')],
        ),
      ),
    ]
    throw new ActError(
      `更正后的值不合${dataset.name}的要求：${wrong.join('、')}`,
      `the corrected fields must be valid values of ${dataset.name}, got other values of ${wrong.join(', ')}`,
    )
  }
  if (
    typeof fields['district'] === 'string' &&
    register.officeOf(fields['district'], dataset.reportedBy, month) !== office
  )
    throw new ActError(
      `更正不能把记录移到别的单位（${office}），请在本单位删除，由对方报送`,
      `a correction must leave the record with its office, ${office}, got a district of another; delete it here and let the other office report it`,
    )
  return { ...base, kind, fields, from: from ?? null }
}
