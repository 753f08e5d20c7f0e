import { createStore } from '@minzheng/store'
import { jsonLog, readConfig, startService } from '@minzheng/worker'
import { cityOf, type Version } from '../city/city.js'

/**
 * The service as in production, with the definitions of the small city. With `CHAOS_DEATH_AFTER_COMMIT` it kills itself
 * with that probability between a commit and the end of the job.
 */
const version = Number(process.env['CHAOS_VERSION'] ?? 1) as Version
const deathRate = Number(process.env['CHAOS_DEATH_AFTER_COMMIT'] ?? 0)

const service = await startService(
  readConfig(process.env),
  {
    id: 'small',
    name: { zh: '小城', en: 'Small city' },
    catalogue: cityOf(version),
    plans: [],
    timeZone: 'Asia/Shanghai',
  },
  jsonLog('info'),
  process.env,
  async (database, catalogue) => {
    const store = await createStore(database, catalogue)
    return {
      ...store,
      recompute: async (...args) => {
        const report = await store.recompute(...args)
        // At this point the database has committed, and the queue does not know yet.
        if (report.cells > 0 && Math.random() < deathRate) process.kill(process.pid, 'SIGKILL')
        return report
      },
    }
  },
)
process.on('SIGTERM', () => void service.stop().then((clean) => process.exit(clean ? 0 : 1)))
void service.replaced.then(async () => {
  await service.stop()
  process.exit(3)
})
