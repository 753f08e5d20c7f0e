import { isMonth } from '@minzheng/core/periods'
import type { ActReport, StoredSource } from '@minzheng/store'
import { actOf, keyOf, keyPairs, reasonOf, throughText, type ActOptions } from '../options/act-options.js'
import { sourceText } from './sources.js'
import type { Session } from '../session/session.js'
import { colours, print, shown } from '../terminal/output.js'
import { step } from '../terminal/progress.js'
import { UsageError } from '../terminal/usage-error.js'
import { recomputeAll } from './recompute.js'

/** The options of a command that must give a reason. */
export interface ReasonOptions {
  readonly reason: string
  readonly by: string
  /** The account that may change locked months by the act. */
  readonly revisionBy?: string
}

export interface RecordActOptions extends ReasonOptions, ActOptions {
  readonly reason: string
  readonly by: string
  readonly person?: boolean
}

/** Withdraws a source (撤回), or only its returns, and recomputes what that changes. */
export async function withdrawSource(
  session: Session,
  given: string,
  { returns, ...why }: ReasonOptions & { readonly returns?: string | true },
): Promise<void> {
  const source = await sourceOf(session, given)
  const months = returns === undefined || returns === true ? returns : returns.split(',')
  if (Array.isArray(months))
    for (const month of months)
      if (!isMonth(month)) throw new UsageError(`--returns must be months (YYYY-MM,YYYY-MM), got "${month}"`)
  const progress = step(`撤回 withdraw #${source.id}`)
  const report = await session.store.withdraw(
    {
      source: source.id,
      ...reasonOf(why),
      ...(months === undefined ? {} : { returns: months === true ? ('all' as const) : months }),
    },
    progress.update,
  )
  progress.done(effectText(report))
  print(
    `  ${sourceText(source)}${returnsText(session, report)}\n  恢复 to restore: minzheng undo ${report.act} --reason … --by …`,
  )
  await recomputeAll(session)
}

/** Undoes an act (撤销): restores a withdrawn source, or lifts a correction, deletion or re-keying. */
export async function undo(session: Session, act: string, why: ReasonOptions): Promise<void> {
  const number = numberOf(act)
  if (number === undefined)
    throw new UsageError(`操作号须为数字 the act must be a number (minzheng acts), got "${shown(act)}"`)
  const progress = step(`撤销 undo #${number}`)
  const report = await session.store.undo(number, reasonOf(why), progress.update)
  progress.done(effectText(report))
  if (report.returns.length > 0) print(returnsText(session, report).slice(1))
  await recomputeAll(session)
}

/** Deletes a record (删除): it is absent in all months through a month. */
export async function deleteRecord(
  session: Session,
  datasetName: string,
  key: readonly string[],
  options: RecordActOptions,
): Promise<void> {
  const dataset = session.deployment.catalogue.dataset(datasetName)
  const act = actOf(session.deployment, options)
  const read = await keyOf(session, dataset, keyPairs(dataset, key), options.person === true)
  const report = await session.store.act({ kind: 'delete', dataset: dataset.name, key: read, ...act })
  print(`${colours.green('✓')} 删除 deletion #${report.act}${throughText(act.through)}: ${effectText(report)}`)
  await recomputeAll(session)
}

/** Replaces the key of a record (改键), which was wrong. */
export async function rekey(
  session: Session,
  datasetName: string,
  key: readonly string[],
  options: RecordActOptions & { readonly to?: readonly string[] },
): Promise<void> {
  const dataset = session.deployment.catalogue.dataset(datasetName)
  const act = actOf(session.deployment, options)
  const [from, to] = [keyPairs(dataset, key), keyPairs(dataset, options.to ?? [])]
  const read = async (pairs: Readonly<Record<string, string>>, which: string) => {
    const isAsked = options.person === true && dataset.key.some((field) => pairs[field] === undefined)
    return keyOf(session, dataset, pairs, isAsked, which)
  }
  const old = await read(from, '原公民身份号码 the identity number that was told')
  const right = await read(to, '正确的公民身份号码 the right identity number')
  const report = await session.store.act({ kind: 'rekey', dataset: dataset.name, key: old, to: right, ...act })
  print(`${colours.green('✓')} 改键 re-keying #${report.act}${throughText(act.through)}: ${effectText(report)}`)
  if (report.merged.length > 0)
    print(
      colours.yellow(
        `  新主键另有记录，两条现并为一条 the new key has a record of its own; the two are one now (${report.merged.slice(0, mostListed).map(shown).join(', ')}); 若为两条 if they are two: minzheng undo ${report.act} --reason … --by …`,
      ),
    )
  await recomputeAll(session)
}

function effectText({ act, cells, changed, ended }: ActReport): string {
  return `操作号 act ${act}, 待重算单元 cells ${cells}, 有变化的记录 records changed ${changed}, 其中不再计入 no longer counted ${ended}`
}

/** The returns that an act withdrew or restored, on a line of its own. */
function returnsText({ deployment }: Session, { returns }: ActReport): string {
  const { districts } = deployment.catalogue
  const texts = returns.map(
    ({ district, month }) => `${districts.has(district) ? districts.get(district).name : district} ${month}`,
  )
  return `\n  报送 returns: ${texts.length === 0 ? '无 none' : texts.slice(0, mostListed).join('、')}${texts.length > mostListed ? ' …' : ''}`
}

/** The number of a source or an act, with or without the # that lists print before it. */
function numberOf(text: string): number | undefined {
  return /^#?[1-9]\d{0,8}$/.test(text) ? Number(text.replace('#', '')) : undefined
}

/** The number of candidates that an error lists. */
const mostListed = 20

/** A source by its number (5 or #5), the beginning of its SHA-256, or the name of its file. */
async function sourceOf({ store }: Session, given: string): Promise<StoredSource> {
  const all = await store.sources()
  const number = numberOf(given)
  const byNumber = number === undefined ? [] : all.filter(({ id }) => id === number)
  const bySha = /^[0-9a-f]{6,64}$/.test(given) ? all.filter(({ sha256 }) => sha256.startsWith(given)) : []
  const found = [byNumber, bySha, all.filter(({ name }) => name === given)].find((each) => each.length > 0) ?? []
  // Sources that are withdrawn already do not make a name ambiguous.
  const living = found.filter(({ withdrawn }) => !withdrawn)
  const chosen = living.length > 0 ? living : found
  if (chosen.length === 1) return chosen[0]!
  if (chosen.length === 0)
    throw new UsageError(
      '没有这个来源 the source must be a number, the beginning of a SHA-256 (6 digits or more) or the name of a file that has landed (minzheng sources)',
    )
  throw new UsageError(
    `有多个来源，请写编号 several sources fit; name one by its number:\n${chosen
      .slice(0, mostListed)
      .map((each) => `  ${sourceText(each)}`)
      .join('\n')}${chosen.length > mostListed ? '\n  …' : ''}`,
  )
}
