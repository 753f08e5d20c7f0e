// Queues the same recompute with the client, which checks the data and sets the options of the contract.
import { createJobClient, RejectedJobError } from '@minzheng/queue'

const { REDIS_URL: redis = 'redis://127.0.0.1:6379', QUEUE_PREFIX: prefix = 'bull' } = process.env
const jobs = createJobClient({ redis, prefix })

const { jobId } = await jobs.recompute({ district: '330502', period: '2024-05' })
console.log(`client: job ${jobId}`)

// The client refuses data that break the contract before they reach the queue.
try {
  await jobs.recompute({ district: 'Wuxing', period: '2024-05' })
} catch (error) {
  if (!(error instanceof RejectedJobError)) throw error
  console.log(`client: ${error.message}`)
}
console.log(`client: ${(await jobs.counts()).waiting} waiting`)
await jobs.close()
