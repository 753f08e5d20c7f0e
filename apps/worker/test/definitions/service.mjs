// The service as it is run in production, but with definitions that a test chooses.
import { runService } from '../../dist/index.js'
import { elderlyCity } from './hostile.mjs'

await runService(elderlyCity, {
  module: new URL('hostile.mjs', import.meta.url).href,
  name: process.env.HOSTILE_SERVICE,
})
