import { setTimeout as sleep } from 'node:timers/promises'
import { huzhou } from '@minzheng/huzhou'
import type { Store } from '@minzheng/store'
import { county, type LoadService } from './load-city.js'
import { watched, watchedPath } from './asks.js'

/** A landing while requests are answered, and when its figure was first seen. */
export interface SeenLanding {
  /** What the figure is after it, counted by hand. */
  readonly value: number
  /** Since 1970, in milliseconds: when the file was sent, when its landing was answered, when an answer had its number. */
  readonly sent: number
  readonly landed: number
  readonly seen: number
}

/** The sites of one file. */
const sites = 2
/** A number that is not seen by then is an error. */
const patienceMs = 60_000

const now = (): number => performance.timeOrigin + performance.now()

/** The figure that the landings change, as the service answers. */
export async function answeredValue({ get }: Pick<LoadService, 'get'>): Promise<number> {
  const response = await get(watchedPath, 'city-1')
  if (response.status !== 200) throw new Error(`the figure must be answered, got status ${response.status}`)
  const { figures } = (await response.json()) as {
    readonly figures: readonly { readonly district: string; readonly variant: string; readonly value: number | null }[]
  }
  const variant = huzhou.catalogue.indicator(watched.indicator).defaultVariant
  const value = figures.find((each) => each.district === county && each.variant === variant)?.value
  if (value === undefined || value === null) throw new Error('the figure must have a value, got none')
  return value
}

/**
 * Sends files of new meal sites, one after another, until the signal, and after each asks until an answer has its number.
 * Then compares what the service answers with what the store reads in this process.
 */
export async function landWhile(
  service: LoadService,
  store: Store,
  pauseMs: number,
  signal: AbortSignal,
): Promise<readonly SeenLanding[]> {
  const found: SeenLanding[] = []
  let value = await answeredValue(service)
  for (let turn = 0; !signal.aborted; turn += 1) {
    value += sites
    const sent = now()
    await sendFile(service, `${Math.round(sent)}-${turn}`)
    const landed = now()
    while ((await answeredValue(service)) !== value) {
      if (now() - landed > patienceMs) throw new Error(`the figure must become ${value}, which was landed, but did not`)
      await sleep(20)
    }
    found.push({ value, sent, landed, seen: now() })
    await assertSame(service, store)
    await sleep(pauseMs, undefined, { signal }).catch(() => undefined)
  }
  return found
}

async function sendFile({ port, cookie }: LoadService, name: string): Promise<void> {
  const { facts } = huzhou.catalogue.dataset('meal-sites')
  const township = huzhou.catalogue.districts.children(county)[0]!.code
  const rows = Array.from({ length: sites }, (_, at): Record<string, string> => ({
    site: `${name}-${at}`,
    district: township,
    kind: '老年食堂',
    openedOn: '2024-12-05',
  }))
  const title = `${huzhou.catalogue.districts.get(county).name}(${county}) 助餐点 补充 · 报告期:2024-12`
  const fields = Object.keys(facts)
  const lines = [
    title,
    fields.map((field) => facts[field]!.title.zh).join(','),
    ...rows.map((row) => fields.map((field) => row[field] ?? '').join(',')),
    '',
  ]
  const response = await fetch(`http://127.0.0.1:${port}/v1/files`, {
    method: 'POST',
    body: lines.join('\n'),
    headers: {
      cookie: cookie('city-1'),
      origin: `http://127.0.0.1:${port}`,
      'content-type': 'text/csv',
      'content-disposition': `attachment; filename*=UTF-8''${name}.csv`,
    },
  })
  const report = (await response.json()) as { readonly files?: readonly { readonly added: number }[] }
  if (response.status !== 200 || report.files?.[0]?.added !== sites)
    throw new Error(`${sites} sites must land, got status ${response.status}: ${JSON.stringify(report).slice(0, 300)}`)
}

/** The figures of a county that the service answers, beside those that the store reads in this process. Nothing lands meanwhile. */
export async function assertSame({ get }: LoadService, store: Store): Promise<number> {
  for (const late = now() + patienceMs; (await store.staleness()).cells > 0; await sleep(20))
    if (now() > late) throw new Error('all figures must be computed, but some were not')
  const response = await get(`/v1/figures?district=${county}&period=2024&limit=5000&audience=internal`, 'city-1')
  const answered = (await response.json()) as {
    readonly figures: readonly { readonly indicator: string; readonly variant: string; readonly value: number | null }[]
  }
  const own = await store.figures.read({ districts: [county], periods: ['2024'] })
  const key = (each: { readonly indicator: string; readonly variant: string }): string =>
    `${each.indicator} ${each.variant}`
  const values = new Map(own.map((each) => [key(each), each.value]))
  if (answered.figures.length !== own.length)
    throw new Error(`the service must answer ${own.length} figures, got ${answered.figures.length}`)
  for (const each of answered.figures)
    if (values.get(key(each)) !== each.value)
      throw new Error(`${key(each)} must be ${values.get(key(each))}, as the store has it, got ${each.value}`)
  return own.length
}
