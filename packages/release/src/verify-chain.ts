import type { Text } from '@minzheng/core'
import { entryLine, hashOfEntry, noEntry, readEntry, type ChainEntry, type ChainHead } from './chain-entry.js'
import { ChainError } from './chain-error.js'
import { chainFault, type ChainFault } from './chain-fault.js'
import { isHex256 } from './commitment.js'
import { linesOf, textOf, type Bytes } from './lines.js'

/** What a chain is compared with, and who hears how far it is. */
export interface VerifyOptions {
  /** The hash that a release printed, or another entry that is known from elsewhere. */
  readonly head?: string | undefined
  /** Called with the number of lines that were read. */
  readonly onProgress?: ((lines: number) => void) | undefined
}

/** What a verification found. */
export interface ChainReport {
  /** The number of lines. */
  readonly lines: number
  /** The last entry in the order of numbers; null if there is none. */
  readonly last: ChainHead | null
  /** Nothing is wrong as far as can be seen if there are none; the first 1,000. */
  readonly faults: readonly ChainFault[]
  /** The entry that the given head is; null if none was given, or none is it. */
  readonly head: ChainHead | null
  /** What this verification cannot see, or does not prove. */
  readonly limits: readonly Text[]
}

/** The maximum number of faults that a report lists. */
const mostFaults = 1000

/**
 * Verifies a chain from its exported file alone: finds a changed byte, a removed entry, a reordered or repeated entry and
 * a rewritten one, and says which. Only against a head does it find a cut tail and a chain that was rewritten as a whole.
 */
export async function verifyChain(bytes: Bytes, { head, onProgress }: VerifyOptions = {}): Promise<ChainReport> {
  assertHead(head)
  const faults: ChainFault[] = []
  const add = (fault: Omit<ChainFault, 'text'>): void => {
    if (faults.length < mostFaults) faults.push(chainFault(fault))
  }
  const good = new Map<number, Pick<ChainEntry, 'hash' | 'previous'> & { readonly line: number }>()
  const bad = new Set<number>()
  let [line, greatest] = [0, 0]
  for await (const { bytes: found, isEnded } of linesOf(bytes)) {
    line += 1
    if (line % 1000 === 0) onProgress?.(line)
    const text = textOf(found)
    const entry = text === undefined ? undefined : readEntry(text)
    if (entry === undefined || !isEnded || entryLine(entry) !== text || hashOfEntry(entry) !== entry.hash) {
      // What it says of its own place may be what was changed.
      greatest += 1
      bad.add(greatest)
      add({ code: entry === undefined ? 'unreadable' : 'changed', line, seq: greatest })
      continue
    }
    const { seq, hash, previous } = entry
    if (good.has(seq)) add({ code: 'repeated', line, seq })
    else {
      if (seq < greatest) add({ code: 'reordered', line, seq })
      good.set(seq, { hash, previous, line })
    }
    greatest = Math.max(greatest, seq)
  }
  onProgress?.(line)

  const seqs = [...good.keys()].toSorted((one, other) => one - other)
  for (const missing of missingOf([...new Set([...seqs, ...bad])].toSorted((one, other) => one - other)))
    add({ code: 'removed', line: null, ...missing })
  for (const seq of seqs) {
    const { previous, line: at } = good.get(seq)!
    const before = seq === 1 ? noEntry : good.get(seq - 1)?.hash
    if (before !== undefined && before !== previous) add({ code: 'rewritten', line: at, seq })
  }
  const known = head === undefined ? undefined : seqs.find((seq) => good.get(seq)!.hash === head)
  if (head !== undefined && known === undefined) add({ code: 'head-missing', line: null, seq: null })
  const last = seqs.at(-1)
  return {
    lines: line,
    last: last === undefined ? null : { seq: last, hash: good.get(last)!.hash },
    faults,
    head: known === undefined ? null : { seq: known, hash: head! },
    limits: limitsOf(head, known, last),
  }
}

function assertHead(head: string | undefined): void {
  if (head !== undefined && !isHex256(head))
    throw new ChainError(
      '链头须为64位十六进制散列值',
      `the head must be a hash of 64 hexadecimal digits, got a text of ${head.length} letters`,
    )
}

/** The gaps in ascending numbers that must begin at 1. */
function missingOf(seqs: readonly number[]): readonly { readonly seq: number; readonly until: number }[] {
  return seqs.flatMap((seq, at) => {
    const before = at === 0 ? 0 : seqs[at - 1]!
    return seq === before + 1 ? [] : [{ seq: before + 1, until: seq - 1 }]
  })
}

/** What was not proved. */
function limitsOf(head: string | undefined, known: number | undefined, last: number | undefined): readonly Text[] {
  if (head === undefined)
    return [
      {
        zh: '未给链头：末尾被截去或整条链被重写时，仅凭文件无法发现；请与发布时打印的链头比对（--head）',
        en: 'no head was given: a cut tail and a chain rewritten as a whole cannot be found from a file alone; compare with the head that a release printed (--head)',
      },
    ]
  if (known !== undefined && last !== undefined && known < last)
    return [
      {
        zh: `链头是第${known}条：其后的${last - known}条是否被截去或重写，须用更新的链头核对`,
        en: `the head is entry ${known}: whether some of what follows it (${last - known} entries) was cut or rewritten needs a newer head`,
      },
    ]
  return []
}
