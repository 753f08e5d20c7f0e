import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { smallCity } from '@minzheng/core/testing'
import { createStore, type Source, type Store } from '../src/index.js'
import { databases } from './databases.js'

/**
 * The maximum number of round trips of a small landing, whatever its number of rows: the dataset's lock and what
 * depends on it are statements of their own, changed keys are read, computed and written in four more, and the chain takes
 * two.
 */
const most = 29

/** Statements that only the first landing of a dataset sends. */
const ofFirstLanding = /^select "id" from "[^"]+"\."source" where "dataset" = \$1 and "id" != \$2/

/** Records every statement that goes to either database until the test ends. */
function recorded(): () => readonly string[] {
  const spies = [
    vi.spyOn(PGlite.prototype, 'query'),
    vi.spyOn(PGlite.prototype, 'exec'),
    vi.spyOn(pg.Client.prototype, 'query'),
  ]
  const textOf = (first: unknown): string =>
    typeof first === 'string' ? first : (first as { readonly text: string }).text
  return () =>
    spies
      .flatMap(({ mock }) =>
        mock.calls.map(([first], at) => ({ text: textOf(first), order: mock.invocationCallOrder[at]! })),
      )
      .toSorted((one, other) => one.order - other.order)
      .map(({ text }) => text.trim())
}

/** The statements of the last transaction, from its beginning to its end. */
function lastTransaction(statements: readonly string[]): readonly string[] {
  const begun = statements.findLastIndex((text) => /^begin\b/.test(text))
  return statements.slice(begun, statements.lastIndexOf('commit') + 1).filter((text) => !ofFirstLanding.test(text))
}

afterEach(() => vi.restoreAllMocks())

describe.each(databases)('on $name', ({ open }) => {
  const landing = async (store: Store, source: Omit<Source, 'name'>, lines: readonly number[]): Promise<void> => {
    await store.land({ name: 'standards.csv', ...source }, async ({ records, quarantine, returns }) => {
      const name = `standard ${lines.length}`
      await records(lines.map((line) => ({ line, record: recordOf(source.dataset, line, name) })))
      await records(
        lines
          .slice(0, 2)
          .map((line) => ({ line: line + 1000, record: recordOf(source.dataset, line, `${name} otherwise`) })),
      )
      const reason = { zh: '不是日期', en: 'is no day' }
      await quarantine([{ sheet: null, line: 999, column: '日期', code: 'value', reason }])
      await returns([{ district: '330500', month: '2024-01', own: false }])
    })
  }
  const recordOf = (dataset: string, at: number, word: string) => {
    const { facts, key } = smallCity.dataset(dataset)
    const values = {
      text: `${word} ${at}`,
      district: '330502001001',
      day: '2024-01-05',
      integer: 10,
      money: 1000,
      flag: true,
      pseudonym: 'a'.repeat(32),
    }
    return Object.fromEntries(
      Object.entries(facts).map(([field, { kind, choices }]) => {
        if (choices !== undefined)
          return [field, kind === 'integer' ? Number(Object.keys(choices)[0]) : Object.keys(choices)[0]!]
        if (kind === 'text' && key.includes(field)) return [field, `key ${at}`]
        return [field, kind === 'choice' ? null : values[kind]]
      }),
    )
  }

  it.each([...smallCity.datasets.keys()])(
    'lands a few rows of %s, some new, some changed and some refused, in a fixed number of round trips',
    async (dataset) => {
      const statements = recorded()
      const store = await createStore(await open(), smallCity)
      await landing(store, { dataset, sha256: '1'.repeat(64), keyFingerprint: 'f' }, [2, 3, 4])
      await landing(store, { dataset, sha256: '2'.repeat(64), keyFingerprint: 'f' }, [3, 4, 5, 6])
      const sent = lastTransaction(statements())
      expect(sent.length, sent.join('\n\n')).toBeLessThanOrEqual(most)
      expect(sent.length).toBeGreaterThan(2)
    },
  )
})
