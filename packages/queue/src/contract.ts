import { createHash } from 'node:crypto'
import type { JobsOptions } from 'bullmq'
import { z } from 'zod'
import { RejectedJobError } from './errors.js'
import { countField, districtField, only, outcomeField, periodField } from './job-field.js'
import { keptJobs } from './retention.js'

/**
 * The BullMQ queue that all jobs go to. Its name is older than the other jobs, and stays: workers of two versions share
 * it.
 */
export const queueName = 'minzheng-recompute'

/** Why a recompute was asked for; for people who read the queue, nothing depends on it. */
export const reasons = ['import', 'sweep', 'request', 'repair'] as const

/**
 * What a recompute job carries and what it returns. It only rings the bell: figures are read from the records when it
 * runs.
 */
export const recomputeJob = Object.freeze({
  name: 'recompute',
  data: only({
    /** A district of any level; everything below it is brought up to date too. */
    district: districtField,
    period: periodField,
    reason: z.enum(reasons, { error: `must be one of ${reasons.join(', ')}` }).optional(),
    /**
     * Whose figures are wanted: where nothing that they read is dirty, there is nothing to do. Otherwise all of the
     * district is brought up to date.
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
    /** Dirty cells (dataset, district, month) brought up to date; 0 where there was nothing to do. */
    cells: countField,
    /** Sums that moved: of how many datasets, districts and months, with those of the districts above. */
    changed: countField,
    /** How long it took. */
    milliseconds: countField,
  }),
})

export type RecomputeData = Readonly<z.infer<typeof recomputeJob.data>>
export type RecomputeResult = Readonly<z.infer<typeof recomputeJob.result>>

/** Throws `RejectedJobError` with all faults of a job's data in one line, without the values that were given. */
export function parseData<Schema extends z.ZodType>(schema: Schema, data: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(data)
  if (parsed.success) return parsed.data
  throw new RejectedJobError(
    parsed.error.issues.map((issue) => ['data', ...issue.path.map(String)].join('.') + ` ${issue.message}`),
  )
}

/**
 * Checks what a recompute carries. Throws `RejectedJobError` with all faults in one line; a value is quoted only where
 * it has the look of a district code or a period, so that nothing else that was put there by mistake reaches a log.
 * @param hasDistrict tells whether a code is a district that is known; left out, only its form is checked
 */
export function parseRecompute(data: unknown, hasDistrict: (code: string) => boolean = () => true): RecomputeData {
  const parsed = parseData(recomputeJob.data, data)
  if (!hasDistrict(parsed.district))
    throw new RejectedJobError([`data.district ${parsed.district} is not a district that is known here`])
  return parsed
}

/** Two jobs with the same key ask for the same work. */
export function recomputeKey({ district, period, domain, indicators }: RecomputeData): string {
  const narrowed =
    domain === undefined && indicators === undefined
      ? ''
      : `.${digest([domain ?? '', ...[...(indicators ?? [])].sort()].join(' '))}`
  return `${district}.${period}${narrowed}`
}

/** A short name for a long text, for use in keys. */
export const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16)

/**
 * How a recompute job is queued. While one waits, a second is dropped, since the first will read what is there when it
 * runs; while one runs, a second is kept and runs after it, so that no change is missed.
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
