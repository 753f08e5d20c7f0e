import { isWholeMonths, parsePeriod } from '@minzheng/core'
import type { JobsOptions } from 'bullmq'
import { z } from 'zod'
import { RejectedJobError } from './errors.js'

/** The BullMQ queue that recompute jobs go to. */
export const queueName = 'minzheng-recompute'

/** Why a recompute was asked for; for people who read the queue, nothing depends on it. */
export const reasons = ['import', 'sweep', 'request', 'repair'] as const

const count = z.int().min(0)

/** What a recompute job carries and what it returns. It only rings the bell: figures are read from the records when it runs. */
export const recomputeJob = Object.freeze({
  name: 'recompute',
  data: z.strictObject(
    {
      /** A district of any level; everything below it is brought up to date too. */
      district: z.string({ error: 'must be text' }).regex(/^(\d{6}|\d{9}|\d{12})$/, 'must be a code of 6, 9 or 12 digits'),
      /** A period as the core writes it: `2024`, `2024-S1`, `2024-Q1`, `2024-05` or `2024-01/2024-05`. */
      period: z.string({ error: 'must be text' }).superRefine((text, context) => {
        const fault = periodFault(text)
        if (fault !== undefined) context.addIssue({ code: 'custom', message: fault })
      }),
      reason: z.enum(reasons, { error: `must be one of ${reasons.join(', ')}` }).optional(),
    },
    { error: (issue) => (issue.code === 'unrecognized_keys' ? 'only district, period and reason are allowed' : 'must be an object with district and period') },
  ),
  result: z.strictObject({
    /** Dirty cells (dataset, district, month) brought up to date; 0 where there was nothing to do. */
    cells: count,
    /** Observations whose figure or status changed. */
    changed: count,
    /** How long it took. */
    milliseconds: count,
  }),
})

export type RecomputeData = Readonly<z.infer<typeof recomputeJob.data>>
export type RecomputeResult = Readonly<z.infer<typeof recomputeJob.result>>

/**
 * Checks what a job carries. Throws `RejectedJobError` with all faults in one line; a value is quoted only where it
 * has the look of a district code or a period, so that nothing else that was put there by mistake reaches a log.
 * @param hasDistrict tells whether a code is a district that is known; left out, only its form is checked
 */
export function parseRecompute(data: unknown, hasDistrict: (code: string) => boolean = () => true): RecomputeData {
  const parsed = recomputeJob.data.safeParse(data)
  if (!parsed.success) throw new RejectedJobError(parsed.error.issues.map((issue) => ['data', ...issue.path.map(String)].join('.') + ` ${issue.message}`))
  if (!hasDistrict(parsed.data.district)) throw new RejectedJobError([`data.district ${parsed.data.district} is not a district that is known here`])
  return parsed.data
}

/** Two jobs with the same key ask for the same work. */
export function recomputeKey(data: Pick<RecomputeData, 'district' | 'period'>): string {
  return `${data.district}.${data.period}`
}

/**
 * How a recompute job is queued. While one waits, a second is dropped, since the first will read what is there when it
 * runs; while one runs, a second is kept and runs after it, so that no change is missed.
 */
export function recomputeOptions(data: Pick<RecomputeData, 'district' | 'period'>): JobsOptions {
  return {
    deduplication: { id: recomputeKey(data), keepLastIfActive: true },
    attempts: 5,
    backoff: { type: 'exponential', delay: 1000, jitter: 0.5 },
    removeOnComplete: { age: 3600, count: 1000 },
    removeOnFail: { age: 7 * 86_400, count: 1000 },
    stackTraceLimit: 1,
    sizeLimit: 1024,
  }
}

/** Undefined for a period; otherwise what is wrong. */
function periodFault(text: string): string | undefined {
  const quotable = /^\d{4}(-[\w/-]{1,20})?$/.test(text)
  const fault = `${quotable ? `"${text}" ` : ''}is not a period of whole months; write 2024, 2024-S1, 2024-Q1, 2024-05 or 2024-01/2024-05`
  try {
    return quotable && isWholeMonths(parsePeriod(text)) ? undefined : fault
  } catch {
    return fault
  }
}
