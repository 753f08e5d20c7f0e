// The service under test, as a process of its own. It says where it is on the channel to its parent, and answers there.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serveStore } from '@minzheng/api'
import { createStore, openDatabase } from '@minzheng/store'
import { jsonLog } from '@minzheng/worker'
import { deployment } from '../city/deployment.js'
import { grantRoles, plant } from '../city/plant.js'
import { raiseAlerts } from '../city/plant-alerts.js'
import { answerParent, memory, say } from './answering.js'
import type { Asked } from './messages.js'

const url = process.env['DATABASE_URL']
const schema = process.env['ABUSE_SCHEMA'] ?? 'abuse'
const folder = await mkdtemp(join(tmpdir(), 'minzheng-abuse-'))
const database = await openDatabase({ ...(url === undefined || url === '' ? {} : { url }), schema })
const store = await createStore(database, deployment.catalogue)
await plant(store)
await raiseAlerts(store)
const log = jsonLog('info', (line) => void process.stdout.write(`${line}\n`))
const serving = await serveStore(store, deployment, { port: 0, folder, log, accounts: ['reader-1'] })

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
    default:
      throw new TypeError(`the question must be one of this service, got ${asked.what}`)
  }
}

/** Ends the service, and leaves nothing of it. */
answerParent(answer, async () => {
  await serving.close()
  await database.kysely.schema.dropSchema(schema).ifExists().cascade().execute()
  await store.close()
  await rm(folder, { recursive: true, force: true })
})
const routes = serving.api.routes.map(({ method, path }) => ({ method, path }))
say({ port: serving.port, routes, link: new URL(serving.links[0]!.url).pathname })
