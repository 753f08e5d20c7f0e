import { MinzhengError } from '@minzheng/core'
import type { Landing, LandingReport, Source } from '@minzheng/store'
import type { Answer, FileMessage } from './messages.js'

/** Batches of rows of one file that may be under way; they are in memory in addition to the file that lands. */
const window = 2

/** The rows were discarded, and the file must be read once more. */
export class ReadAgain extends MinzhengError<'read-again'> {
  override readonly name = 'ReadAgain'

  constructor() {
    super('read-again', 'the file must be read once more')
  }
}

/** Reading was stopped, since the file could not land. */
class Stopped extends MinzhengError<'reading-stopped'> {
  override readonly name = 'Stopped'

  constructor() {
    super('reading-stopped', 'the file could not land')
  }
}

/**
 * The reading thread's side of the messages about one file: a store for `importWorkbook`, whose rows go to the thread
 * that lands them.
 */
export class FileChannel {
  readonly #post: (message: FileMessage) => void
  readonly #answers: Answer[] = []
  #inFlight = 0
  #broken: Error | undefined
  #wake: (() => void) | undefined

  constructor(send: (message: FileMessage) => void) {
    this.#post = send
  }

  receive(answer: Answer): void {
    if (answer.kind === 'accepted') this.#inFlight -= 1
    else if (answer.kind === 'again') this.#broken = new ReadAgain()
    else if (answer.kind === 'stop') this.#broken = new Stopped()
    else this.#answers.push(answer)
    this.#wake?.()
  }

  async land(
    source: Source,
    write: (landing: Landing) => Promise<void>,
    { dryRun = false }: { readonly dryRun?: boolean } = {},
  ): Promise<LandingReport> {
    this.#post({ kind: 'land', source, dryRun })
    for (;;) {
      const answer = await this.#answer()
      if (answer.kind === 'landed') return answer.report
      await write({
        records: (rows) => this.#send({ kind: 'records', rows }),
        quarantine: (rows) => this.#send({ kind: 'quarantine', rows }),
        returns: (rows) => this.#send({ kind: 'returns', rows }),
        full: (scope) => this.#send({ kind: 'full', scope }),
      })
      this.#post({ kind: 'written' })
    }
  }

  async #send(rows: FileMessage): Promise<void> {
    await this.#until(() => this.#inFlight < window)
    this.#inFlight += 1
    this.#post(rows)
  }

  async #answer(): Promise<Extract<Answer, { kind: 'write' | 'landed' }>> {
    await this.#until(() => this.#answers.length > 0)
    return this.#answers.shift() as Extract<Answer, { kind: 'write' | 'landed' }>
  }

  /** Waits; one wait at a time. */
  async #until(isTrue: () => boolean): Promise<void> {
    while (this.#broken === undefined && !isTrue()) await new Promise<void>((resolve) => (this.#wake = resolve))
    if (this.#broken !== undefined) throw this.#broken
  }
}
