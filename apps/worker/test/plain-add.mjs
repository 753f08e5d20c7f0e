// A script as another team would write it: it uses BullMQ and the documented contract, but no code of Minzheng. It
// reads REDIS_URL, QUEUE_PREFIX and JOBS ([[name, data, options], …]) from the environment, and prints one line for
// each job that ended.
import { Queue, QueueEvents } from 'bullmq'

const connection = { url: process.env.REDIS_URL }
const prefix = process.env.QUEUE_PREFIX
const queue = new Queue('minzheng-recompute', { connection, prefix })
// Reads from the first event: a reader that starts at the newest event may miss the first job.
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
