import type { BackoffOptions, JobsOptions } from 'bullmq'
import { z } from 'zod'
import { shownName } from '@minzheng/core/privacy'
import { digest, parseData, recomputeJob, recomputeOptions, type RecomputeData } from './contract.js'
import { countField, districtField, monthField, only, outcomeField, periodField } from './job-field.js'
import { keptJobs } from './retention.js'

const milliseconds = countField

/** Queues a recompute for everything that is dirty: what the sweep does every few seconds, at once. */
const refreshJob = Object.freeze({
  name: 'refresh',
  data: only({}),
  result: z.strictObject({
    outcome: outcomeField,
    /** Recomputes that were queued. */
    queued: countField,
    /** Dirty cells that they are for. */
    cells: countField,
    milliseconds,
  }),
})

/** Computes what is kept anew from the records, tells what differs, and mends it. */
const verifyJob = Object.freeze({
  name: 'verify',
  data: only({
    /** A district with all below it; the whole city where it is left out. */
    district: districtField.optional(),
    /** Every year that has an open month where it is left out. */
    period: periodField.optional(),
    /** False to report only. */
    mend: z.boolean({ error: 'must be true or false' }).optional(),
  }),
  result: z.strictObject({
    outcome: outcomeField,
    /** Cells, totals and observations held against the records. */
    compared: countField,
    /** Known to be stale, so not compared. */
    stale: countField,
    differences: countField,
    /** Of the differences: gone after the repair. */
    mended: countField,
    /** The first 20 of them. */
    found: z.array(
      z.strictObject({
        kind: z.enum(['cell', 'total', 'observation']),
        of: z.string(),
        district: z.string(),
        at: z.string(),
      }),
    ),
    milliseconds,
  }),
})

/** Imports a file that lies in the folder for imports. */
const importJob = Object.freeze({
  name: 'import',
  data: only({
    /** Its path inside that folder, with `/` between folders. */
    file: z
      .string({ error: 'must be text' })
      .min(1, 'must not be empty')
      .max(300, 'must have 300 letters at most')
      .refine(
        (path) =>
          path.split('/').every((part) => part !== '' && part !== '.' && part !== '..' && !/[\\\p{Cc}]/u.test(part)),
        'must be a path inside the folder for imports, such as 2024-05/homes.csv, without .. and not from /',
      )
      // A job's data lie open to all who see the queue.
      .refine(
        (path) => path.split('/').every((part) => shownName(part) === part),
        'must not hold an identity number, a telephone number or the like; rename the file',
      ),
    /** Where the headers do not tell. */
    dataset: z
      .string({ error: 'must be text' })
      .regex(/^[a-z][a-z0-9-]{0,60}$/, 'must be the name of a dataset')
      .optional(),
    /** Who reports and for when, where the title does not say. */
    returns: only({ district: districtField, period: periodField }).optional(),
  }),
  result: z.strictObject({
    outcome: outcomeField,
    dataset: z.string(),
    read: countField,
    accepted: countField,
    changed: countField,
    refused: countField,
    /** Refused rows by code. */
    reasons: z.record(z.string(), countField),
    /** Recomputes that were queued for what changed. */
    queued: countField,
    milliseconds,
  }),
})

/** Makes the board of the plan's year to a month and writes it as JSON to the folder for reports. */
const reportJob = Object.freeze({
  name: 'report',
  data: only({
    /** The month before this one where it is left out. */
    month: monthField.optional(),
  }),
  result: z.strictObject({
    /** `superseded`: the file was there and says the same. */
    outcome: outcomeField,
    /** Its name in that folder. */
    file: z.string(),
    month: z.string(),
    rows: countField,
    /** Cells that were dirty when it was made: above 0, a later report may differ. */
    dirty: countField,
    milliseconds,
  }),
})

/** Opens a month, so that stocks, ages and what is in force are computed as they stand then. */
const rollOverJob = Object.freeze({
  name: 'roll-over',
  data: only({
    /** The month that it is where it is left out; one that has not begun is refused. */
    month: monthField.optional(),
    /**
     * False to open the month only; otherwise registers that were returned for the month before stand as estimated
     * returns (快报数) until the office sends its own.
     */
    carry: z.boolean({ error: 'must be true or false' }).optional(),
  }),
  result: z.strictObject({
    outcome: outcomeField,
    month: z.string(),
    opened: z.boolean(),
    /** Returns carried over from the month before. */
    carried: countField,
    /** Recomputes that were queued. */
    queued: countField,
    milliseconds,
  }),
})

/** Every job there is, by its name. */
export const jobs = Object.freeze({
  recompute: recomputeJob,
  refresh: refreshJob,
  verify: verifyJob,
  import: importJob,
  report: reportJob,
  'roll-over': rollOverJob,
})

export type JobName = keyof typeof jobs
export type JobData<Name extends JobName = JobName> = Readonly<z.infer<(typeof jobs)[Name]['data']>>
export type JobResult<Name extends JobName = JobName> = Readonly<z.infer<(typeof jobs)[Name]['result']>>
/** How far a job is: so many steps of so many. What a step is depends on the job. */
export interface JobProgress {
  readonly done: number
  readonly all: number
}

/** True for the name of a job that there is. */
export function isJobName(name: string): name is JobName {
  return Object.hasOwn(jobs, name)
}

/** Checks what a job carries; throws `RejectedJobError` with all faults in one line. */
export function parseJob<Name extends JobName>(name: Name, data: unknown): JobData<Name> {
  return parseData(jobs[name].data, data) as JobData<Name>
}

const seconds = 1000

/** How often a job is tried and how long it waits in between: the longer it takes, the fewer and the later. */
const policies: Readonly<
  Record<Exclude<JobName, 'recompute'>, { readonly attempts: number; readonly backoff: BackoffOptions }>
> = {
  refresh: { attempts: 5, backoff: { type: 'exponential', delay: seconds, jitter: 0.5 } },
  verify: { attempts: 2, backoff: { type: 'fixed', delay: 60 * seconds, jitter: 0.5 } },
  import: { attempts: 4, backoff: { type: 'exponential', delay: 5 * seconds, jitter: 0.5 } },
  report: { attempts: 3, backoff: { type: 'exponential', delay: 5 * seconds, jitter: 0.5 } },
  'roll-over': { attempts: 5, backoff: { type: 'exponential', delay: seconds, jitter: 0.5 } },
}

/** The options of a job that has neither a key to be told from others by nor a time of its own: those of a schedule. */
export function scheduledOptions(name: Exclude<JobName, 'recompute'>): JobsOptions {
  return { ...policies[name], ...keptJobs, stackTraceLimit: 1 }
}

/**
 * How a job is queued: a second one for the same work is dropped while the first waits, and runs after it while it
 * runs.
 */
export function jobOptions<Name extends JobName>(name: Name, data: JobData<Name>): JobsOptions {
  if (name === 'recompute') return recomputeOptions(data as RecomputeData)
  const sorted = JSON.stringify(Object.entries(data).sort(([left], [right]) => (left < right ? -1 : 1)))
  return {
    ...scheduledOptions(name),
    deduplication: { id: `${name}.${digest(sorted)}`, keepLastIfActive: true },
    sizeLimit: 4096,
  }
}
