import { fileURLToPath } from 'node:url'
import { setTimeout as sleep } from 'node:timers/promises'
import { serve as startService } from '@minzheng/api'
import { jsonLog, type OpenedDeployment } from '@minzheng/worker'
import { colours, print } from '../terminal/output.js'
import { UsageError } from '../terminal/usage-error.js'

/** How to serve, as typed. */
export interface ServeOptions {
  readonly as?: readonly string[]
}

/** Where the built dashboard is. */
const dashboard = fileURLToPath(new URL('dist', import.meta.resolve('@minzheng/dashboard/package.json')))

/** Serves the dashboard, the API and its documentation until a signal to stop. */
export async function serve(opened: OpenedDeployment, { as: accounts }: ServeOptions): Promise<void> {
  const service = await startService(process.env, opened, {
    port: portOf(process.env['PORT']),
    ...(process.env['HOST'] === undefined ? {} : { host: process.env['HOST'] }),
    ...(accounts === undefined ? {} : { accounts }),
    dashboard,
    log: jsonLog('info'),
  })
  print(`${colours.bold(`${opened.deployment.name.zh}民政指标 Minzheng`)}  ${service.url}`)
  print(colours.dim(`  ${service.place}`))
  print(`  接口说明 documentation: ${service.url}/docs · OpenAPI 3.1: ${service.url}/openapi.json`)
  if (service.signIn !== null) print(`  登录 sign in: ${colours.cyan(service.signIn)}`)
  for (const { account, url } of service.links)
    print(`  一次性登录链接 one-time link (${account}): ${colours.cyan(url)}`)
  if (!service.hasData)
    print(
      colours.yellow(
        '  尚无数据；请先停止服务，再运行 there is no data yet; stop the service, then run: npx -y pnpm@12 demo',
      ),
    )
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort())
  // The server keeps the process alive; a signal ends the wait.
  while (!stop.signal.aborted) await sleep(2 ** 30, undefined, { signal: stop.signal }).catch(() => undefined)
  print(colours.dim('  正在停止 stopping'))
  await service.close()
}

function portOf(text: string | undefined): number {
  if (text === undefined || text === '') return 8080
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535)
    throw new UsageError(`PORT must be a port from 0 to 65535, got "${text}"`)
  return Number(text)
}
