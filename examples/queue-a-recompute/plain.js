// Queues a recompute with BullMQ alone, as another system does, without imports from Minzheng. The README of
// @minzheng/queue has the contract.
import { Queue, QueueEvents } from 'bullmq'

const { REDIS_URL: url = 'redis://127.0.0.1:6379', QUEUE_PREFIX: prefix = 'bull', WAIT_MS = '0' } = process.env
const queue = new Queue('minzheng-recompute', { connection: { url }, prefix })

const data = { district: '330502', period: '2024-05' }
const job = await queue.add('recompute', data, {
  // The queue drops a second job for the same district and period while the first waits.
  deduplication: { id: `${data.district}.${data.period}`, keepLastIfActive: true },
  attempts: 5,
  backoff: { type: 'exponential', delay: 1000 },
})
console.log(`plain BullMQ: job ${job.id}`)

// The sender may wait or not. Without a worker the job stays in the queue.
const milliseconds = Number(WAIT_MS)
if (milliseconds > 0) {
  const events = new QueueEvents('minzheng-recompute', { connection: { url }, prefix, lastEventId: '0-0' })
  const result = await job.waitUntilFinished(events, milliseconds)
  console.log(`plain BullMQ: ${result.outcome}, ${result.cells} cells brought up to date`)
  await events.close()
}
await queue.close()
