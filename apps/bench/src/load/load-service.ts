import { serve } from '@minzheng/api'
import { jsonLog, openDeployment } from '@minzheng/worker'

// The service of the API in a process of its own, as `minzheng serve` starts it, on a free port. It prints the port and
// the one-time links of the accounts that LOAD_ACCOUNTS names.
const serving = await serve(process.env, await openDeployment(), {
  port: 0,
  accounts: process.env['LOAD_ACCOUNTS']!.split(','),
  folder: process.env['MINZHENG_FOLDER']!,
  log: jsonLog('info'),
})
process.stdout.write(`${JSON.stringify({ port: serving.port, links: serving.links })}\n`)
process.once('SIGTERM', () => void serving.close().then(() => process.exit(0)))
