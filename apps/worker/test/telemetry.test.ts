import { randomBytes } from 'node:crypto'
import { trace } from '@opentelemetry/api'
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base'
import { BullMQOtel } from 'bullmq-otel'
import type { Telemetry } from 'bullmq'
import { expect, it } from 'vitest'
import { openQueue } from '@minzheng/queue'
import { startWorker } from '../src/index.js'
import { catalogue, fakeStore } from './fake-store.js'

const url = process.env['REDIS_URL']
if (url === undefined) console.log('worker: telemetry is not tested, because REDIS_URL is not set.')

it.skipIf(url === undefined)(
  'creates a span for each job of a traced worker and passes it to the SDK of the process',
  async () => {
    const exporter = new InMemorySpanExporter()
    trace.setGlobalTracerProvider(new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }))
    const connection = { redis: url!, prefix: `test_${randomBytes(6).toString('hex')}` }
    const store = fakeStore()
    store.change('330502')
    const telemetry = new BullMQOtel({ tracerName: 'minzheng' }) as Telemetry
    const worker = await startWorker({
      store,
      catalogue,
      connection,
      log: () => {},
      sweepIntervalMs: 60_000,
      telemetry,
    })
    await worker.waitUntilIdle()
    await worker.close()
    const { queue, close } = await openQueue(connection)
    await queue.obliterate({ force: true })
    await close()
    const spans = exporter.getFinishedSpans()
    const processed = spans.filter(({ name }) => name.startsWith('process minzheng-recompute'))
    expect(processed.length, spans.map(({ name }) => name).join(', ')).toBeGreaterThan(0)
  },
)
