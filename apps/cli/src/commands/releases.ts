import type { Audience } from '@minzheng/core'
import { disclosureRuleSchema } from '@minzheng/core/privacy'
import { writeWholeFile } from '@minzheng/export'
import { figureLine, publishedLine } from '@minzheng/release'
import type { Release } from '@minzheng/store'
import type { Session } from '../session/session.js'
import { colours, print, printText, shown } from '../terminal/output.js'
import { step } from '../terminal/progress.js'
import { UsageError } from '../terminal/usage-error.js'

export interface ReleasesOptions {
  readonly json?: boolean
  readonly figures?: string
  readonly audience?: Audience
}

/** Words for who may read what a command writes. */
export const releaseFileWords: Readonly<Record<Audience, string>> = {
  internal: '仅供内部，含全部数 internal, with all numbers',
  shared: '供其他单位 shared with other offices',
  public: '公开 public',
}

/** Lists releases, or one with its files: what was released, what it revises, and its head of the chain. */
export async function releases(
  { store }: Session,
  given: string | undefined,
  { json, figures, audience = 'internal' }: ReleasesOptions,
): Promise<void> {
  if (given === undefined) {
    if (figures !== undefined)
      throw new UsageError('--figures 须写明发布号 needs the number of a release: minzheng releases 3 --figures FILE')
    const all = await store.releases.list()
    if (json === true) return printText(`${JSON.stringify(all, null, 2)}\n`)
    for (const each of all) print(releaseText(each))
    return print(`共 ${all.length} 次发布 releases`)
  }
  const number = numberOf(given, '发布号 the number of a release')
  const release = await store.releases.get(number)
  if (json === true) printText(`${JSON.stringify(release, null, 2)}\n`)
  else print([releaseText(release), ...ruleLines(release)].join('\n'))
  if (figures !== undefined) await writeFigures(store, release, figures, audience)
}

/** Some lines about a release. */
function releaseText(release: Release): string {
  const { number, plan, period, at, by, predecessor, why, revisedBy, figures, hidden, head, seq, notes } = release
  const moment = `${at.toISOString().slice(0, 16)}Z`
  return [
    `${colours.bold(`#${number}`)} ${plan === null ? '' : `${shown(plan)} `}${period}  ${moment}  ${shown(by)}  数 figures ${figures.count}, 其中不予公布 hidden ${hidden}`,
    ...(predecessor === null ? [] : [`  修订 revises #${predecessor}: ${shown(why)}`]),
    ...(revisedBy === null ? [] : [colours.yellow(`  已由 #${revisedBy} 修订 revised`)]),
    ...restatedLines(release),
    ...(notes === '' ? [] : [`  备注 notes: ${shown(notes)}`]),
    `  链头 head (第 ${seq} 条 entry): ${head}`,
  ].join('\n')
}

/** The earlier periods that a release gives again, how many of their figures changed, and why. */
export function restatedLines({ restates }: Pick<Release, 'restates'>): readonly string[] {
  return restates.map(({ period, changed, why }) => {
    const because = why.length === 0 ? '' : `，因 because ${why.map(shown).join('；')}`
    return `  重新发布 restates ${period}: ${changed} 个数有变 figures changed${because}`
  })
}

/** The rule of disclosure control: thresholds, those of domains and indicators, and which units are respondents. */
export function ruleLines({ rule }: Pick<Release, 'rule'>): readonly string[] {
  const read = disclosureRuleSchema.safeParse(rule)
  if (!read.success) return []
  const { threshold, domains, indicators, respondents } = read.data
  const own = Object.entries({ ...domains, ...indicators }).map(([name, least]) => `，${name} ${least}`)
  return [
    `  低于阈值的不公布 hidden if below: ${threshold}${own.join('')}；调查对象 respondents: ${respondents.join(', ')}`,
  ]
}

/** Writes the figures of a release as the lines that its entry of the chain has the digest of. */
async function writeFigures(
  store: Session['store'],
  { number, seq, figures: { count } }: Release,
  file: string,
  audience: Audience,
): Promise<void> {
  const progress = step(`写出第 ${number} 号发布的数 figures of release #${number}`)
  const written = async function* (): AsyncGenerator<string> {
    if (audience === 'internal') yield `${(await store.chain.open(seq))!.figuresSalt}\n`
    let done = 0
    const line = audience === 'internal' ? figureLine : publishedLine
    for await (const batch of store.releases.figures(number, { audience: 'internal' })) {
      yield batch.map((each) => `${line(each)}\n`).join('')
      done += batch.length
      progress.update(done, count)
    }
  }
  await writeWholeFile(file, written())
  progress.done(`${shown(file)}: ${count}  ${releaseFileWords[audience]}`)
}

/** A whole number of 1 or more, with or without the # that lists print before it. */
export function numberOf(text: string, what: string): number {
  if (!/^#?[1-9]\d{0,8}$/.test(text)) throw new UsageError(`${what} must be a whole number, got "${shown(text)}"`)
  return Number(text.replace('#', ''))
}
