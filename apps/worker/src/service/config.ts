import { availableParallelism } from 'node:os'
import { MinzhengError } from '@minzheng/core'
import { serverUrlFault } from '@minzheng/core/privacy'
import { pseudonymKeyFault } from '@minzheng/ingest'
import { CronExpressionParser } from 'cron-parser'
import { z } from 'zod'
import { logLevels } from '../base/log.js'
import { readChannels } from '../channels/channel.js'
import { withSecretFiles } from './secret-files.js'

const whole = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d+$/, 'must be a whole number')
    .transform(Number)
    .refine((value) => value >= least && value <= most, `must be between ${least} and ${most}`)

const url = (...schemes: readonly string[]) =>
  z.string().superRefine((text, context) => {
    const message = serverUrlFault(text, schemes)
    if (message !== undefined) context.addIssue({ code: 'custom', message })
  })

const cron = z
  .string()
  .refine(isCron, 'must be a cron pattern, such as 0 3 * * * (minute, hour, day, month, day of the week)')

const shape = z.object({
  /** PostgreSQL for the records; without it they are in the folder. */
  DATABASE_URL: url('postgres', 'postgresql').optional(),
  /** The schema of Minzheng's tables there. */
  MINZHENG_SCHEMA: z
    .string()
    .regex(/^[a-z][a-z0-9_]*$/, 'must be lower-case letters, digits and _')
    .optional(),
  /** How long to wait for PostgreSQL: for a connection, */
  DATABASE_CONNECT_TIMEOUT_MS: whole(100, 600_000).optional(),
  /** for a lock that another process holds, */
  DATABASE_LOCK_TIMEOUT_MS: whole(100, 3_600_000).optional(),
  /** for a statement of a recompute or a report, */
  DATABASE_STATEMENT_TIMEOUT_MS: whole(1000, 86_400_000).optional(),
  /** for a statement of an import or a migration, */
  DATABASE_BULK_TIMEOUT_MS: whole(1000, 86_400_000).optional(),
  /** for an idle transaction, which the server then ends, */
  DATABASE_IDLE_TIMEOUT_MS: whole(100, 3_600_000).optional(),
  /** for a query about dirty marks. */
  DATABASE_LOOK_TIMEOUT_MS: whole(100, 600_000).optional(),
  /** Redis for the jobs; without it they are in the database. */
  REDIS_URL: url('redis', 'rediss').optional(),
  /** The prefix of BullMQ's keys in Redis. */
  QUEUE_PREFIX: z
    .string()
    .regex(/^[\w{}-]{1,50}$/, 'must be letters, digits, _, -, { and }')
    .optional(),
  /** The configuration of the deployment, or those of several cities with commas between; `minzheng.config.*` of the working folder if left out. */
  MINZHENG_CONFIG: z.string().optional(),
  /** The folder of the embedded database and of the pseudonym key. */
  MINZHENG_FOLDER: z.string().default('.minzheng'),
  /** The number of concurrent jobs; always one with the embedded database. */
  WORKER_CONCURRENCY: whole(1, 100).optional(),
  /** Milliseconds between two sweeps for dirty districts without a job. */
  SWEEP_INTERVAL_MS: whole(100, 86_400_000).optional(),
  /** Milliseconds after which a district that stays dirty gets a second job. */
  LATE_AFTER_MS: whole(1000, 86_400_000).optional(),
  /** Milliseconds between two looks whether alerts are to be evaluated. */
  ALERT_INTERVAL_MS: whole(1000, 86_400_000).optional(),
  /** Where alerts are sent: a list of channels in JSON. */
  ALERT_CHANNELS: z
    .string()
    .transform((text, context) => {
      const read = readChannels(text)
      if ('channels' in read) return read.channels
      for (const message of read.faults) context.addIssue({ code: 'custom', message })
      return z.NEVER
    })
    .optional(),
  /** The number of waiting jobs above which the sweep adds none. */
  QUEUE_LIMIT: whole(1, 10_000_000).optional(),
  /** How long a job may run without its lock being renewed before another worker takes it. */
  LOCK_DURATION_MS: whole(1000, 3_600_000).optional(),
  /** Milliseconds between two checks for such jobs. */
  STALLED_INTERVAL_MS: whole(500, 3_600_000).optional(),
  /** How long a running job may take to finish after the service got a stop signal. */
  SHUTDOWN_TIMEOUT_MS: whole(0, 3_600_000).optional(),
  /** The port that serves /livez, /readyz and /metrics; not served if left out. */
  METRICS_PORT: whole(1, 65_535).optional(),
  /** The address that serves them; by default only this machine. */
  METRICS_HOST: z.string().default('127.0.0.1'),
  /** The port that serves Bull Board, read only; not served if left out. */
  BOARD_PORT: whole(1, 65_535).optional(),
  BOARD_HOST: z.string().default('127.0.0.1'),
  /** The token that Bull Board requires: as the password of any user, or as a bearer token. */
  BOARD_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
  /** The only folder that import jobs read files from; no imports if left out. */
  IMPORT_FOLDER: z.string().optional(),
  /** How long reading one file may take; after it the import fails permanently. */
  IMPORT_TIMEOUT_MS: whole(1000, 86_400_000).optional(),
  /** How much memory reading one file may take; above it the import fails permanently. */
  IMPORT_MEMORY_MB: whole(64, 65_536).optional(),
  /** The folder that report jobs write boards to; no reports if left out. */
  REPORT_FOLDER: z.string().optional(),
  /** A key, or the chain of keys that `minzheng rotate-key` wrote. */
  MINZHENG_PSEUDONYM_KEY: z
    .string()
    .check(({ value, issues }) => {
      const message = pseudonymKeyFault(value)
      if (message !== null) issues.push({ code: 'custom', input: undefined, message })
    })
    .optional(),
  /** The time zone for dates and schedules; that of the deployment if left out. */
  TIME_ZONE: z.string().refine(isTimeZone, 'must be a time zone, such as Asia/Shanghai').optional(),
  SCHEDULE_REFRESH: cron.optional(),
  SCHEDULE_VERIFY: cron.optional(),
  SCHEDULE_REPORT: cron.optional(),
  SCHEDULE_ROLL_OVER: cron.optional(),
  /** `otel`: the OpenTelemetry SDK that the process was started with traces and counts jobs. */
  TELEMETRY: z.enum(['off', 'otel'], { error: 'must be off or otel' }).default('off'),
  LOG_LEVEL: z.enum(logLevels, { error: `must be one of ${logLevels.join(', ')}` }).default('info'),
})

const given = <Settings extends object>(
  settings: Settings,
): { readonly [Name in keyof Settings]?: NonNullable<Settings[Name]> } =>
  Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined)) as never

const environment = shape.transform((read) => ({
  databaseUrl: read.DATABASE_URL,
  schema: read.MINZHENG_SCHEMA,
  /** The store's timeouts that are set. */
  timeouts: given({
    connectMs: read.DATABASE_CONNECT_TIMEOUT_MS,
    lockMs: read.DATABASE_LOCK_TIMEOUT_MS,
    statementMs: read.DATABASE_STATEMENT_TIMEOUT_MS,
    bulkMs: read.DATABASE_BULK_TIMEOUT_MS,
    idleMs: read.DATABASE_IDLE_TIMEOUT_MS,
    lookMs: read.DATABASE_LOOK_TIMEOUT_MS,
  }),
  redisUrl: read.REDIS_URL,
  queuePrefix: read.QUEUE_PREFIX,
  deploymentFile: read.MINZHENG_CONFIG,
  folder: read.MINZHENG_FOLDER,
  concurrency: read.WORKER_CONCURRENCY ?? Math.min(4, availableParallelism()),
  sweepIntervalMs: read.SWEEP_INTERVAL_MS ?? 10_000,
  lateAfterMs: read.LATE_AFTER_MS ?? 120_000,
  alertIntervalMs: read.ALERT_INTERVAL_MS ?? 60_000,
  alertChannels: read.ALERT_CHANNELS ?? [],
  queueLimit: read.QUEUE_LIMIT ?? 10_000,
  lockDurationMs: read.LOCK_DURATION_MS ?? 30_000,
  stalledIntervalMs: read.STALLED_INTERVAL_MS ?? 10_000,
  shutdownTimeoutMs: read.SHUTDOWN_TIMEOUT_MS ?? 25_000,
  metricsPort: read.METRICS_PORT,
  metricsHost: read.METRICS_HOST,
  board:
    read.BOARD_PORT === undefined
      ? undefined
      : { port: read.BOARD_PORT, host: read.BOARD_HOST, token: read.BOARD_TOKEN ?? '' },
  importFolder: read.IMPORT_FOLDER,
  importTimeoutMs: read.IMPORT_TIMEOUT_MS ?? 900_000,
  importMemoryMb: read.IMPORT_MEMORY_MB ?? 768,
  reportFolder: read.REPORT_FOLDER,
  timeZone: read.TIME_ZONE,
  /** Cron patterns by job name. */
  schedules: {
    refresh: read.SCHEDULE_REFRESH,
    verify: read.SCHEDULE_VERIFY,
    report: read.SCHEDULE_REPORT,
    'roll-over': read.SCHEDULE_ROLL_OVER,
  },
  telemetry: read.TELEMETRY,
  logLevel: read.LOG_LEVEL,
}))

export type Config = Readonly<z.infer<typeof environment>>

/** The environment is invalid; the message lists every fault, without the values. */
export class ConfigError extends MinzhengError<'invalid-settings'> {
  override readonly name = 'ConfigError'

  constructor(message: string) {
    super('invalid-settings', message)
  }
}

/**
 * Reads the settings from the environment. An empty variable counts as not set, and a secret can be read from a file
 * (`DATABASE_URL_FILE`). Throws `ConfigError` with all faults at once.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const files = withSecretFiles(env)
  const set = Object.fromEntries(Object.entries(files.env).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = environment.safeParse(set)
  const faults = [
    ...files.faults,
    ...(parsed.error?.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`) ?? []),
    ...missing(set),
  ]
  if (parsed.success && faults.length === 0) return parsed.data
  throw new ConfigError(
    `The environment has ${faults.length} fault(s):\n${faults.map((fault) => `  ${fault}`).join('\n')}`,
  )
}

/** Settings that another setting requires. */
function missing(set: Readonly<Record<string, string | undefined>>): readonly string[] {
  const has = (name: keyof typeof shape.shape): boolean => set[name] !== undefined
  const faults: string[] = []
  if (has('BOARD_PORT') && !has('BOARD_TOKEN')) faults.push('BOARD_TOKEN must be set if BOARD_PORT is')
  if (has('SCHEDULE_REPORT') && !has('REPORT_FOLDER')) faults.push('REPORT_FOLDER must be set if SCHEDULE_REPORT is')
  // If each machine generated its own key, one person would get several pseudonyms. Of several cities each has a key file
  // in its folder, and its store refuses another one.
  const isOne = set['MINZHENG_CONFIG']?.includes(',') !== true
  if (isOne && has('IMPORT_FOLDER') && has('DATABASE_URL') && !has('MINZHENG_PSEUDONYM_KEY'))
    faults.push('MINZHENG_PSEUDONYM_KEY must be set if IMPORT_FOLDER and DATABASE_URL are, the same for every worker')
  return faults
}

function isCron(text: string): boolean {
  try {
    CronExpressionParser.parse(text)
    return text.trim().split(/\s+/).length >= 5
  } catch {
    return false
  }
}

function isTimeZone(text: string): boolean {
  try {
    return Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
