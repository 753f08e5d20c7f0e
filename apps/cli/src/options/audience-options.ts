import { Option, type Command } from 'commander'
import { audiences, audienceWords, type Audience } from '@minzheng/core'
import type { ReleaseAsked } from '@minzheng/worker'
import { colours, printError } from '../terminal/output.js'
import { UsageError } from '../terminal/usage-error.js'

/**
 * What leaves by a command. `audience`: figures for the audience that the caller names; `internal`: figures, records or what is known of
 * them, for the bureau alone; `none`: definitions, simulated data, or digests of the chain; `service`: the API, which decides
 * for whom each answer is.
 */
export type Door = 'audience' | 'internal' | 'none' | 'service'

/** Every command of the command line; one that is not here does not start. */
export const doors: Readonly<Record<string, Door>> = Object.freeze({
  export: 'audience',
  report: 'audience',
  explain: 'audience',
  releases: 'audience',
  release: 'internal',
  grant: 'internal',
  grants: 'internal',
  revoke: 'internal',
  lock: 'internal',
  months: 'internal',
  reopen: 'internal',
  review: 'internal',
  submit: 'internal',
  acts: 'internal',
  audit: 'internal',
  'chain open': 'internal',
  check: 'internal',
  correct: 'internal',
  coverage: 'internal',
  delete: 'internal',
  demo: 'internal',
  figures: 'internal',
  history: 'internal',
  import: 'internal',
  quarantine: 'internal',
  'quarantine export': 'internal',
  'quarantine return': 'internal',
  recompute: 'internal',
  rekey: 'internal',
  'rotate-key': 'internal',
  sources: 'internal',
  submissions: 'internal',
  undo: 'internal',
  'what-if': 'internal',
  why: 'internal',
  token: 'internal',
  tokens: 'internal',
  'revoke-token': 'internal',
  withdraw: 'internal',
  'chain export': 'none',
  'chain verify': 'none',
  init: 'none',
  migrate: 'none',
  'plan read': 'none',
  'public-role': 'none',
  sample: 'none',
  template: 'none',
  serve: 'service',
})

/** For whom a command writes, as typed. */
export interface AudienceOptions {
  readonly audience?: Audience
  readonly release?: number
}

/** Gives every command the options of its door; a command without a door is a fault of the program. */
export function withDoors(program: Command): Command {
  for (const { name, command } of commandsOf(program)) {
    const door = doors[name]
    if (door === undefined) throw new Error(`the command ${name} must be in the list of doors, got none`)
    if (door === 'none' || door === 'service') continue
    // The command of releases has the number as its argument.
    if (door === 'audience' && name !== 'releases') command.addOption(releaseOption())
    command.addOption(door === 'audience' ? audienceOption() : internalOption(name))
    command.hook('preAction', (_this, acting) => {
      // The hook of a command also runs for the commands below it.
      if (acting === command) sayAudience(acting.opts<AudienceOptions>())
    })
  }
  return program
}

/** The commands that do something, with the names that a person types. */
export function commandsOf(
  command: Command,
  above = '',
): readonly { readonly name: string; readonly command: Command }[] {
  return command.commands.flatMap((each) => {
    const name = `${above}${each.name()}`
    const below = commandsOf(each, `${name} `)
    const acts = below.length === 0 || Object.hasOwn(doors, name)
    return acts ? [{ name, command: each }, ...below] : below
  })
}

/**
 * Which release is asked for, and for whom; undefined for the live figures, which are internal. Throws a usage error for
 * a release of internal figures.
 */
export function releaseAsked({ audience = 'internal', release }: AudienceOptions): ReleaseAsked | undefined {
  if (audience !== 'internal') return { audience, ...(release === undefined ? {} : { release }) }
  if (release !== undefined)
    throw new UsageError(
      `--release 须与 --audience shared 或 public 同用；内部用现时的数 --release must be with --audience shared or public, got internal, which reads live figures`,
    )
  return undefined
}

/** Refuses options that read what no release has. */
export function refuseLive(asked: ReleaseAsked, options: Readonly<Record<string, unknown>>): void {
  const [option] = Object.entries(options).find(([, value]) => value !== undefined && value !== false) ?? []
  if (option !== undefined)
    throw new UsageError(
      `${option} 仅限内部使用，对外只用已发布的数 ${option} must be with --audience internal, got ${asked.audience}: a release does not have it`,
    )
}

function audienceOption(): Option {
  return new Option(
    '--audience <who>',
    `对象 for whom: internal (live figures; default), shared (other offices) or public (both: a release)`,
  ).argParser(audienceOf)
}

function releaseOption(): Option {
  return new Option(
    '--release <number>',
    '发布号 the release that shared and public read; default: the latest',
  ).argParser((text: string) => {
    if (!/^[1-9]\d{0,8}$/.test(text))
      throw new UsageError(`--release must be a number from 1, got "${text}" (发布号不对)`)
    return Number(text)
  })
}

function internalOption(name: string): Option {
  return new Option('--audience <who>', '对象 internal only (仅限内部)').argParser((text: string) => {
    const audience = audienceOf(text)
    if (audience !== 'internal')
      throw new UsageError(
        `${name} 仅限内部使用，不能对外（${audienceWords[audience].zh}）${name} must be with --audience internal, got ${audience}; export, report and explain read releases`,
      )
    return audience
  })
}

function audienceOf(text: string): Audience {
  const found = audiences.find((each) => each === text)
  if (found === undefined)
    throw new UsageError(`--audience must be one of ${audiences.join(', ')}, got "${text}" (没有这种对象)`)
  return found
}

/** On standard error, since standard output may be data. */
function sayAudience({ audience = 'internal' }: AudienceOptions): void {
  const { zh, en } = audienceWords[audience]
  printError(colours.dim(`对象：${zh} / audience: ${en}`))
}
