import { brokenHeads } from './broken-heads.js'
import { sharedCaches } from './caches.js'
import { countyAgainstAll } from './county.js'
import { everyRoute } from './every-route/every-route.js'
import { hugeBodies } from './huge-bodies.js'
import type { Scenario } from './scenario.js'
import { otherSites } from './sites.js'
import { slowSenders } from './slow-senders.js'
import { smuggling } from './smuggling.js'

/** Every scenario, in the order of a run. */
export const allScenarios: readonly Scenario[] = [
  everyRoute,
  countyAgainstAll,
  otherSites,
  sharedCaches,
  brokenHeads,
  smuggling,
  hugeBodies,
  slowSenders,
]
