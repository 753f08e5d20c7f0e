import { withSecretFiles } from '@minzheng/worker'
import { UsageError } from '../terminal/usage-error.js'

/**
 * Reads the settings that files have, such as `DATABASE_URL_FILE`, into the environment of this process, so that every command
 * finds them; containers give secrets in no other way. Throws `UsageError` with every fault.
 */
export function takeSecretFiles(environment: Record<string, string | undefined>): void {
  const { env, faults } = withSecretFiles(environment)
  if (faults.length > 0) throw new UsageError(faults.join('; '))
  for (const [name, value] of Object.entries(env)) {
    if (value === undefined || environment[name] === value) continue
    environment[name] = value
    delete environment[`${name}_FILE`]
  }
}
