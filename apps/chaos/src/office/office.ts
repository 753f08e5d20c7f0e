import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { AnyRecord } from '@minzheng/core'
import type { Clerk, Doer, Strike } from './clerk.js'
import { cityOf, months } from '../city/city.js'
import { Ledger } from './ledger.js'
import { happened, perform, type OfficeStore, type Operation, type SentFile } from './operation.js'

const tree = cityOf(1).districts
const townships = tree.atLevel('330500', 'township').map(({ code }) => code)
const counties = tree.atLevel('330500', 'county').map(({ code }) => code)
const countyOf = (district: string): string => district.slice(0, 6)

/** How many acts on records may be in force before offices undo some. */
const mostActs = 40

/** How often each kind of operation was done. */
export interface Done {
  files: number
  /** Of these, full registers. */
  full: number
  withdrawn: number
  undone: number
  acts: number
  /** Refused as a whole: a source that another office had withdrawn meanwhile, a key with two targets. */
  refused: number
  /** Not acknowledged. */
  interrupted: number
  /** Of the interrupted ones, those that had happened. */
  happened: number
}

/**
 * Sends files and asks for acts as offices do, and keeps a log of what happened: the figures are checked against this.
 * An operation that is not acknowledged may have happened or not, which only the store can say.
 */
export class Office {
  /**
   * One store for each version of the definitions; the first is the one whose definitions were in use at the last
   * operation.
   */
  readonly #stores: OfficeStore[]
  readonly #lists = new Map(counties.map((county) => [county, new Map<string, AnyRecord>()]))
  /** Sent first and never withdrawn, so that every figure is known. */
  readonly #first = new Set<string>()
  readonly ledger = new Ledger()
  readonly done: Done = {
    files: 0,
    full: 0,
    withdrawn: 0,
    undone: 0,
    acts: 0,
    refused: 0,
    interrupted: 0,
    happened: 0,
  }
  #operations = 0
  #state = 20_240_101
  /** How long an operation takes, in milliseconds, by its kind. */
  readonly #took = new Map<string, number>()
  readonly #direct: Doer = {
    perform: (operation) => perform(this.#stores[0]!, operation),
    // A crash of the server ends its transactions.
    gone: () => Promise.resolve(),
  }

  constructor(stores: readonly OfficeStore[]) {
    this.#stores = [...stores]
  }

  /** The number of operations that were done. */
  get operations(): number {
    const { files, withdrawn, undone, acts } = this.done
    return files + withdrawn + undone + acts
  }

  below(limit: number): number {
    this.#state = (Math.imul(this.#state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((this.#state / 4_294_967_296) * limit)
  }

  township(): string {
    return this.#of(townships)
  }

  /** Returns every dataset for every month, so that every figure is known. */
  async returnAll(): Promise<void> {
    for (const dataset of ['homes', 'grants'] as const) {
      const returns = months.map((month) => ({ district: '330500', month }))
      const file = this.#file({ dataset, period: null, scope: null, records: [], returns })
      await this.do(file)
      this.#first.add(file.sha256)
    }
  }

  /** Does one more thing: sends a file or a full register, withdraws a file, changes a record, or undoes one of these. */
  async work(): Promise<void> {
    await this.do(await this.#next())
  }

  /**
   * Does one more thing as a clerk whose process or connection breaks at a random point of it. Returns the SHA-256 of
   * the files that it concerned.
   */
  async workStruck(clerk: Clerk, strike: Strike): Promise<readonly string[]> {
    const operation = await this.#next(true)
    await clerk.ready()
    const usual = this.#took.get(operation.kind) ?? 300
    const over = new AbortController()
    const dies = strike === 'kill after commit'
    const wait = dies ? 60_000 : this.below(Math.ceil(usual * 0.9))
    const struck = sleep(wait, undefined, { signal: over.signal }).then(
      () => clerk.strike(strike === 'kill'),
      () => {},
    )
    let first = true
    await this.do(operation, {
      perform: async (each) => {
        const began = performance.now()
        try {
          const act = await clerk.perform(each, dies && first)
          if (first) this.#took.set(operation.kind, Math.round((usual + performance.now() - began) / 2))
          return act
        } finally {
          // Tried again, it is not struck again.
          if (first) over.abort()
          first = false
        }
      },
      gone: () => clerk.gone(),
    })
    await struck
    return 'sha256' in operation && this.ledger.files.has(operation.sha256) ? [operation.sha256] : []
  }

  /**
   * Does an operation. If it is not acknowledged, it asks the store whether it happened, or sends a file again without
   * asking: a file that has landed changes nothing the second time.
   */
  async do(operation: Operation, doer: Doer = this.#direct): Promise<void> {
    for (let tries = 0; tries < 600; tries += 1) {
      try {
        const act = await doer.perform(operation)
        return this.#note(operation, act)
      } catch (error) {
        const { code } = error as { readonly code?: string }
        if (code === 'act-refused' || code === 'invalid-act') {
          this.done.refused += 1
          return
        }
        // Continues with the version in use, as the error message says.
        if (code === 'catalogue-replaced') {
          this.#stores.push(this.#stores.shift()!)
          continue
        }
        this.done.interrupted += 1
      }
      await sleep(100)
      await doer.gone()
      if (operation.kind === 'land' && this.below(2) === 0) continue
      const act = await this.#ask((store) => happened(store, operation))
      if (act !== undefined) {
        this.done.happened += 1
        return this.#note(operation, act)
      }
      // An office may also leave it at that.
      if (this.below(3) === 0) return
    }
    throw new Error(`an operation must succeed within a minute: ${operation.kind}`)
  }

  #note(operation: Operation, act: number | null): void {
    this.ledger.note(operation, act)
    const { done } = this
    if (operation.kind === 'land') {
      done.files += 1
      if (operation.scope !== null) done.full += 1
    } else if (operation.kind === 'withdraw') done.withdrawn += 1
    else if (operation.kind === 'undo') done.undone += 1
    else done.acts += 1
  }

  /** Asks the store until it answers. */
  async #ask<T>(question: (store: OfficeStore) => Promise<T>): Promise<T> {
    for (let tries = 0; ; tries += 1)
      try {
        return await question(this.#stores[0]!)
      } catch (error) {
        if (tries > 600) throw error
        await sleep(100)
      }
  }

  async #next(isStruck = false): Promise<Operation> {
    this.#operations += 1
    const note = `试验 #${this.#operations}`
    const roll = this.below(100)
    if (roll < (isStruck ? 20 : 45)) return roll % 2 === 0 ? this.#addition() : this.#monthlyAddition()
    if (roll < 65) return this.below(3) === 0 ? this.#returnOfGrants() : this.#register()
    if (roll < 77) {
      const file = this.#of(this.ledger.living.filter(({ sha256 }) => !this.#first.has(sha256)))
      if (file === undefined) return this.#addition()
      const [{ id: source } = { id: 0 }] = await this.#ask((store) => store.sources({ sha256: file.sha256 }))
      return { kind: 'withdraw', source, sha256: file.sha256, note }
    }
    const inForce = this.ledger.actsInForce
    const act = this.#of(inForce)
    const isFull = inForce.filter(({ of }) => 'act' in of).length >= mostActs
    if (act !== undefined && (isFull || roll < 88)) return { kind: 'undo', act: act.id, note }
    return this.#actOnRecord(note) ?? this.#addition()
  }

  #of<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!
  }

  #file(
    content: Pick<SentFile, 'dataset' | 'period' | 'scope' | 'records' | 'returns'> &
      Partial<Pick<SentFile, 'refused' | 'estimated'>>,
  ): SentFile {
    const at = this.#operations
    const sha256 = createHash('sha256')
      .update(`${at} ${this.ledger.files.size} ${JSON.stringify(content)}`)
      .digest('hex')
    return { kind: 'land', name: `file ${at}`, sha256, refused: [], estimated: false, ...content }
  }

  /**
   * A few records of one township: new ones and changes of old ones, some of which another county reports too. It does
   * not say of which month it tells.
   */
  #addition(): SentFile {
    const dataset = this.below(2) === 0 ? 'homes' : 'grants'
    const district = this.township()
    const records = this.#some(1 + this.below(4), () =>
      dataset === 'homes' ? this.#home(district) : this.#grant(district, this.#month()),
    )
    return this.#file({ dataset, period: null, scope: null, records, returns: [] })
  }

  /** A few homes that are reported as of a month beside its register. */
  #monthlyAddition(): SentFile {
    const month = this.#month()
    const district = this.township()
    const records = this.#some(1 + this.below(3), () => this.#home(district))
    const returns = [{ district: countyOf(district), month }]
    return this.#file({ dataset: 'homes', period: { from: month, asOf: month }, scope: null, records, returns })
  }

  /** The full register of homes of a month: fewer than in the last one, some changed, and some new ones. */
  #register(): SentFile {
    const month = this.#month()
    const county = this.#of(counties)
    const list = this.#lists.get(county)!
    for (let gone = this.below(4); gone > 0 && list.size > 6; gone -= 1) list.delete(this.#of([...list.keys()]))
    for (let changed = this.below(3); changed > 0 && list.size > 0; changed -= 1) {
      const home = list.get(this.#of([...list.keys()]))!
      list.set(String(home['home']), { ...home, beds: 1 + this.below(100) })
    }
    while (list.size < 8 || this.below(3) === 0) {
      const home = this.#home(this.#of(townships.filter((code) => countyOf(code) === county)))
      list.set(String(home['home']), home)
    }
    const kind = this.below(10)
    const scope =
      kind === 0 ? '330500' : kind < 3 ? this.#of(townships.filter((code) => countyOf(code) === county)) : county
    const all = kind === 0 ? [...this.#lists.values()].flatMap((each) => [...each.values()]) : [...list.values()]
    const byHome = new Map(
      all
        .filter(({ district }) => String(district).startsWith(scope))
        .map((record) => [String(record['home']), record]),
    )
    const records = [...byHome.values()]
    const refused = this.below(6) === 0 ? records.splice(0, 1).map(({ home }) => ({ home: home! })) : []
    const returns = kind === 1 || kind === 2 ? [] : [{ district: scope, month }]
    const estimated = this.below(8) === 0
    return this.#file({
      dataset: 'homes',
      period: { from: month, asOf: month },
      scope: { district: scope },
      records,
      refused,
      returns: returns.map((each) => ({ ...each, estimated })),
      estimated,
    })
  }

  /** A complete return of the grants of one month or two: what it does not list did not happen. */
  #returnOfGrants(): SentFile {
    const first = this.below(months.length)
    const last = Math.min(first + this.below(2), months.length - 1)
    const county = this.#of(counties)
    const records = this.#some(2 + this.below(7), () =>
      this.#grant(
        this.#of(townships.filter((code) => countyOf(code) === county)),
        months[first + this.below(last - first + 1)]!,
      ),
    )
    return this.#file({
      dataset: 'grants',
      period: { from: months[first]!, asOf: months[last]! },
      scope: { district: county },
      records,
      returns: months.slice(first, last + 1).map((month) => ({ district: county, month })),
    })
  }

  /** A correction, deletion or re-keying of a record that some file told; undefined if none did. */
  #actOnRecord(note: string): Operation | undefined {
    const file = this.#of([...this.ledger.files.values()].filter((each) => each.file.records.length > 0))?.file
    if (file === undefined) return undefined
    const record = this.#of(file.records)
    const isHome = file.dataset === 'homes'
    const key: AnyRecord = isHome ? { home: record['home']! } : { grant: record['grant']! }
    const through = this.#month()
    const base = { dataset: file.dataset, office: countyOf(String(record['district'])), key, through }
    const kind = this.below(4)
    if (kind === 0) return { kind: 'act', request: { ...base, kind: 'delete' }, note }
    if (kind === 1) {
      const to = isHome ? { home: this.#homeKey() } : { grant: this.#grantKey() }
      return { kind: 'act', request: { ...base, kind: 'rekey', to }, note }
    }
    const fields: AnyRecord = isHome ? { beds: 1 + this.below(100) } : { amount: 100 * (1 + this.below(5000)) }
    const from = this.#month()
    return {
      kind: 'act',
      request: { ...base, kind: 'correct', fields, ...(from <= through ? { from } : {}) },
      note,
    }
  }

  /** Some records, each key once. */
  #some(count: number, make: () => AnyRecord): readonly AnyRecord[] {
    const records = new Map<string, AnyRecord>()
    for (let row = 0; row < count; row += 1) {
      const record = make()
      records.set(String(record['home'] ?? record['grant']), record)
    }
    return [...records.values()]
  }

  #month(): string {
    return this.#of(months)
  }

  #homeKey(): string {
    return `h${this.below(300)}`
  }

  #grantKey(): string {
    return `g${this.below(600)}`
  }

  #home(district: string): AnyRecord {
    const closed = this.below(4) === 0
    return {
      home: this.#homeKey(),
      district,
      kind: this.below(2) === 0 ? 'public' : 'private',
      beds: 1 + this.below(100),
      openedOn: `2023-${this.#two(1 + this.below(12))}-15`,
      closedOn: closed ? `2024-${this.#two(1 + this.below(6))}-10` : null,
    }
  }

  #grant(district: string, month: string): AnyRecord {
    return {
      grant: this.#grantKey(),
      person: this.below(80).toString(16).padStart(32, '0'),
      district,
      paidOn: `${month}-${this.#two(1 + this.below(28))}`,
      amount: 100 * (1 + this.below(5000)),
    }
  }

  #two(value: number): string {
    return String(value).padStart(2, '0')
  }
}
