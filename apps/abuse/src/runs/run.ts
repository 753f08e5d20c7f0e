import { randomBytes } from 'node:crypto'
import { bounds } from '../bounds/bounds.js'
import { findingsIn, findingsInLine, type Finding } from '../checks/judge.js'
import { Findings } from '../checks/findings.js'
import { senderTo } from '../http/send.js'
import type { Came, Sent } from '../http/sent.js'
import { routesOf, type Document } from '../requests/document.js'
import { mutatedRequests, type Credential, type Mutated } from '../requests/mutated.js'
import { allScenarios } from '../scenarios/all-scenarios.js'
import type { Stage } from '../scenarios/scenario.js'
import type { Memory } from '../service/messages.js'
import { startService } from '../service/service.js'
import { credentialsFrom } from './credentials.js'
import { runGuarded } from './guarded.js'
import { honestReaders } from './honest.js'

/** How to run. */
export interface RunOptions {
  /** How many mutated requests, in addition to those of the scenarios. */
  readonly requests: number
  readonly seed: number
  /** False: without scenarios that wait for limits of time. */
  readonly slow: boolean
  /** Of the long lists of the scenarios, one request in how many; 1: all. */
  readonly thin: number
  readonly say: (line: string) => void
}

/** What a run found. */
export interface Totals {
  readonly requests: number
  readonly crashes: number
  readonly serverErrors: number
  readonly leaks: number
  /** Answers that never came, or not in time, or without the headers that protect them, and honest readers answered wrongly. */
  readonly others: number
  readonly rssStartMb: number
  readonly rssEndMb: number
  readonly heapStartMb: number
  readonly heapEndMb: number
  /** The routes of the service, and those that no right request of the suite has reached. */
  readonly routes: number
  readonly unreached: readonly string[]
  /** How many routes have answered a mutated request with success. */
  readonly mutatedReached: number
  readonly statuses: Readonly<Record<string, number>>
}

/** How many requests are under way at a time, and after how many the accounts are given back what they have lost. */
const atOnce = 6
const checkEvery = 500

/** Attacks a service that it starts. Throws nothing that the service does; what is wrong is counted. */
export async function run({ requests: count, seed, slow, thin, say }: RunOptions): Promise<Totals> {
  const findings = new Findings(say)
  let secrets: ReadonlySet<string> = new Set()
  const service = await startService(`abuse_${randomBytes(5).toString('hex')}`, (line) =>
    findings.add(findingsInLine(line, secrets), 'log'),
  )
  const statuses: Record<string, number> = {}
  const [reached, mutatedReached] = [new Set<string>(), new Set<string>()]
  let sentCount = 0
  let listed = 0
  const sender = senderTo(service.port, atOnce)
  const unreached = (): readonly string[] =>
    service.routes.map(({ method, path }) => `${method} ${path}`).filter((route) => !reached.has(route))
  try {
    const origin = `http://127.0.0.1:${service.port}`
    const host = new URL(origin).host
    const credentials = await credentialsFrom(service)
    secrets = credentials.secrets
    const honest = await honestReaders(sender, host, credentials)
    const judged = async (sent: Sent, who: string, canary: string, where: string): Promise<Came> => {
      const came = await sender.send(sent)
      sentCount += 1
      statuses[came.status] = (statuses[came.status] ?? 0) + 1
      findings.add(
        findingsIn(came, { who, canary }, secrets),
        `${sent.method} ${where} ${who} ${sent.path.slice(0, 300)}`,
      )
      return came
    }
    const askHonestly = async (): Promise<void> => findings.add(await honest(), 'honest readers')
    const isOver = async ({ headers }: Credential): Promise<boolean> =>
      (await sender.send({ method: 'GET', path: '/v1/session', headers: [['Host', host], ...headers], body: null }))
        .status === 401
    const restore = async (): Promise<void> => {
      await service.ask({ what: 'roles' })
      await credentials.renew(isOver)
      await askHonestly()
    }
    const document = JSON.parse(
      (await judged(get(host, '/openapi.json'), 'stranger', '\0', '/openapi.json')).text,
    ) as Document
    const routes = routesOf(document, service.routes)
    const stage: Stage = {
      port: service.port,
      origin,
      routes,
      link: service.link,
      reached: (route) => void reached.add(route),
      unreached,
      credential: credentials.of,
      takes: () => (listed += 1) % thin === seed % thin,
      send: (sent, who) => judged(sent, who, '\0', sent.path.split('?')[0]!),
      note: (kind: Finding['kind'], what, where) => findings.add([{ kind, what }], where),
      counted: (more) => void (sentCount += more),
      honest: askHonestly,
    }
    let start: Memory = { rssMb: 0, heapMb: 0 }
    const scenarios = async (): Promise<void> => {
      for (const { name, isSlow, run: play } of allScenarios)
        if (slow || !isSlow) {
          const before = sentCount
          await play(stage)
          await restore()
          say(`${name}: ${sentCount - before} requests`)
        }
    }
    const attack = async (from: Generator<Mutated>): Promise<void> => {
      // Each draws the next request when it has its answer.
      const one = async (): Promise<void> => {
        for (let next = from.next(); next.done !== true && service.crash() === null; next = from.next()) {
          const { route, who, canary, ...sent } = next.value
          const { status } = await judged(sent, who, canary, route.path)
          if (status >= 200 && status < 400) mutatedReached.add(`${route.method} ${route.path}`)
        }
      }
      await Promise.all(Array.from({ length: atOnce }, one))
    }
    const mutations = async (): Promise<void> => {
      const warm = Math.floor(count * bounds.warmUp)
      start = await service.memory()
      for (let done = 0; done < count;) {
        const size = Math.min(checkEvery, count - done)
        const target = { document, routes, origin, credentials: credentials.all() }
        await attack(mutatedRequests(target, seed + done, size))
        done += size
        await restore()
        if (done >= warm && done - size < warm) start = await service.memory()
        if (done % 5000 > 0) continue
        const { rssMb, heapMb } = await service.memory()
        say(`${done} mutated requests; ${rssMb} MB, ${heapMb} MB of them living objects`)
      }
      await askHonestly()
    }
    // A service that has ended answers nothing more, which is what the run is about.
    const guarded = await runGuarded(findings, say)
    sentCount += guarded.requests
    if (guarded.crash !== null) say(guarded.crash)
    await scenarios()
      .then(mutations)
      .catch((error: unknown) => {
        if (service.crash() === null) throw error
      })
    const crash = service.crash()
    if (crash !== null) say(crash)
    const end = crash === null ? await service.memory() : { rssMb: 0, heapMb: 0 }
    const [crashes, serverErrors, leaks] = [
      (crash === null ? 0 : 1) + (guarded.crash === null ? 0 : 1),
      findings.count('server-error'),
      findings.count('leak'),
    ]
    const others =
      findings.count('late') + findings.count('unanswered') + findings.count('unprotected') + findings.count('wrong')
    const rss = { rssStartMb: start.rssMb, rssEndMb: end.rssMb, heapStartMb: start.heapMb, heapEndMb: end.heapMb }
    const routeCounts = { routes: service.routes.length, unreached: unreached(), mutatedReached: mutatedReached.size }
    return { requests: sentCount, crashes, serverErrors, leaks, others, ...rss, ...routeCounts, statuses }
  } finally {
    sender.close()
    await service.stop()
  }
}

const get = (host: string, path: string): Sent => ({ method: 'GET', path, headers: [['Host', host]], body: null })
