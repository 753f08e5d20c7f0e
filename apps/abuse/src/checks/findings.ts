import type { Finding } from './judge.js'

/** Findings of a run, each kind once in words, all of them counted. */
export class Findings {
  private readonly counts = new Map<string, number>()
  private readonly kinds = new Map<Finding['kind'], number>()

  private readonly say: (line: string) => void

  constructor(say: (line: string) => void) {
    this.say = say
  }

  /** Notes findings; `where` says how to see them again. */
  add(found: readonly Finding[], where: string): void {
    for (const { kind, what } of found) {
      this.kinds.set(kind, this.count(kind) + 1)
      // The place without what is different in each request.
      const key = `${kind}: ${what} @ ${where.split(' ').slice(0, 3).join(' ')}`
      const before = this.counts.get(key) ?? 0
      this.counts.set(key, before + 1)
      if (before < 2 && this.counts.size < 200) this.say(`${kind}: ${what} | ${where}`)
    }
  }

  count(kind: Finding['kind']): number {
    return this.kinds.get(kind) ?? 0
  }

  get isEmpty(): boolean {
    return this.kinds.size === 0
  }
}
