import { readFileSync } from 'node:fs'

/**
 * Settings that are secret: each can be read from a file instead, which is how Docker, Kubernetes and systemd pass
 * secrets.
 */
const secrets = ['DATABASE_URL', 'REDIS_URL', 'MINZHENG_PSEUDONYM_KEY', 'BOARD_TOKEN', 'ALERT_CHANNELS'] as const

/**
 * Replaces `DATABASE_URL_FILE` and similar variables by the content of the files. Faults name variables, never the
 * content of a file.
 * @param more names of further settings that are secret
 */
export function withSecretFiles(
  env: Readonly<Record<string, string | undefined>>,
  more: readonly string[] = [],
): {
  readonly env: Record<string, string | undefined>
  readonly faults: readonly string[]
} {
  const read: Record<string, string | undefined> = { ...env }
  const faults: string[] = []
  for (const name of [...secrets, ...more]) {
    const path = env[`${name}_FILE`]
    if (path === undefined || path === '') continue
    if (env[name] !== undefined && env[name] !== '') faults.push(`${name} and ${name}_FILE are both set; set one`)
    try {
      const text = readFileSync(path, 'utf8').trim()
      if (text === '') faults.push(`${name}_FILE must name a file with content, got an empty file`)
      read[name] = text
    } catch (error) {
      faults.push(
        `${name}_FILE must name a readable file, got ${error instanceof Error && 'code' in error ? String(error.code) : 'unknown'}`,
      )
    }
  }
  return { env: read, faults }
}
