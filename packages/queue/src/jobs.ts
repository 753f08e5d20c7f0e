import type { BackoffOptions, JobsOptions } from 'bullmq'
import { z } from 'zod'
import { audiences } from '@minzheng/core'
import { commonReasons, isKnownOffice, isKnownReason, personalKind, shownName } from '@minzheng/core/privacy'
import { digest, parseData, recomputeJob, recomputeOptions, type RecomputeData } from './recompute-job.js'
import { countField, districtField, monthField, only, outcomeField, periodField } from './job-field.js'
import { keptJobs } from './retention.js'

const milliseconds = countField

const datasetField = z
  .string({ error: 'must be text' })
  .regex(/^[a-z][a-z0-9-]{0,60}$/, 'must be the name of a dataset')
const numberField = z
  .int({ error: 'must be a whole number' })
  .min(1, 'must be 1 or more')
  .max(2_147_483_647, 'must be a number that exists')
/** Everybody who can see the queue can read a job's data. */
const wordsField = z
  .string({ error: 'must be text' })
  .min(1, 'must not be empty')
  .max(200, 'must have 200 characters at most')
  .refine((text) => personalKind(text) === null, 'must not contain a name, number, phone or address of a person')

const knownWordsField = wordsField.refine(
  (text) => isKnownReason(text),
  `must be made of known words, such as ${commonReasons.join(', ')}`,
)
const accountField = wordsField.regex(
  /^[a-z0-9][a-z0-9._-]{1,63}$/,
  'must be the id of an actor, such as 990102-statistics',
)

/** Why locked months are changed all the same (修订), and the account of who may; Redis keeps a job for a week. */
const revisionField = only({ reason: knownWordsField, by: accountField }).optional()

/** Queues a recompute for every dirty district at once, as the sweep does every few seconds. */
const refreshJob = Object.freeze({
  name: 'refresh',
  data: only({}),
  result: z.strictObject({
    outcome: outcomeField,
    /** The number of queued recomputes. */
    queued: countField,
    /** The number of dirty cells. */
    cells: countField,
    milliseconds,
  }),
})

/** Computes the stored sums again from the records, reports differences, and repairs them. */
const verifyJob = Object.freeze({
  name: 'verify',
  data: only({
    /** A district with all below it; the whole city if left out. */
    district: districtField.optional(),
    /** The period to compare; if left out, every year that has a month with a return. */
    period: periodField.optional(),
    /** False to report only. */
    mend: z.boolean({ error: 'must be true or false' }).optional(),
  }),
  result: z.strictObject({
    outcome: outcomeField,
    /** The number of own and rolled-up sums that were compared with the records. */
    compared: countField,
    /** The number of stale sums, which were not compared. */
    stale: countField,
    differences: countField,
    /** The number of differences that a recompute repaired. */
    mended: countField,
    /** The first 20 differences. */
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

/** Imports a file of the import folder. */
const importJob = Object.freeze({
  name: 'import',
  data: only({
    /** The path inside the import folder, with `/` between folders. */
    file: z
      .string({ error: 'must be text' })
      .min(1, 'must not be empty')
      .max(300, 'must have 300 characters at most')
      .refine(
        (path) =>
          path.split('/').every((part) => part !== '' && part !== '.' && part !== '..' && !/[\\\p{Cc}]/u.test(part)),
        'must be a relative path inside the import folder without .., such as 2024-05/homes.csv',
      )
      // Everybody who can see the queue can read a job's data.
      .refine(
        (path) => path.split('/').every((part) => shownName(part) === part),
        'must not contain an identity number, a telephone number or the like; rename the file',
      ),
    /** Required only if the headers do not identify the dataset. */
    dataset: datasetField.optional(),
    /** The reporting district and the period; required only if the title does not state them. */
    returns: only({ district: districtField, period: periodField }).optional(),
    /** A full register or an addition; if left out, the title says, then the template, then the dataset. */
    register: z.enum(['full', 'part'], { error: 'must be full or part' }).optional(),
    /** True: somebody has confirmed that a full register ends much of the former one; otherwise it is refused. */
    shrinks: z.boolean({ error: 'must be true or false' }).optional(),
    /** Lets the file change locked months; otherwise it is refused if it would. */
    revision: revisionField,
  }),
  result: z.strictObject({
    outcome: outcomeField,
    dataset: z.string(),
    read: countField,
    accepted: countField,
    changed: countField,
    /** The number of records of the former register that a full register no longer lists; workers of 2026-11 and later. */
    absent: countField.optional(),
    /** How many more it does not list, which stay until refused rows without a readable key are corrected. */
    waiting: countField.optional(),
    refused: countField,
    /** Refused rows by code. */
    reasons: z.record(z.string(), countField),
    /** The number of recomputes that were queued for the changes. */
    queued: countField,
    milliseconds,
  }),
})

/** Withdraws a source, or only its returns; or undoes an act, such as a withdrawal. */
const withdrawJob = Object.freeze({
  name: 'withdraw',
  data: only({
    /** The number of the source to withdraw; either this or `undo` is required. */
    source: numberField.optional(),
    /** Only returns of the source: those of these months, or `all`. */
    returns: z
      .union([z.literal('all'), z.array(monthField).min(1).max(120).readonly()], {
        error: 'must be all, or a list of months',
      })
      .optional(),
    /** The number of an act to undo. */
    undo: numberField.optional(),
    /** Why, in known words; Redis keeps a job for a week, so that a name must not get into it. */
    reason: knownWordsField,
    /** Who asks for it: an office or a post. The store also knows the names of the districts. */
    by: wordsField.refine((text) => isKnownOffice(text), 'must be an office or a post, such as 望山县民政局'),
    /** Lets the act change locked months; otherwise it is refused if it would. */
    revision: revisionField,
  }).superRefine(({ source, undo, returns }, context) => {
    if ((source === undefined) === (undo === undefined))
      context.addIssue({ code: 'custom', message: 'must have either source or undo' })
    if (undo !== undefined && returns !== undefined)
      context.addIssue({ code: 'custom', message: 'must have returns only with source' })
  }),
  result: z.strictObject({
    /** `superseded`: the source was withdrawn, or the act undone, before. */
    outcome: outcomeField,
    /** The number of the act; undoing it needs the number. */
    act: countField,
    /** The number of cells that it marked dirty. */
    cells: countField,
    /** Records that stood for good and no longer do. */
    ended: countField,
    /** The number of queued recomputes. */
    queued: countField,
    milliseconds,
  }),
})

/** Marks all cells of a district or a dataset dirty, in every open month, and queues their recomputes. */
const restateJob = Object.freeze({
  name: 'restate',
  data: only({
    /** A district with all below it; the whole city if left out. */
    district: districtField.optional(),
    /** All datasets if left out; either this or `district` is required. */
    dataset: datasetField.optional(),
  }).refine(({ district, dataset }) => district !== undefined || dataset !== undefined, {
    error: 'must have district or dataset',
  }),
  result: z.strictObject({
    /** `superseded`: no month is open. */
    outcome: outcomeField,
    /** The number of cells that were marked. */
    cells: countField,
    /** The number of queued recomputes. */
    queued: countField,
    milliseconds,
  }),
})

/**
 * Computes the board of the plan's year up to a month and writes it as JSON to the report folder: of the figures as they
 * are, which is internal, or of a release.
 */
const reportJob = Object.freeze({
  name: 'report',
  data: only({
    /** If left out, the previous month; of a release, its own. */
    month: monthField.optional(),
    /** For whom: `internal` if left out; `shared` and `public` read a release only. */
    audience: z.enum(audiences, { error: `must be one of ${audiences.join(', ')}` }).optional(),
    /** The release that `shared` and `public` read; the latest if left out. */
    release: numberField.optional(),
  }).refine(({ audience = 'internal', release }) => release === undefined || audience !== 'internal', {
    error: 'must have release only with audience shared or public',
  }),
  result: z.strictObject({
    /** `superseded`: the file exists with the same content. */
    outcome: outcomeField,
    /** The name of the file in the report folder. */
    file: z.string(),
    month: z.string(),
    rows: countField,
    /** The number of cells that were dirty at that time; above 0, a later report may differ. 0 of a release. */
    dirty: countField,
    milliseconds,
  }),
})

/**
 * Releases a month: freezes its figures, those of the year to it and of the quarter, half-year and year that it ends, and
 * of earlier periods that changed, after disclosure control. The month must be locked.
 */
const releaseJob = Object.freeze({
  name: 'release',
  data: only({
    month: monthField,
    /** The account that releases. */
    by: accountField,
    /** Remarks, in known words. */
    notes: knownWordsField.optional(),
    /** The last release of the month, if this one revises it, and why. */
    revises: only({ number: numberField, why: knownWordsField }).optional(),
  }),
  result: z.strictObject({
    /** `superseded`: the same was released before. */
    outcome: outcomeField,
    /** The number of the release. */
    release: countField,
    /** The head of the chain after it. */
    head: z.string(),
    figures: countField,
    /** Figures that are not published. */
    hidden: countField,
    milliseconds,
  }),
})

/**
 * Does a job of the HTTP API, such as an import of a file that was sent or a release. What is asked, the file, who asks and
 * the state of the job are in the store; this is the notification.
 */
const apiJob = Object.freeze({
  name: 'api-job',
  data: only({
    /** The id of the job, as the API gives it. */
    job: z.string({ error: 'must be text' }).regex(/^j-[\w-]{1,60}$/, 'must be the id of a job of the API'),
  }),
  result: z.strictObject({
    /** `superseded`: another process has it, or it has ended. */
    outcome: outcomeField,
    /** True: it ended with a problem, which whoever asked reads from the API. */
    failed: z.boolean(),
    /** The number of queued recomputes. */
    queued: countField,
    milliseconds,
  }),
})

/** Opens a month, so that stocks, ages and values in force are computed for it. */
const rollOverJob = Object.freeze({
  name: 'roll-over',
  data: only({
    /** The current month if left out; a month that has not begun is refused. */
    month: monthField.optional(),
    /**
     * False to only open the month. Otherwise registers that were returned for the previous month get estimated returns
     * (快报数) until the office sends its own.
     */
    carry: z.boolean({ error: 'must be true or false' }).optional(),
  }),
  result: z.strictObject({
    outcome: outcomeField,
    month: z.string(),
    opened: z.boolean(),
    /** The number of returns carried over from the previous month. */
    carried: countField,
    /** The number of queued recomputes. */
    queued: countField,
    milliseconds,
  }),
})

/** The contracts of all jobs by name. */
export const jobs = Object.freeze({
  recompute: recomputeJob,
  refresh: refreshJob,
  verify: verifyJob,
  import: importJob,
  withdraw: withdrawJob,
  restate: restateJob,
  report: reportJob,
  release: releaseJob,
  'roll-over': rollOverJob,
  'api-job': apiJob,
})

export type JobName = keyof typeof jobs
export type JobData<Name extends JobName = JobName> = Readonly<z.infer<(typeof jobs)[Name]['data']>>
export type JobResult<Name extends JobName = JobName> = Readonly<z.infer<(typeof jobs)[Name]['result']>>
/** The progress of a job: the number of finished steps and of all steps. The job defines what a step is. */
export interface JobProgress {
  readonly done: number
  readonly all: number
}

/** True if a job of this name exists. */
export function isJobName(name: string): name is JobName {
  return Object.hasOwn(jobs, name)
}

/** Validates a job's data; throws `RejectedJobError` with all faults in one line. */
export function parseJob<Name extends JobName>(name: Name, data: unknown): JobData<Name> {
  return parseData(jobs[name].data, data) as JobData<Name>
}

const seconds = 1000

/** The number of attempts and the backoff of each job: jobs that take longer have fewer attempts and longer pauses. */
const policies: Readonly<
  Record<Exclude<JobName, 'recompute'>, { readonly attempts: number; readonly backoff: BackoffOptions }>
> = {
  refresh: { attempts: 5, backoff: { type: 'exponential', delay: seconds, jitter: 0.5 } },
  verify: { attempts: 2, backoff: { type: 'fixed', delay: 60 * seconds, jitter: 0.5 } },
  import: { attempts: 4, backoff: { type: 'exponential', delay: 5 * seconds, jitter: 0.5 } },
  withdraw: { attempts: 4, backoff: { type: 'exponential', delay: 5 * seconds, jitter: 0.5 } },
  restate: { attempts: 5, backoff: { type: 'exponential', delay: seconds, jitter: 0.5 } },
  release: { attempts: 2, backoff: { type: 'fixed', delay: 60 * seconds, jitter: 0.5 } },
  report: { attempts: 3, backoff: { type: 'exponential', delay: 5 * seconds, jitter: 0.5 } },
  'roll-over': { attempts: 5, backoff: { type: 'exponential', delay: seconds, jitter: 0.5 } },
  'api-job': { attempts: 4, backoff: { type: 'exponential', delay: 5 * seconds, jitter: 0.5 } },
}

/** The options of a scheduled job, which needs no deduplication key. */
export function scheduledOptions(name: Exclude<JobName, 'recompute'>): JobsOptions {
  return { ...policies[name], ...keptJobs, stackTraceLimit: 1 }
}

/**
 * The options of a job. BullMQ drops a second job for the same work while the first waits; while the first runs, the
 * second is kept and runs after it.
 */
export function jobOptions<Name extends JobName>(name: Name, data: JobData<Name>): JobsOptions {
  if (name === 'recompute') return recomputeOptions(data as RecomputeData)
  const sorted = JSON.stringify(Object.entries(data).toSorted(([left], [right]) => (left < right ? -1 : 1)))
  return {
    ...scheduledOptions(name),
    deduplication: { id: `${name}.${digest(sorted)}`, keepLastIfActive: true },
    sizeLimit: 4096,
  }
}
