#!/usr/bin/env node
import { huzhouCatalogue } from '@minzheng/plan'
import { ConfigError, readConfig } from './config.js'
import { jsonLog, messageOf } from './log.js'
import { startService } from './service.js'

/**
 * Runs until SIGTERM or SIGINT. Exit code 0 after a clean stop, 1 where a job was cut off or something broke, 2 where the environment is
 * wrong, 3 where another version's definitions came into use: a supervisor starts it again, with the version that is deployed by then.
 */
async function main(): Promise<void> {
  const config = readConfig(process.env)
  const log = jsonLog(config.logLevel)
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
  const service = await startService(config, huzhouCatalogue, log)
  const signal = await Promise.race([stopping, service.replaced.then(() => 'replaced')])
  log('info', 'stopping', { signal })
  const clean = await service.stop()
  log(clean ? 'info' : 'error', clean ? 'stopped' : 'stopped before a running job had finished; it will be run again')
  process.exit(signal === 'replaced' ? 3 : clean ? 0 : 1)
}

main().catch((error: unknown) => {
  if (error instanceof ConfigError) process.stderr.write(`${error.message}\n`)
  else jsonLog()('error', 'the worker stopped', { error: messageOf(error) })
  process.exit(error instanceof ConfigError ? 2 : 1)
})
