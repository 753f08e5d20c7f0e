import type { Return } from '@minzheng/core'
import type { Act, RegisterLanding } from '@minzheng/core/registers'
import type { OfficeStore, Operation, SentFile } from './operation.js'

interface NotedFile {
  readonly file: SentFile
  withdrawn: boolean
}

interface NotedAct {
  readonly id: number
  /** The SHA-256 of the file that it withdraws, or the act on a record. */
  readonly of: { readonly withdrawn: string } | { readonly act: Act }
  undone: boolean
}

/** What in-memory evaluation needs: files and acts in the order in which they happened. */
export interface Log {
  readonly landings: readonly RegisterLanding[]
  readonly acts: readonly Act[]
  readonly returns: readonly Return[]
}

/** What happened: operations that the store acknowledged, and interrupted ones that it knows of. */
export class Ledger {
  readonly files = new Map<string, NotedFile>()
  readonly acts = new Map<number, NotedAct>()

  note(operation: Operation, act: number | null): void {
    switch (operation.kind) {
      case 'land':
        this.files.set(operation.sha256, { file: operation, withdrawn: false })
        break
      case 'withdraw':
        this.acts.set(act!, { id: act!, of: { withdrawn: operation.sha256 }, undone: false })
        this.files.get(operation.sha256)!.withdrawn = true
        break
      case 'undo': {
        const undone = this.acts.get(operation.act)!
        undone.undone = true
        if ('withdrawn' in undone.of) this.files.get(undone.of.withdrawn)!.withdrawn = false
        break
      }
      case 'act':
        this.acts.set(act!, { id: act!, of: { act: { from: null, ...operation.request } as Act }, undone: false })
    }
  }

  get living(): readonly SentFile[] {
    return [...this.files.values()].flatMap(({ file, withdrawn }) => (withdrawn ? [] : [file]))
  }

  get actsInForce(): readonly NotedAct[] {
    return [...this.acts.values()].filter(({ undone }) => !undone)
  }

  /** The log in the store's order, in which files that were sent at the same time came one after another. */
  async log(store: OfficeStore): Promise<Log> {
    const order = new Map((await store.sources()).map(({ sha256 }, place) => [sha256, place]))
    const files = [...this.files.values()].toSorted(
      (one, other) => (order.get(one.file.sha256) ?? -1) - (order.get(other.file.sha256) ?? -1),
    )
    return {
      landings: files.map(({ file, withdrawn }) => ({
        dataset: file.dataset,
        from: file.period?.from ?? null,
        asOf: file.period?.asOf ?? null,
        estimated: file.estimated,
        scope: file.scope,
        records: file.records,
        refused: { keys: file.refused, unreadable: 0 },
        withdrawn,
      })),
      acts: this.actsInForce
        .toSorted((one, other) => one.id - other.id)
        .flatMap(({ of }) => ('act' in of ? [of.act] : [])),
      returns: files.flatMap(({ file, withdrawn }) =>
        withdrawn ? [] : file.returns.map((each) => ({ ...each, dataset: file.dataset })),
      ),
    }
  }
}
