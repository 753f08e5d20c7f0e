// The service as in production, but with definitions of a test.
import { runService } from '../../dist/index.js'
import { elderlyCity } from './hostile.mjs'

await runService(elderlyCity, {
  module: new URL('hostile.mjs', import.meta.url).href,
  name: process.env.HOSTILE_SERVICE,
})
