import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { CameFrom } from '../base/kept.js'
import type { LimitsNoted } from '../limits/request-limits.js'

/** Prometheus metrics of requests. A route is its pattern, so that no label has a district, a number or an account. */
export interface RequestMetrics extends LimitsNoted {
  readonly answered: (route: string, method: string, status: number, milliseconds: number) => void
  /** An answer that may be kept: where it came from. */
  readonly answerCame: (from: CameFrom) => void
  /** Whether limits are counted in memory, since Redis does not answer. */
  readonly limitsInMemory: (inMemory: boolean) => void
  readonly text: () => Promise<string>
  readonly contentType: string
}

/** The metrics of one API, in a registry of their own. */
export function requestMetrics(): RequestMetrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const registers = [registry]
  const durations = new Histogram({
    name: 'minzheng_http_request_duration_seconds',
    help: 'Duration of requests until the answer begins, by route and method',
    labelNames: ['route', 'method'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers,
  })
  const requests = new Counter({
    name: 'minzheng_http_requests_total',
    help: 'Answered requests, by route, method and status',
    labelNames: ['route', 'method', 'status'],
    registers,
  })
  const keptAnswers = new Counter({
    name: 'minzheng_http_kept_answers_total',
    help: 'Answers that may be kept: kept before, joined while being made for another request, or made',
    labelNames: ['from'],
    registers,
  })
  const limited = new Counter({
    name: 'minzheng_http_limited_total',
    help: 'Requests that a limit has refused, by limit',
    labelNames: ['limit'],
    registers,
  })
  const inMemory = new Gauge({
    name: 'minzheng_http_limits_in_memory',
    help: '1 while limits are counted in the memory of this process, since Redis does not answer',
    registers,
  })
  const streams = new Gauge({
    name: 'minzheng_http_event_streams',
    help: 'Streams of events that are open',
    registers,
  })
  return {
    answerCame: (from) => keptAnswers.inc({ from }),
    answered: (route, method, status, milliseconds) => {
      durations.observe({ route, method }, milliseconds / 1000)
      requests.inc({ route, method, status })
    },
    limited: (limit) => limited.inc({ limit }),
    limitsInMemory: (isSo) => inMemory.set(isSo ? 1 : 0),
    streams: (open) => streams.set(open),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  }
}
