import { createHash } from 'node:crypto'
import type { JobsOptions } from 'bullmq'
import { z } from 'zod'
import { RejectedJobError } from './errors.js'
import { countField, districtField, only, outcomeField, periodField } from './job-field.js'
import { keptJobs } from './retention.js'

/**
 * The BullMQ queue of all jobs. The name is older than the jobs other than recompute, and stays, because workers of two
 * versions share the queue.
 */
export const queueName = 'minzheng-recompute'

/** Why a recompute was queued: information for people who inspect the queue. Nothing depends on it. */
export const reasons = ['import', 'sweep', 'request', 'repair'] as const

/**
 * The data and result of a recompute job. The job is only a notification: the worker computes sums from the records
 * when it runs.
 */
export const recomputeJob = Object.freeze({
  name: 'recompute',
  data: only({
    /** A district of any level; includes all districts below it. */
    district: districtField,
    period: periodField,
    reason: z.enum(reasons, { error: `must be one of ${reasons.join(', ')}` }).optional(),
    /**
     * A domain of indicators: if nothing that they read is dirty, there is nothing to do. Otherwise the worker
     * recomputes all datasets of the district.
     */
    domain: z
      .string({ error: 'must be text' })
      .regex(/^[a-z][a-z-]{0,40}$/, 'must be the name of a domain')
      .optional(),
    /** The same for single indicators, by id. */
    indicators: z
      .array(
        z
          .string({ error: 'must be text' })
          .regex(/^[a-z][a-z-]{0,40}\.[a-z0-9][a-z0-9.-]{0,99}$/, 'must be the id of an indicator'),
        {
          error: 'must be a list of ids of indicators',
        },
      )
      .min(1, 'must name at least one')
      .max(50, 'must name 50 at most')
      .optional(),
  }),
  result: z.strictObject({
    outcome: outcomeField,
    /** The number of dirty cells (dataset, district, month) brought up to date; 0 if none was dirty. */
    cells: countField,
    /** The number of changed sums, counted by dataset, district and month, including districts above. */
    changed: countField,
    /** The duration in milliseconds. */
    milliseconds: countField,
  }),
})

export type RecomputeData = Readonly<z.infer<typeof recomputeJob.data>>
export type RecomputeResult = Readonly<z.infer<typeof recomputeJob.result>>

/** Validates a job's data. Throws `RejectedJobError` with all faults in one line, without the given values. */
export function parseData<Schema extends z.ZodType>(schema: Schema, data: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(data)
  if (parsed.success) return parsed.data
  throw new RejectedJobError(
    parsed.error.issues.map((issue) => ['data', ...issue.path.map(String)].join('.') + ` ${issue.message}`),
  )
}

/**
 * Validates the data of a recompute. Throws `RejectedJobError` with all faults in one line. It quotes a value only if
 * it looks like a district code or a period, so that nothing else that was given by mistake reaches a log.
 * @param hasDistrict returns whether a code is a known district; if left out, only the form of the code is checked
 */
export function parseRecompute(data: unknown, hasDistrict: (code: string) => boolean = () => true): RecomputeData {
  const parsed = parseData(recomputeJob.data, data)
  if (!hasDistrict(parsed.district))
    throw new RejectedJobError([`data.district must be a district of this catalogue, got ${parsed.district}`])
  return parsed
}

/** The deduplication key of a recompute; jobs with the same key do the same work. */
export function recomputeKey({ district, period, domain, indicators }: RecomputeData): string {
  const narrowed =
    domain === undefined && indicators === undefined
      ? ''
      : `.${digest([domain ?? '', ...[...(indicators ?? [])].toSorted()].join(' '))}`
  return `${district}.${period}${narrowed}`
}

/** A short hash of a text, for use in keys. */
export const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16)

/**
 * The options of a recompute job. While a job waits, BullMQ drops a second one, because the first reads the marks when
 * it runs. While a job runs, BullMQ keeps a second one, which runs after it, so that no change is missed.
 */
export function recomputeOptions(data: RecomputeData): JobsOptions {
  return {
    deduplication: { id: recomputeKey(data), keepLastIfActive: true },
    attempts: 5,
    backoff: { type: 'exponential', delay: 1000, jitter: 0.5 },
    ...keptJobs,
    stackTraceLimit: 1,
    sizeLimit: 4096,
  }
}
