// For programs that queue jobs.
export { createJobClient } from './client.js'
export type { JobClient, QueueCounts } from './client.js'

// The contract.
export { queueName, reasons, recomputeKey, recomputeOptions, parseRecompute } from './recompute-job.js'
export { isJobName, jobOptions, jobs, parseJob, scheduledOptions } from './jobs.js'
export { keptJobs } from './retention.js'
export type { JobData, JobName, JobProgress, JobResult } from './jobs.js'
export type { RecomputeData, RecomputeResult } from './recompute-job.js'
export { RejectedJobError, QueueUnavailableError } from './errors.js'

// For programs that run a worker or maintain the queue.
export { createBackend, migrateQueue, openQueue } from './connection.js'
export type { JobQueue, OpenQueue } from './connection.js'
export type { QueueConnection, QueuePool, QueuePoolClient } from './queue-connection.js'
export { redisSettingFaults } from './redis-settings.js'
export type { SettingFault } from './redis-settings.js'
