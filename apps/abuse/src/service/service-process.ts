// The service under test, as a process of its own. It says where it is on the channel to its parent, and answers there.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serveStore } from '@minzheng/api'
import { huzhou } from '@minzheng/huzhou'
import { createStore, openDatabase } from '@minzheng/store'
import { jsonLog } from '@minzheng/worker'
import { grantRoles, plant } from '../city/plant.js'
import type { Answered, Asked, Memory } from './messages.js'

const url = process.env['DATABASE_URL']
const schema = process.env['ABUSE_SCHEMA'] ?? 'abuse'
const folder = await mkdtemp(join(tmpdir(), 'minzheng-abuse-'))
const database = await openDatabase({ ...(url === undefined || url === '' ? {} : { url }), schema })
const store = await createStore(database, huzhou.catalogue)
await plant(store)
const log = jsonLog('info', (line) => void process.stdout.write(`${line}\n`))
const serving = await serveStore(store, huzhou, { port: 0, folder, log })

const say = (message: Answered): void => void process.send!(message)

/** The memory after a collection of garbage, in MB. */
async function memory(): Promise<Memory> {
  for (let times = 0; times < 3; times += 1) {
    await new Promise((resolve) => setTimeout(resolve, 200))
    globalThis.gc?.()
  }
  const { rss, heapUsed } = process.memoryUsage()
  return { rssMb: Math.round(rss / 2 ** 20), heapMb: Math.round(heapUsed / 2 ** 20) }
}

async function answer(asked: Asked): Promise<unknown> {
  switch (asked.what) {
    case 'session':
      return (await store.sessions.begin({ actor: asked.actor, means: 'link' })).secret
    case 'token': {
      const { actor: owner, name, scopes } = asked
      const until = new Date(Date.now() + 86_400_000)
      return (await store.tokens.mint({ owner, name, scopes, until })).secret
    }
    case 'roles':
      return grantRoles(store)
    case 'memory':
      return memory()
    case 'stop':
      return (stopped ??= stop())
  }
}

let stopped: Promise<void> | undefined

/** Ends the service, and leaves nothing of it. */
async function stop(): Promise<void> {
  await serving.close()
  await database.kysely.schema.dropSchema(schema).ifExists().cascade().execute()
  await store.close()
  await rm(folder, { recursive: true, force: true })
}

process.on('message', (asked: Asked) => {
  answer(asked).then(
    (value) => {
      say({ id: asked.id, value: value ?? null })
      if (asked.what === 'stop') process.disconnect()
    },
    (error: unknown) => say({ id: asked.id, error: String(error) }),
  )
})
// Without its parent it has nothing to do.
process.on('disconnect', () => void (stopped ??= stop()).finally(() => process.exit(0)))
say({ port: serving.port })
