import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { MinzhengError } from '@minzheng/core'
import { smallCity } from '@minzheng/core/testing'
import { defineDeployment } from '@minzheng/plan'
import { createStore } from '@minzheng/store'
import { readConfig, startService } from '../src/index.js'

it(
  'is not ready with a reason while sweeps fail, and ready when they succeed again',
  { timeout: 240_000 },
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'minzheng-ready-'))
    let fails = true
    const config = readConfig({ MINZHENG_FOLDER: folder, METRICS_PORT: '19471', SWEEP_INTERVAL_MS: '1000' })
    const service = await startService(
      config,
      defineDeployment({ id: 'small', name: { zh: '小城', en: 'Small' }, catalogue: smallCity, plans: [] }),
      () => {},
      {},
      async (database, catalogue) => {
        const store = await createStore(database, catalogue)
        return {
          ...store,
          dirtyDistricts: async () => {
            if (fails) throw new MinzhengError('unknown-district', '330599 is not a district of 湖州市')
            return store.dirtyDistricts()
          },
        }
      },
    )
    const ready = async () => {
      const response = await fetch('http://127.0.0.1:19471/readyz')
      return { status: response.status, text: await response.text() }
    }
    try {
      await expect.poll(ready, { timeout: 60_000 }).toMatchObject({
        status: 503,
        text: expect.stringContaining('sweeps failed: 330599 is not a district of 湖州市'),
      })
      fails = false
      await expect.poll(ready, { timeout: 60_000 }).toEqual({ status: 200, text: 'ready\n' })
    } finally {
      await service.stop()
      await rm(folder, { recursive: true })
    }
  },
)
