import type { Catalogue } from '@minzheng/core'
import { ConfigError, readConfig } from './config.js'
import type { DefinitionsModule } from '../jobs/import-messages.js'
import { jsonLog, messageOf, type Log } from '../base/log.js'
import { startService, type Service } from './service.js'
import { within } from '../base/within.js'

/** How long a start that hangs on a server may still take once it was told to stop. */
const patience = 2000

/**
 * Runs the service of a city until SIGTERM or SIGINT, and ends the process. Exit code 0 after a clean stop, 1 where a
 * job was cut off or something broke, 2 where the environment is wrong, 3 where another version's definitions came into
 * use: a supervisor starts it again, with the version that is deployed by then.
 * @param definitions the module that exports the catalogue; see `startService`
 */
export async function runService(catalogue: Catalogue, definitions?: DefinitionsModule): Promise<never> {
  const stopping = new Promise<string>((resolve) => {
    let told = false
    const heard = (signal: string): void => {
      if (told) process.exit(1)
      told = true
      resolve(signal)
    }
    process.on('SIGTERM', heard)
    process.on('SIGINT', heard)
  })
  try {
    const config = readConfig(process.env)
    const log = jsonLog(config.logLevel)
    const starting = startService(config, catalogue, log, process.env, undefined, definitions)
    const told = await Promise.race([starting.then(() => undefined), stopping])
    // The embedded database is not left half made; a server that does not answer is not waited for, as nothing has
    // begun.
    const service =
      told === undefined
        ? await starting
        : await within(starting, config.databaseUrl === undefined ? config.shutdownTimeoutMs : patience)
    if (service === undefined) {
      log('info', 'stopped before it had started', { signal: told })
      process.exit(0)
    }
    process.exit(await untilStopped(service, stopping, log))
  } catch (error) {
    if (error instanceof ConfigError) process.stderr.write(`${error.message}\n`)
    else jsonLog()('error', 'the worker stopped', { error: messageOf(error) })
    process.exit(error instanceof ConfigError ? 2 : 1)
  }
}

async function untilStopped(service: Service, stopping: Promise<string>, log: Log): Promise<number> {
  const signal = await Promise.race([stopping, service.replaced.then(() => 'replaced')])
  log('info', 'stopping', { signal })
  const clean = await service.stop()
  log(clean ? 'info' : 'error', clean ? 'stopped' : 'stopped before a running job had finished; it will be run again')
  return signal === 'replaced' ? 3 : clean ? 0 : 1
}
