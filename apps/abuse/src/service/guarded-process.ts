// A service with an identity provider and strict limits, behind one proxy, as a process of its own.
import { serveStore } from '@minzheng/api'
import { createStore, openDatabase } from '@minzheng/store'
import { jsonLog } from '@minzheng/worker'
// @boundaries-ignore the identity provider on loopback that the API is tested with
import { audience, freePort, startIdentityProvider } from '../../../api/test/identity-provider.js'
import { guardedLimits } from '../bounds/bounds.js'
import { deployment } from '../city/deployment.js'
import { grantRoles } from '../city/plant.js'
import { answerParent, memory, say } from './answering.js'
import type { Asked } from './messages.js'

const url = process.env['DATABASE_URL']
const schema = process.env['ABUSE_SCHEMA'] ?? 'abuse_guarded'
const database = await openDatabase({ ...(url === undefined || url === '' ? {} : { url }), schema })
const store = await createStore(database, deployment.catalogue)
await grantRoles(store)
const port = await freePort()
const identity = await startIdentityProvider(port)
const serving = await serveStore(store, deployment, {
  port,
  provider: identity.settings,
  proxies: 1,
  limits: guardedLimits,
  log: jsonLog('info', (line) => void process.stdout.write(`${line}\n`)),
})

async function answer(asked: Asked): Promise<unknown> {
  switch (asked.what) {
    case 'token': {
      const { actor: owner, name, scopes } = asked
      return (await store.tokens.mint({ owner, name, scopes, until: new Date(Date.now() + 3_600_000) })).secret
    }
    case 'access-token':
      return identity.sign({ ...asked.claims }, asked.header)
    case 'job': {
      // Another process has it, and goes on for long.
      const { id } = await store.apiJobs.add({ kind: 'import', by: asked.actor, asked: { reading: {}, only: [] } })
      await store.apiJobs.take(id, 600_000)
      return id
    }
    case 'memory':
      return memory()
    default:
      throw new TypeError(`the question must be one of this service, got ${asked.what}`)
  }
}

answerParent(answer, async () => {
  await serving.close()
  await identity.close()
  await database.kysely.schema.dropSchema(schema).ifExists().cascade().execute()
  await store.close()
})
const routes = serving.api.routes.map(({ method, path }) => ({ method, path }))
say({
  port: serving.port,
  routes,
  link: '',
  issuer: identity.issuer,
  publicKey: identity.publicKey(),
  audience,
  client: identity.settings.clientId,
})
