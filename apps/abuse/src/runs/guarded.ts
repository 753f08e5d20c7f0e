import { randomBytes } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type { Findings } from '../checks/findings.js'
import { findingsIn, findingsInLine } from '../checks/judge.js'
import { allAttacks } from '../guarded/attacks.js'
import type { GuardedStage } from '../guarded/stage.js'
import { senderTo } from '../http/send.js'
import { startGuardedService } from '../service/service.js'

/** What a run against limits and the identity provider did. */
export interface GuardedTotals {
  readonly requests: number
  readonly crash: string | null
}

/** Attacks a service of its own that has limits and an identity provider, all on loopback. */
export async function runGuarded(findings: Findings, say: (line: string) => void): Promise<GuardedTotals> {
  const secrets = new Set<string>()
  const service = await startGuardedService(`abuse_${randomBytes(5).toString('hex')}`, (line) =>
    findings.add(findingsInLine(line, secrets), 'log'),
  )
  const sender = senderTo(service.port, 6)
  let requests = 0
  let name = ''
  try {
    const origin = `http://127.0.0.1:${service.port}`
    const stage: GuardedStage = {
      ...service,
      origin,
      send: async (
        path,
        { from, method = 'GET', headers = [], body = null as string | null, who = 'stranger' } = {},
      ) => {
        requests += 1
        const forwarded = from === undefined ? [] : [['X-Forwarded-For', from] as const]
        const all = [['Host', new URL(origin).host] as const, ...forwarded, ...headers]
        const came = await sender.send({ method, path, headers: all, body })
        findings.add(
          findingsIn(came, { who, canary: '\0' }, ownExcept(secrets, came)),
          `${method} ${path.split('?')[0]} ${name}`,
        )
        return came
      },
      expect: (what, is, must) => {
        if (isDeepStrictEqual(is, must)) return
        const words = `${what} must be ${JSON.stringify(must)}, got ${JSON.stringify(is)}`
        findings.add([{ kind: 'wrong', what: words }], name)
      },
      keepSecret: (secret) => void secrets.add(secret),
    }
    for (const attack of allAttacks) {
      name = attack.name
      const before = requests
      await attack.run(stage)
      say(`${name}: ${requests - before} requests`)
    }
    return { requests, crash: service.crash() }
  } catch (error) {
    const crash = service.crash()
    if (crash === null) throw error
    return { requests, crash }
  } finally {
    sender.close()
    await service.stop()
  }
}

/** Whoever signs in is given the secret of the new session. */
const ownExcept = (secrets: ReadonlySet<string>, { headers }: { readonly headers: object }): ReadonlySet<string> =>
  'set-cookie' in headers ? new Set() : secrets
