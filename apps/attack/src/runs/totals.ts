import type { Disclosure } from '../knowledge/released.js'
import type { Leak, TableSummary } from './summary.js'
import type { FailedTable } from './tables.js'

/** The results of all tables together. */
export class Totals {
  #tables = 0
  #failed = 0
  #refused = 0
  #hidden = 0
  #told = 0
  #narrowed = 0
  #notProved = 0
  #explained = 0
  #longest = 0
  #protectMs = 0
  #attackMs = 0
  readonly #marks: Record<Disclosure, number> = { shown: 0, small: 0, complement: 0, derived: 0, withheld: 0 }
  readonly #toldBy = new Map<string, number>()
  readonly #families = new Map<string, { hidden: number; told: number; narrowed: number }>()

  add(table: TableSummary | FailedTable): void {
    this.#tables += 1
    if ('fault' in table) {
      this.#failed += 1
      return
    }
    const { verdicts, tried } = table
    if (table.isRefused) this.#refused += 1
    this.#hidden += table.hidden
    this.#told += verdicts.told
    this.#narrowed += verdicts.narrowed
    this.#notProved += verdicts['not-proved']
    this.#protectMs += table.protectMs
    this.#attackMs += table.attackMs
    this.#longest = Math.max(this.#longest, table.attackMs)
    for (const [mark, count] of Object.entries(table.marks)) this.#marks[mark as Disclosure] += count
    for (const { kinds } of table.leaks) {
      const by = kinds.join(' + ')
      this.#toldBy.set(by, (this.#toldBy.get(by) ?? 0) + 1)
    }
    for (const name of tried) {
      const family = this.#families.get(name) ?? { hidden: 0, told: 0, narrowed: 0 }
      family.hidden += table.hidden
      family.told += verdicts.told
      family.narrowed += verdicts.narrowed
      this.#families.set(name, family)
    }
  }

  /** The leaks of a table that are still to be printed. */
  newLeaks({ leaks }: TableSummary, most: number): readonly Leak[] {
    const printed = leaks.slice(0, Math.max(0, most - this.#explained))
    this.#explained += printed.length
    return printed
  }

  /** A line on one table. */
  static lineOf({
    seed,
    tried,
    figures,
    hidden,
    verdicts,
    marks,
    isRefused,
    protectMs,
    attackMs,
  }: TableSummary): string {
    return (
      `city ${seed} (${tried.join(', ')}): ${figures} figures, ${hidden} small counts, ${verdicts.told} told, ` +
      `${verdicts.narrowed} narrowed, ${verdicts['not-proved']} not proved; hidden ${marks.small} + ${marks.complement} + ` +
      `${marks.derived} + ${marks.withheld}${isRefused ? '; refused' : ''}; ${Math.round(protectMs)} + ${Math.round(attackMs)} ms`
    )
  }

  /** What the totals as JSON do not say. */
  lines(): readonly string[] {
    const { shown, small, complement, derived, withheld } = this.#marks
    const tables = Math.max(1, this.#tables - this.#failed)
    return [
      `Figures: ${shown} shown, ${small} small, ${complement} complements, ${derived} derived, ${withheld} withheld.`,
      `A table took ${Math.round(this.#protectMs / tables)} ms to protect and ${Math.round(this.#attackMs / tables)} ms to attack, ${Math.round(this.#longest)} ms at most.`,
      ...[...this.#families]
        .toSorted(([one], [other]) => (one < other ? -1 : 1))
        .map(
          ([name, { hidden, told, narrowed }]) =>
            `  ${name}: of ${hidden} small counts ${told} told, ${narrowed} narrowed`,
        ),
      ...(this.#toldBy.size === 0 ? [] : ['Told by (the first of each table):']),
      ...[...this.#toldBy]
        .toSorted(([, one], [, other]) => other - one)
        .map(([kinds, count]) => `  ${count} × ${kinds}`),
      ...(this.#failed === 0 ? [] : [`${this.#failed} tables failed: nothing about them is proved.`]),
    ]
  }

  /** The totals. `narrowed` are the counts that are one of two; those told are not among them. */
  json(): Readonly<Record<string, number>> {
    const { small, complement } = this.#marks
    return {
      tables: this.#tables,
      hidden: this.#hidden,
      toldExactly: this.#told,
      narrowed: this.#narrowed,
      narrowedShare: this.#hidden === 0 ? 0 : Number((this.#narrowed / this.#hidden).toFixed(5)),
      complementPerSmall: small === 0 ? 0 : Number((complement / small).toFixed(3)),
      refused: this.#refused,
      notProved: this.#notProved + this.#failed,
    }
  }

  /** True if no small count was told and all others were proved. */
  get isPassed(): boolean {
    return this.#told === 0 && this.#notProved === 0 && this.#failed === 0
  }
}
