import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { writeWholeFile } from '@minzheng/export'
import {
  entryLine,
  linesOf,
  proveRelease,
  readEntry,
  sha256,
  textOf,
  verifyChain,
  type ChainEntry,
  type ChainReport,
} from '@minzheng/release'
import type { StoredChainReport } from '@minzheng/store'
import type { Session } from '../session/session.js'
import { colours, print, shown } from '../terminal/output.js'
import { step } from '../terminal/progress.js'
import { UsageError } from '../terminal/usage-error.js'
import { numberOf, releaseFileWords } from './releases.js'

export interface VerifyFileOptions {
  readonly head?: string
  readonly opening?: string
  readonly figures?: string
}

/** Writes the chain as a file: one entry a line, which tells nothing of its content. */
export async function exportChain({ store }: Session, file: string): Promise<void> {
  const progress = step('导出链条 export the chain')
  const head = await store.chain.head()
  const written = async function* (): AsyncGenerator<string> {
    for await (const batch of store.chain.entries({ until: head?.seq ?? 0 })) {
      yield batch.map((entry) => `${entryLine(entry)}\n`).join('')
      progress.update(batch.at(-1)!.seq, head!.seq)
    }
  }
  await writeWholeFile(file, written())
  progress.done(`${shown(file)}: ${head?.seq ?? 0} 条 entries`)
  print(`  链头 head: ${head?.hash ?? '无 none'}`)
}

/** Writes what opens an entry: salt and content. Of a release it tells no hidden number; of others it is internal. */
export async function openEntry({ store }: Session, given: string, file: string): Promise<void> {
  const seq = numberOf(given, '链条序号 the number of an entry')
  const found = await store.chain.open(seq)
  if (found === undefined) throw new UsageError(`链条没有第${seq}条 the chain has no entry ${seq}`)
  await writeWholeFile(file, [found.opening])
  const { kind, contentDigest } = found.entry
  print(`${colours.green('✓')} ${shown(file)}: 第 ${seq} 条 entry ${seq}, ${kind}`)
  print(`  内容摘要 contentDigest = sha256: ${contentDigest}`)
  print(
    `  ${kind === 'release' ? '可交外部核对，不含被隐藏的数 may leave the bureau: tells no hidden number' : colours.yellow(releaseFileWords.internal)}`,
  )
}

/** Verifies the chain of the database and what it commits to. The exit code is 1 if something is wrong. */
export async function verifyStoredChain({ store }: Session, { head }: Pick<VerifyFileOptions, 'head'>): Promise<void> {
  const progress = step('核对库中链条 verify the stored chain')
  const report = await store.chain.verify(progress.update, head)
  progress.done(`${report.lines} 条 entries`)
  printReport(report)
}

/**
 * Verifies a chain from its file alone, without a database; with an opening and figures, also that a release belongs to
 * it. The exit code is 1 if something is wrong.
 */
export async function verifyChainFile(file: string, { head, opening, figures }: VerifyFileOptions): Promise<void> {
  if (figures !== undefined && opening === undefined)
    throw new UsageError('--figures 须与 --opening 同用 needs --opening (minzheng chain open SEQ FILE)')
  const progress = step('核对链条文件 verify the file of a chain')
  const report = await verifyChain(createReadStream(file), { head })
  progress.done(`${shown(file)}: ${report.lines} 条 entries`)
  printReport(report)
  if (opening !== undefined) await proveFile(file, opening, figures)
}

function printReport(report: ChainReport | StoredChainReport): void {
  const faults = [...report.faults, ...('stored' in report ? report.stored : [])]
  for (const { text } of faults) print(`${colours.red('✘')} ${text.zh} ${text.en}`)
  if (faults.length > 0) process.exitCode = 1
  else
    print(
      `${colours.green('✓')} 未发现改动 nothing was changed${report.last === null ? '' : `; 链头 head (第 ${report.last.seq} 条 entry): ${report.last.hash}`}`,
    )
  if (report.head !== null)
    print(`${colours.green('✓')} 所给链头是第 ${report.head.seq} 条 the given head is entry ${report.head.seq}`)
  for (const { zh, en } of report.limits) print(`${colours.yellow('▲')} ${zh} ${en}`)
}

/** Proves that an opening belongs to an entry of the file, and figures to the opening. */
async function proveFile(file: string, openingFile: string, figures: string | undefined): Promise<void> {
  const opening = await readFile(openingFile, 'utf8')
  const entry = await entryWith(file, sha256(opening))
  const proof =
    entry === undefined
      ? undefined
      : await proveRelease(entry, opening, figures === undefined ? undefined : createReadStream(figures))
  if (entry === undefined || proof === undefined) {
    process.exitCode = 1
    return print(`${colours.red('✘')} 链中没有一条与开启文件相符 no entry of the chain commits to this opening`)
  }
  const { content } = proof
  print(
    `${colours.green('✓')} 开启文件属于第 ${entry.seq} 条 the opening belongs to entry ${entry.seq} (${entry.kind})${content === undefined ? '' : `: 第 ${content.number} 号发布 release ${content.number}, ${content.period}, 数 figures ${content.figures.count}`}`,
  )
  if (proof.figures === 'not-given') return
  if (proof.figures === 'neither') {
    process.exitCode = 1
    return print(`${colours.red('✘')} 数的文件与发布时不同 the figures are not those that were released`)
  }
  print(
    `${colours.green('✓')} 数与发布时一致 the figures are those that were released (${releaseFileWords[proof.figures === 'all' ? 'internal' : 'public']})`,
  )
}

/** The entry of a file that commits to a content. */
async function entryWith(file: string, contentDigest: string): Promise<ChainEntry | undefined> {
  for await (const { bytes } of linesOf(createReadStream(file))) {
    const entry = readEntry(textOf(bytes) ?? '')
    if (entry?.contentDigest === contentDigest) return entry
  }
  return undefined
}
