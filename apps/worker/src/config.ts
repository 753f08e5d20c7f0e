import { availableParallelism } from 'node:os'
import { z } from 'zod'
import { logLevels } from './log.js'

const whole = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d+$/, 'must be a whole number')
    .transform(Number)
    .refine((value) => value >= least && value <= most, `must lie between ${least} and ${most}`)

const url = (...schemes: readonly string[]) =>
  z
    .string()
    .refine(
      (text) => URL.canParse(text) && schemes.includes(new URL(text).protocol.slice(0, -1)),
      `must be a URL that begins with ${schemes.map((scheme) => `${scheme}://`).join(' or ')}`,
    )

const environment = z
  .object({
    /** PostgreSQL for the records; without it they lie in the folder. */
    DATABASE_URL: url('postgres', 'postgresql').optional(),
    /** Redis for the jobs; without it they lie in the database. */
    REDIS_URL: url('redis', 'rediss').optional(),
    /** The folder of the embedded database, used where there is no DATABASE_URL. */
    MINZHENG_FOLDER: z.string().default('.minzheng'),
    /** Jobs at a time; the embedded database always does one. */
    WORKER_CONCURRENCY: whole(1, 100).optional(),
    /** How often changes that were not queued are looked for. */
    SWEEP_INTERVAL_MS: whole(100, 86_400_000).optional(),
    /** How long a running job may take to finish once the service is told to stop. */
    SHUTDOWN_TIMEOUT_MS: whole(0, 3_600_000).optional(),
    /** Serves /livez, /readyz and /metrics on this port; not at all where it is left out. */
    METRICS_PORT: whole(1, 65_535).optional(),
    /** The address that they are served on: this machine only, unless told otherwise. */
    METRICS_HOST: z.string().default('127.0.0.1'),
    LOG_LEVEL: z.enum(logLevels, { error: `must be one of ${logLevels.join(', ')}` }).default('info'),
  })
  .transform((read) => ({
    databaseUrl: read.DATABASE_URL,
    redisUrl: read.REDIS_URL,
    folder: read.MINZHENG_FOLDER,
    concurrency: read.WORKER_CONCURRENCY ?? Math.min(4, availableParallelism()),
    sweepIntervalMs: read.SWEEP_INTERVAL_MS ?? 10_000,
    shutdownTimeoutMs: read.SHUTDOWN_TIMEOUT_MS ?? 25_000,
    metricsPort: read.METRICS_PORT,
    metricsHost: read.METRICS_HOST,
    logLevel: read.LOG_LEVEL,
  }))

export type Config = Readonly<z.infer<typeof environment>>

/** The environment is wrong; the message lists every fault, without the values. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

/** Reads the settings from the environment; an empty variable counts as left out. Throws `ConfigError` with all faults at once. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = environment.safeParse(set)
  if (parsed.success) return parsed.data
  throw new ConfigError(
    `The environment has ${parsed.error.issues.length} fault(s):\n${parsed.error.issues.map((issue) => `  ${issue.path.join('.')} ${issue.message}`).join('\n')}`,
  )
}
