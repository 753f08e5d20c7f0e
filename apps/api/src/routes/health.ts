import { wholeCity } from '../access/access-rule.js'
import { RequestError } from '../base/problem.js'
import { endpoint } from '../endpoint/endpoint.js'

const plain = (body: string, type = 'text/plain; charset=utf-8'): Response =>
  new Response(body, { headers: { 'content-type': type, 'cache-control': 'no-store' } })

export const healthRoutes = [
  endpoint({
    method: 'get',
    path: '/healthz',
    summary: { zh: '进程在', en: 'the process answers' },
    cost: 0,
    access: { to: 'anyone' },
    answers: { 200: { description: 'alive' } },
    handle: () => plain('alive\n'),
  }),
  endpoint({
    method: 'get',
    path: '/readyz',
    summary: { zh: '可用', en: 'the database answers, and the service is not stopping' },
    cost: 0,
    access: { to: 'anyone' },
    answers: { 200: { description: 'ready' } },
    handle: async ({ tools }) => {
      // Whoever probes learns that it is not ready, and the log why.
      await tools.ready().catch(() => {
        throw new RequestError('unavailable', undefined, { headers: { 'retry-after': '5' } })
      })
      return plain('ready\n')
    },
  }),
  endpoint({
    method: 'get',
    path: '/metrics',
    summary: { zh: '运行指标', en: "metrics in Prometheus' text format" },
    cost: 0,
    access: { action: 'operate', of: wholeCity },
    answers: { 200: { description: 'metrics', types: ['text/plain'] } },
    handle: async ({ tools }) => plain(await tools.metrics.text(), tools.metrics.contentType),
  }),
]
