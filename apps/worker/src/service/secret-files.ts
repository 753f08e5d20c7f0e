import { readFileSync } from 'node:fs'

/**
 * The settings that must not stand in the clear: each can be named as a file instead, as Docker, Kubernetes and systemd
 * hand secrets over.
 */
const secrets = ['DATABASE_URL', 'REDIS_URL', 'MINZHENG_PSEUDONYM_KEY', 'BOARD_TOKEN'] as const

/**
 * An environment in which `DATABASE_URL_FILE` and its like are replaced by what the files hold; faults name variables,
 * never what a file holds.
 */
export function withSecretFiles(env: Readonly<Record<string, string | undefined>>): {
  readonly env: Record<string, string | undefined>
  readonly faults: readonly string[]
} {
  const read: Record<string, string | undefined> = { ...env }
  const faults: string[] = []
  for (const name of secrets) {
    const path = env[`${name}_FILE`]
    if (path === undefined || path === '') continue
    if (env[name] !== undefined && env[name] !== '') faults.push(`${name} and ${name}_FILE are both set; set one`)
    try {
      const text = readFileSync(path, 'utf8').trim()
      if (text === '') faults.push(`${name}_FILE names a file that is empty`)
      read[name] = text
    } catch (error) {
      faults.push(
        `${name}_FILE names a file that cannot be read (${error instanceof Error && 'code' in error ? String(error.code) : 'unknown'})`,
      )
    }
  }
  return { env: read, faults }
}
