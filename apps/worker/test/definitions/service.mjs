// The service as it is run in production, but with definitions that a test chooses.
import { huzhouCatalogue } from '@minzheng/plan'
import { runService } from '../../dist/index.js'

await runService(huzhouCatalogue, { module: new URL('hostile.mjs', import.meta.url).href, name: process.env.HOSTILE_SERVICE })
