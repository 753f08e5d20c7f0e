import Table from 'cli-table3'
import { describeValue } from '@minzheng/core/assessment'
import type { AnyDataset, AnyRecord } from '@minzheng/core'
import { monthOf, type Month } from '@minzheng/core/periods'
import type { LoggedAct, StoredSource, Submission } from '@minzheng/store'
import { keyOf, keyPairs, monthOption } from '../options/act-options.js'
import { timeZoneOf, todayOf } from '../options/today.js'
import type { Session } from '../session/session.js'
import { colours, keyText, print, printText, shown, withoutBirthday, withoutPersonal } from '../terminal/output.js'
import { UsageError } from '../terminal/usage-error.js'

interface DataOptions {
  readonly json?: boolean
}

/** Lists the sources that have landed, in the order in which they are read. */
export async function sources(
  { store, deployment }: Session,
  { dataset, json }: DataOptions & { readonly dataset?: string },
): Promise<void> {
  const found = await store.sources(
    dataset === undefined ? {} : { dataset: deployment.catalogue.dataset(dataset).name },
  )
  if (json === true) return printData(found.map(({ name, ...each }) => ({ source: name, ...each })))
  for (const each of found) print(sourceText(each))
  print(`共 ${found.length} 个来源 sources`)
}

/** One line about a source. */
export function sourceText({ id, name, dataset, from, asOf, full, estimated, ...each }: StoredSource): string {
  const months = asOf === null ? '无报告期 no period' : from === asOf || from === null ? asOf : `${from}—${asOf}`
  const kind = full === null ? '补充 part' : `全量 full ${full}`
  return [
    `#${id} ${shown(name)}`,
    dataset,
    months,
    each.mends === null ? kind : `改正 corrects #${each.mends}`,
    ...(estimated ? ['快报 estimate'] : []),
    `接收 accepted ${each.accepted}`,
    `隔离 refused ${each.refused}`,
    each.sha256.slice(0, 12),
    each.landedAt.toISOString().slice(0, 16),
    ...(each.withdrawn ? [colours.yellow('已撤回 withdrawn')] : []),
  ].join('  ')
}

const kinds: Readonly<Record<LoggedAct['kind'], string>> = {
  correct: '更正 correction',
  delete: '删除 deletion',
  rekey: '改键 re-keying',
  withdraw: '撤回 withdrawal',
}

/** Lists all acts. */
export async function acts({ store }: Session, { json }: DataOptions): Promise<void> {
  const found = await store.acts()
  if (json === true) return printData(found)
  for (const each of found) {
    const { id, kind, dataset, office, through, source, returns, reason, askedBy, madeAt, undoneAt, undoneReason } =
      each
    print(
      [
        `#${id} ${kinds[kind]}`,
        dataset,
        ...(source === null ? [] : [`来源 source #${source}`]),
        ...(returns === null
          ? []
          : [`只撤回报送 its returns only: ${returns === 'all' ? '全部 all' : returns.join('、')}`]),
        ...(office === null ? [] : [office]),
        ...(through === null ? [] : [`至 through ${through}`]),
        `${shown(askedBy)}: ${shown(reason)}`,
        madeAt.toISOString().slice(0, 16),
        ...(undoneAt === null ? [] : [colours.yellow(`已撤销 undone: ${shown(undoneReason)}`)]),
      ].join('  '),
    )
  }
  print(`共 ${found.length} 项操作 acts`)
}

/** Prints what is known of a record: what sources told, what acts changed, and how it counts in each month. */
export async function history(
  session: Session,
  datasetName: string,
  texts: readonly string[],
  { json, person }: DataOptions & { readonly person?: boolean },
): Promise<void> {
  const dataset = session.deployment.catalogue.dataset(datasetName)
  const key = await keyOf(session, dataset, keyPairs(dataset, texts), person === true)
  const found = await session.store.history(dataset.name, key)
  if (json === true) {
    const safe = (record: AnyRecord) => shownRecord(dataset, record)
    const { tellings, stretches } = found
    return printData({
      dataset: dataset.name,
      key,
      tellings: tellings.map(({ name, record, ...each }) => ({ ...each, file: shown(name), record: safe(record) })),
      acts: found.acts,
      stretches: stretches.map(({ record, ...each }) => ({ ...each, record: safe(record) })),
    })
  }
  if (found.tellings.length === 0)
    throw new UsageError(`没有来源报过这条记录 no source has told this key of ${dataset.name}`)
  print(colours.bold(`来源所报 what sources told (${found.tellings.length})`))
  print(
    table(
      ['来源 source', '报告期 as of', '报送单位 office', '内容 record'],
      found.tellings.map(({ source, name, month, office, record }) => [
        `#${source} ${shown(name)}`,
        month ?? '—',
        office,
        recordText(dataset, record),
      ]),
    ),
  )
  if (found.acts.length > 0) {
    print(colours.bold(`操作 acts (${found.acts.length})`))
    print(
      table(
        ['操作 act', '单位 office', '及于 through', '内容 content'],
        found.acts.map((act) => [
          `#${act.id} ${kinds[act.kind]}`,
          act.office,
          act.through,
          act.kind === 'correct'
            ? recordText(dataset, act.fields)
            : act.kind === 'rekey'
              ? `→ ${keyText(act.to)}`
              : '—',
        ]),
      ),
    )
  }
  print(colours.bold(`各月 how it stands (${found.stretches.length})`))
  print(
    table(
      ['月份 months', '报送单位 office', '来源 source', '内容 record'],
      found.stretches.map(({ from, until, office, source, record }) => [
        `${from ?? '…'} ≤ m < ${until ?? '…'}`,
        office,
        `#${source}`,
        recordText(dataset, record),
      ]),
    ),
  )
}

const states: Readonly<Record<Submission['state'], string>> = {
  due: '未报 due',
  landed: '已报 landed',
  late: '迟报 late',
  withdrawn: '已撤回 withdrawn',
}

/** Prints which offices' returns of a month are due, have landed, landed late, or were withdrawn. */
export async function submissions(
  { store, deployment }: Session,
  {
    month,
    dueDay = '10',
    dataset,
    json,
  }: DataOptions & { readonly month?: string; readonly dueDay?: string; readonly dataset?: string },
): Promise<void> {
  if (!/^([1-9]|1\d|2[0-8])$/.test(dueDay))
    throw new UsageError(`--due-day must be a day from 1 to 28, got "${dueDay}"`)
  const today = todayOf(process.env, deployment)
  const asked = month === undefined ? monthBefore(monthOf(today)) : monthOption('--month', month)
  const found = await store.submissions({
    month: asked,
    dueDay: Number(dueDay),
    timeZone: timeZoneOf(process.env, deployment.timeZone),
    ...(dataset === undefined ? {} : { datasets: [dataset] }),
  })
  if (json === true)
    return printData(
      found.map(({ source, ...each }) => ({
        ...each,
        ...(source === null
          ? { source: null }
          : { sourceNumber: source.id, source: source.name, landedOn: source.landedOn }),
      })),
    )
  const { catalogue } = deployment
  const { districts } = catalogue
  for (const name of new Set(found.map((each) => each.dataset))) {
    const own = found.filter((each) => each.dataset === name)
    const by = (state: Submission['state']): readonly Submission[] => own.filter((each) => each.state === state)
    const named = (each: Submission): string =>
      `${districts.get(each.district).name}${each.isEstimated ? '(快报 estimate)' : ''}${each.state === 'late' ? ` ${each.source!.landedOn}` : ''}`
    const isOverdue = by('due').length > 0 && today > own[0]!.dueOn
    print(
      `${by('landed').length + by('late').length === own.length ? colours.green('✔') : isOverdue ? colours.red('✘') : colours.yellow('▲')} ${catalogue.dataset(name).title.zh} ${name}: ${(
        ['landed', 'late', 'due', 'withdrawn'] as const
      )
        .filter((state) => by(state).length > 0)
        .map((state) =>
          state === 'landed'
            ? `${states[state]} ${by(state).length}`
            : `${states[state]} ${by(state).length}: ${by(state).map(named).join('、')}`,
        )
        .join('; ')}`,
    )
  }
  const count = (state: Submission['state']): number => found.filter((each) => each.state === state).length
  print(
    `${asked} 报送 submissions, 截止 due ${found[0]?.dueOn ?? '—'}: ${(['landed', 'late', 'due', 'withdrawn'] as const)
      .map((state) => `${states[state]} ${count(state)}`)
      .join(', ')}`,
  )
}

function monthBefore(month: Month): Month {
  const [year, number] = month.split('-').map(Number) as [number, number]
  return number === 1 ? `${year - 1}-12` : `${year}-${String(number - 1).padStart(2, '0')}`
}

function recordText(dataset: AnyDataset, record: AnyRecord): string {
  return Object.entries(record)
    .filter(([field, value]) => value !== null && dataset.facts[field] !== undefined)
    .map(([field, value]) => {
      const { title } = dataset.facts[field]!
      return `${title.zh} ${withoutBirthday(title, shown(describeValue(dataset, field, value).zh))}`
    })
    .join('; ')
}

function shownRecord(dataset: AnyDataset, record: AnyRecord): AnyRecord {
  return Object.fromEntries(
    Object.entries(record).map(([field, value]) => [
      field,
      typeof value === 'string' ? withoutBirthday(dataset.facts[field]!.title, shown(value)) : value,
    ]),
  )
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const drawn = new Table({
    head: [...head],
    style: { head: ['bold'], border: ['gray'] },
    wordWrap: true,
    colWidths: [28, 20, 18, 80],
  })
  drawn.push(...rows.map((row) => [...row]))
  return drawn.toString()
}

function printData(data: unknown): void {
  printText(`${JSON.stringify(data, withoutPersonal, 2)}\n`)
}
