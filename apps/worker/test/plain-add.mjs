// A script of another team: BullMQ and the documented contract, nothing of Minzheng. REDIS_URL, QUEUE_PREFIX and JOBS
// ([[name, data, options], …]) come from the environment; it prints how each job ended, one line each.
import { Queue, QueueEvents } from 'bullmq'

const connection = { url: process.env.REDIS_URL }
const prefix = process.env.QUEUE_PREFIX
const queue = new Queue('minzheng-recompute', { connection, prefix })
// From the first event on: a reader that starts at the newest may begin to read a moment after the first job has ended.
const events = new QueueEvents('minzheng-recompute', { connection, prefix, lastEventId: '0-0' })
await events.waitUntilReady()
for (const [name, data, options] of JSON.parse(process.env.JOBS)) {
  const job = await queue.add(name, data, options)
  const end = await job.waitUntilFinished(events, 20_000).then(
    (result) => ({ result }),
    (error) => ({ failed: error.message }),
  )
  console.log(JSON.stringify({ name, ...end }))
}
await events.close()
await queue.close()
