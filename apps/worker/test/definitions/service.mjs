// The service as in production, but with definitions of a test.
import { defineDeployment } from '@minzheng/plan'
import { runService } from '../../dist/index.js'
import { elderlyCity } from './hostile.mjs'

const city = defineDeployment({ id: 'elderly', name: { zh: '某市', en: 'Some' }, catalogue: elderlyCity, plans: [] })
await runService(city, {
  module: new URL('hostile.mjs', import.meta.url).href,
  name: process.env.HOSTILE_SERVICE,
})
