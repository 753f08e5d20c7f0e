import type { Text } from '@minzheng/core'

/**
 * What is wrong with a chain. `unreadable`: a line is no entry. `changed`: a byte of an entry was changed. `removed`:
 * entries are missing. `reordered`: an entry comes after a later one. `repeated`: a number comes twice. `rewritten`: an
 * entry does not continue the one before, so one of the two was made again. `head-missing`: no entry has the head that was given.
 */
export type ChainFaultCode =
  | 'unreadable'
  | 'changed'
  | 'removed'
  | 'reordered'
  | 'repeated'
  | 'rewritten'
  | 'head-missing'

/** One fault of a chain: where it is, and in words. */
export interface ChainFault {
  readonly code: ChainFaultCode
  /** The line of the file, from 1; null if the fault is no line of it. */
  readonly line: number | null
  /** The number of the entry, or of the first entry that is missing; null if it is not known. */
  readonly seq: number | null
  /** Of removed entries: the number of the last one that is missing. */
  readonly until?: number
  readonly text: Text
}

const sayings = {
  unreadable: ({ line, seq }) => ({
    zh: `第${line}行不是链条记录（此处应为第${seq}条）`,
    en: `line ${line} is no entry (entry ${seq} belongs there)`,
  }),
  changed: ({ line, seq }) => ({
    zh: `第${line}行的记录被改动（此处应为第${seq}条），其散列值与内容不符`,
    en: `the entry of line ${line} was changed (entry ${seq} belongs there): it does not have the hash of its content`,
  }),
  removed: ({ seq, until }) =>
    seq === until
      ? { zh: `缺少第${seq}条`, en: `entry ${seq} is missing` }
      : { zh: `缺少第${seq}至${until}条`, en: `entries ${seq} to ${until} are missing` },
  reordered: ({ line, seq }) => ({
    zh: `第${seq}条（第${line}行）排在后面的记录之后`,
    en: `entry ${seq} (line ${line}) comes after a later entry`,
  }),
  repeated: ({ line, seq }) => ({
    zh: `第${seq}条出现两次（第${line}行）`,
    en: `entry ${seq} comes twice (line ${line})`,
  }),
  rewritten: ({ line, seq }) => ({
    zh: `第${seq}条（第${line}行）与前一条不相连，两条中有一条被重写`,
    en: `entry ${seq} (line ${line}) does not continue the entry before: one of the two was rewritten`,
  }),
  'head-missing': () => ({
    zh: '没有一条记录是所给的链头：末尾被截去，或整条链被重写',
    en: 'no entry is the head that was given: the tail was cut, or the chain was rewritten',
  }),
} as const satisfies Readonly<Record<ChainFaultCode, (fault: Omit<ChainFault, 'text'>) => Text>>

/** A fault with its words. */
export function chainFault(fault: Omit<ChainFault, 'text'>): ChainFault {
  return { ...fault, text: sayings[fault.code](fault) }
}
