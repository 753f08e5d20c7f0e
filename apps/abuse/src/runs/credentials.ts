import type { Action } from '@minzheng/access'
import { accounts, city, own, type Account } from '../city/accounts.js'
import type { Service } from '../service/service.js'
import type { Credential } from '../requests/mutated.js'

/** Programs of two accounts, and what they may do. */
const programs: Readonly<Partial<Record<Account, { readonly district: string; readonly actions: readonly Action[] }>>> =
  {
    'wuxing-1': { district: own, actions: ['read-figures', 'upload', 'correct', 'submit-month'] },
    'city-1': { district: city, actions: ['read-figures', 'correct'] },
  }

/** The cookies and tokens of a run. */
export interface Credentials {
  /** What attackers send; in the order of the accounts, so that a seed always draws the same ones. */
  readonly all: () => readonly Credential[]
  readonly of: (who: string, kind?: 'cookie' | 'token') => Credential
  /** Every secret that there ever was. */
  readonly secrets: ReadonlySet<string>
  /** A session that no attacker has. */
  readonly apart: (who: Account) => Promise<Credential>
  /** Gives the accounts that have lost session or token a new one. */
  readonly renew: (isOver: (credential: Credential) => Promise<boolean>) => Promise<void>
}

export async function credentialsFrom({ ask }: Pick<Service, 'ask'>): Promise<Credentials> {
  const secrets = new Set<string>()
  const cookies = new Map<string, Credential>()
  const tokens = new Map<string, Credential>()
  const session = async (who: string): Promise<Credential> => {
    const secret = String(await ask({ what: 'session', actor: who }))
    secrets.add(secret)
    return { who, headers: [['Cookie', `minzheng=${secret}`]] }
  }
  const token = async (who: Account): Promise<Credential> => {
    const { district, actions } = programs[who]!
    const scopes = actions.map((action) => ({ action, district, domain: null }))
    const secret = String(await ask({ what: 'token', actor: who, name: `${who}-program`, scopes }))
    secrets.add(secret)
    return { who, headers: [['Authorization', `Bearer ${secret}`]] }
  }
  for (const who of Object.keys(accounts)) cookies.set(who, await session(who))
  for (const who of Object.keys(programs) as Account[]) tokens.set(who, await token(who))
  return {
    secrets,
    all: () => [...cookies.values(), ...tokens.values()],
    of: (who, kind = 'cookie') => (kind === 'cookie' ? cookies : tokens).get(who)!,
    apart: (who) => session(who),
    renew: async (isOver) => {
      for (const [who, each] of cookies) if (await isOver(each)) cookies.set(who, await session(who))
      for (const [who, each] of tokens) if (await isOver(each)) tokens.set(who, await token(who as Account))
    },
  }
}
