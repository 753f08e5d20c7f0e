import type { AnyDataset, AnyRecord } from '@minzheng/core'
import { isMonth, monthOf, type Month } from '@minzheng/core/periods'
import { loadPseudonymKey, readKey } from '@minzheng/ingest'
import type { Deployment } from '@minzheng/plan'
import type { ActReason } from '@minzheng/store'
import type { Session } from '../session/session.js'
import { colours, print } from '../terminal/output.js'
import { readSecret } from '../terminal/read-secret.js'
import { UsageError } from '../terminal/usage-error.js'
import { districtOf } from './district-of.js'
import { todayOf } from './today.js'

/** The options of a command that makes an act. */
export interface ActOptions {
  readonly through?: string
  readonly reason?: string
  readonly by?: string
  readonly office?: string
  /** The account that may change locked months by the act. */
  readonly revisionBy?: string
}

/** An act's reason, reach and office; a month that is left out is the current one in the city. */
export function actOf(
  deployment: Deployment,
  { through, reason = '更正', by = '命令行', office, revisionBy }: ActOptions,
): ActReason & { readonly through: Month; readonly office?: string } {
  const current = monthOf(todayOf(process.env, deployment))
  const reach = through === undefined ? current : monthOption('--through', through)
  // Allowed, since a record may be wrong in what an office is about to send; but rarely meant.
  if (reach > current)
    print(
      colours.yellow(
        `  --through ${reach} 晚于本月 ${current}，以后报来的也将被更改 is later than the current month: it also changes what files that have not come yet tell`,
      ),
    )
  return {
    through: reach,
    ...reasonOf({ reason, by, ...(revisionBy === undefined ? {} : { revisionBy }) }),
    ...(office === undefined ? {} : { office: districtOf(deployment.catalogue, office) }),
  }
}

/** Why an act is made and who asks; with an account, the act may change locked months for the same reason. */
export function reasonOf({
  reason,
  by,
  revisionBy,
}: {
  readonly reason: string
  readonly by: string
  readonly revisionBy?: string
}): ActReason {
  return { reason, askedBy: by, ...(revisionBy === undefined ? {} : { revision: { reason, by: revisionBy } }) }
}

export function monthOption(name: string, text: string): Month {
  if (!isMonth(text)) throw new UsageError(`${name} must be a month (YYYY-MM), got "${text}" (月份不对)`)
  return text
}

/** Says through which month an act reaches. */
export function throughText(through: Month): string {
  return `, 及于 ${through} 及以前各期所报 reaches what files as of ${through} or earlier tell`
}

/** The `field=value` pairs of arguments. */
export function pairsOf(assignments: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    assignments.map((text) => {
      const at = text.indexOf('=')
      if (at < 1) throw new UsageError('an assignment must be field=value, got one without =')
      return [text.slice(0, at), text.slice(at + 1)]
    }),
  )
}

/** The `field=value` pairs of a key; the value alone if the key has one field. */
export function keyPairs({ key }: AnyDataset, texts: readonly string[]): Readonly<Record<string, string>> {
  const [only] = texts
  return key.length === 1 && texts.length === 1 && !only!.startsWith(`${key[0]!}=`)
    ? { [key[0]!]: only! }
    : Object.fromEntries(pairsOf(texts))
}

/**
 * Reads a key. With `asksPerson` the identity number comes from the terminal or standard input: it is no argument, is
 * hashed at once, and is never stored or shown.
 */
export async function keyOf(
  { folder, deployment }: Pick<Session, 'folder' | 'deployment'>,
  dataset: AnyDataset,
  key: Readonly<Record<string, string>>,
  asksPerson: boolean,
  question = '公民身份号码 identity number',
): Promise<AnyRecord> {
  const { name: datasetName } = dataset
  const { catalogue } = deployment
  const persons = dataset.key.filter((field) => dataset.facts[field]!.kind === 'pseudonym' && key[field] === undefined)
  if (!asksPerson) return readKey({ catalogue, dataset: datasetName, key })
  if (persons.length === 0)
    throw new UsageError(`--person must be used with a dataset whose key has a person, without a value for it`)
  const pseudonymKey = await loadPseudonymKey(folder)
  const today = todayOf(process.env, deployment)
  const person = { number: await readSecret(question), pseudonymKey, today }
  return readKey({ catalogue, dataset: datasetName, key, person })
}
