import { describe, expect, it, vi } from 'vitest'
import type { Deployment } from '../src/data/definitions.js'
import type { Release } from '../src/data/releases.js'
import type { Session, SessionState } from '../src/data/session.js'
import type { ViewSearch } from '../src/data/view.js'

// The client reads where the page is from as soon as it is loaded.
vi.stubGlobal('document', { baseURI: 'http://127.0.0.1/' })
const { viewOf } = await import('../src/data/view.js')

const deployment = { district: '330500', plans: [{ id: 'plan', year: 2024 }] } as unknown as Deployment
const signedIn = (
  ...grants: readonly (readonly [role: string, district: string, ...actions: string[]])[]
): SessionState => ({
  state: 'in',
  session: {
    actor: 'a',
    grants: grants.map(([role, district, ...actions]) => ({ role, district, actions })),
  } as unknown as Session,
})
const seen = (state: SessionState, search: ViewSearch = {}): readonly unknown[] => {
  const { audiences, audience, home, readsCity } = viewOf(search, deployment, state)
  return [audiences, audience, home, readsCity]
}
const all = ['internal', 'shared', 'public']

describe('What somebody sees first', () => {
  it('is the live figures of their district, for the bureau', () => {
    expect(seen(signedIn(['reader', '330500', 'read-figures']))).toEqual([all, 'internal', '330500', true])
    expect(seen(signedIn(['county-officer', '330502', 'read-figures']))).toEqual([all, 'internal', '330502', false])
    // What is shared, the bureau reads of everywhere.
    expect(seen(signedIn(['county-officer', '330502', 'read-figures']), { audience: 'shared' })).toEqual([
      all,
      'shared',
      '330500',
      true,
    ])
  })

  it('is what is shared of the district in their grant, for others', () => {
    const shared = ['shared', 'public']
    expect(seen(signedIn(['superior', '330500', 'read-figures']))).toEqual([shared, 'shared', '330500', true])
    expect(seen(signedIn(['department', '330502', 'read-figures']))).toEqual([shared, 'shared', '330502', false])
    expect(seen(signedIn(['department', '330502', 'read-figures']), { audience: 'public' })).toEqual([
      shared,
      'public',
      '330500',
      true,
    ])
  })

  it('is what is published, for strangers, accounts without grants and those who read no figures', () => {
    const published = [['public'], 'public', '330500', true]
    expect(seen({ state: 'out' })).toEqual(published)
    expect(seen(signedIn())).toEqual(published)
    expect(seen(signedIn(['system-administrator', '330500', 'operate']))).toEqual(published)
    expect(seen(signedIn(['records-reader', '330502', 'read-records']))).toEqual(published)
  })

  it('is the release that fits: by number, by month, otherwise of the latest month; and none if there is none', () => {
    const release = (number: number, period: string, plan: string | null = 'plan') =>
      ({ number, period, plan }) as unknown as Release
    const releases = [
      release(4, '2024-01'),
      release(3, '2024-02'),
      release(2, '2024-01', null),
      release(1, '2023', 'former'),
    ]
    const read = (search: ViewSearch, there = releases): readonly unknown[] => {
      const { month, asked, published } = viewOf(search, deployment, signedIn(), there)
      return [month, asked.release, published?.months.map((each) => each.month)]
    }
    const months = ['2024-02', '2024-01']
    expect(read({})).toEqual(['2024-02', '3', months])
    // A revision of January is newer than February, and is not what is read first.
    expect(read({ month: '2024-01' })).toEqual(['2024-01', '4', months])
    expect(read({ release: '2' })).toEqual(['2024-01', '2', months])
    expect(read({ month: '2024-02', release: '4' })).toEqual(['2024-01', '4', months])
    expect(read({ month: '2024-06' })).toEqual(['2024-06', undefined, months])
    expect(read({ release: '9' })).toEqual([undefined, undefined, months])
    expect(read({}, [])).toEqual([undefined, undefined, []])
    expect(read({}, [release(1, '2024')])).toEqual([undefined, '1', ['2024-12']])
    expect(read({}, [release(1, '2024-12')])).toEqual([undefined, '1', ['2024-12']])
    const bureau = viewOf({ release: '4' }, deployment, signedIn(['reader', '330500', 'read-figures']), releases)
    expect([bureau.audience, bureau.asked.release]).toEqual(['shared', '4'])
  })

  it('is what the address says, for whomever', () => {
    expect(seen(signedIn(), { audience: 'internal' })[1]).toBe('internal')
  })
})
