import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { AnyRecord, Records, Return } from '@minzheng/core'
import { CatalogueReplacedError, type Store } from '@minzheng/store'
import { cityOf, months } from './city.js'

const townships = cityOf(1)
  .districts.atLevel('330500', 'township')
  .map(({ code }) => code)

/** Sends files as offices do, and records what it sent: the figures are checked against this. */
export class Office {
  /**
   * One store for each version of the definitions; the first is the one whose definitions were in use at the last
   * landing.
   */
  readonly #stores: Pick<Store, 'land'>[]
  readonly #records = { homes: new Map<string, AnyRecord>(), grants: new Map<string, AnyRecord>() }
  readonly #returns: Return[] = []
  #files = 0
  #state = 20_240_101
  /** How often a file had to be sent again, because the landing was not confirmed. */
  again = 0

  constructor(stores: readonly Pick<Store, 'land'>[]) {
    this.#stores = [...stores]
  }

  get records(): Records {
    return { homes: [...this.#records.homes.values()], grants: [...this.#records.grants.values()] }
  }

  get returns(): readonly Return[] {
    return this.#returns
  }

  below(limit: number): number {
    this.#state = (Math.imul(this.#state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((this.#state / 4_294_967_296) * limit)
  }

  township(): string {
    return townships[this.below(townships.length)]!
  }

  /** Returns every dataset for every month, so that every figure is known. */
  async returnAll(): Promise<void> {
    for (const dataset of ['homes', 'grants'] as const) {
      const returns = months.map((month) => ({ district: '330500', month }))
      await this.#land(dataset, [], returns)
      this.#returns.push(...returns.map((each) => ({ ...each, dataset })))
    }
  }

  /**
   * Sends one file with a few records of one township: new records and changes of old ones, some of which move to
   * another township.
   */
  async sendFile(): Promise<void> {
    const dataset = this.below(2) === 0 ? 'homes' : 'grants'
    const records = new Map<string, AnyRecord>()
    const district = this.township()
    for (let row = 0; row < 1 + this.below(4); row += 1) {
      const record = dataset === 'homes' ? this.#home(district) : this.#grant(district)
      records.set(String(record[dataset === 'homes' ? 'home' : 'grant']), record)
    }
    await this.#land(dataset, [...records.values()], [])
    for (const [key, record] of records) this.#records[dataset].set(key, record)
  }

  #home(district: string): AnyRecord {
    const closed = this.below(4) === 0
    return {
      home: `h${this.below(300)}`,
      district,
      kind: this.below(2) === 0 ? 'public' : 'private',
      beds: 1 + this.below(100),
      openedOn: `2023-${this.#two(1 + this.below(12))}-15`,
      closedOn: closed ? `2024-${this.#two(1 + this.below(6))}-10` : null,
    }
  }

  #grant(district: string): AnyRecord {
    return {
      grant: `g${this.below(600)}`,
      person: this.below(80).toString(16).padStart(32, '0'),
      district,
      paidOn: `2024-${this.#two(1 + this.below(6))}-${this.#two(1 + this.below(28))}`,
      amount: 100 * (1 + this.below(5000)),
    }
  }

  #two(value: number): string {
    return String(value).padStart(2, '0')
  }

  /**
   * Sends a file until the store confirms the landing. A file that landed without confirmation changes nothing the
   * second time.
   */
  async #land(
    dataset: string,
    records: readonly AnyRecord[],
    returns: readonly { district: string; month: string }[],
  ): Promise<void> {
    this.#files += 1
    const sha256 = createHash('sha256')
      .update(`${this.#files} ${JSON.stringify(records)}`)
      .digest('hex')
    for (;;) {
      try {
        await this.#stores[0]!.land({ name: `file ${this.#files}`, sha256, dataset }, async (landing) => {
          await landing.records(records.map((record, at) => ({ line: at + 2, record })))
          await landing.returns(returns)
        })
        return
      } catch (error) {
        this.again += 1
        // Continues with the version in use, as the error message says.
        if (error instanceof CatalogueReplacedError) this.#stores.push(this.#stores.shift()!)
        await sleep(100)
      }
    }
  }
}
