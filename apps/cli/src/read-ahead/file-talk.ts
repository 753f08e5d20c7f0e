import type { Landing, LandingReport, Source } from '@minzheng/store'
import type { Answer, OfFile } from './messages.js'

/** Batches of rows of one file that may be under way; they are in memory in addition to the file that lands. */
const window = 2

/** The rows were discarded, and the file must be read once more. */
export class ReadAgain extends Error {
  override readonly name = 'ReadAgain'
}

/** Reading was stopped, since the file could not land. */
class Stopped extends Error {
  override readonly name = 'Stopped'
}

/**
 * The reading thread's side of the messages about one file: a store for `importWorkbook`, whose rows go to the thread
 * that lands them.
 */
export class FileTalk {
  readonly #say: (said: OfFile) => void
  readonly #answers: Answer[] = []
  #onTheWay = 0
  #broken: Error | undefined
  #wake: (() => void) | undefined

  constructor(say: (said: OfFile) => void) {
    this.#say = say
  }

  hear(answer: Answer): void {
    if (answer.kind === 'taken') this.#onTheWay -= 1
    else if (answer.kind === 'again') this.#broken = new ReadAgain()
    else if (answer.kind === 'stop') this.#broken = new Stopped('the file could not land')
    else this.#answers.push(answer)
    this.#wake?.()
  }

  async land(source: Source, write: (landing: Landing) => Promise<void>): Promise<LandingReport> {
    this.#say({ kind: 'land', source })
    for (;;) {
      const answer = await this.#answer()
      if (answer.kind === 'landed') return answer.report
      await write({
        records: (rows) => this.#send({ kind: 'records', rows }),
        quarantine: (rows) => this.#send({ kind: 'quarantine', rows }),
        returns: (rows) => this.#send({ kind: 'returns', rows }),
      })
      this.#say({ kind: 'written' })
    }
  }

  async #send(rows: OfFile): Promise<void> {
    await this.#until(() => this.#onTheWay < window)
    this.#onTheWay += 1
    this.#say(rows)
  }

  async #answer(): Promise<Extract<Answer, { kind: 'write' | 'landed' }>> {
    await this.#until(() => this.#answers.length > 0)
    return this.#answers.shift() as Extract<Answer, { kind: 'write' | 'landed' }>
  }

  /** Waits; one wait at a time. */
  async #until(isSo: () => boolean): Promise<void> {
    while (this.#broken === undefined && !isSo()) await new Promise<void>((resolve) => (this.#wake = resolve))
    if (this.#broken !== undefined) throw this.#broken
  }
}
