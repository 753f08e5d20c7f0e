import type { Endpoint } from '../endpoint/endpoint.js'
import { alertRoutes } from './alerts.js'
import { boardRoutes } from './boards.js'
import { chainRoutes } from './chain.js'
import { comparisonRoutes } from './comparisons.js'
import { deploymentRoutes } from './deployment.js'
import { disputeMoveRoutes } from './dispute-moves.js'
import { disputeRoutes } from './disputes.js'
import { districtRoutes } from './districts.js'
import { explanationRoutes } from './explanations.js'
import { figureRoutes } from './figures.js'
import { healthRoutes } from './health.js'
import { indicatorRoutes } from './indicators.js'
import { monthRoutes } from './months.js'
import { actRoutes } from './acts.js'
import { quarantineRoutes } from './quarantine.js'
import { sourceRoutes } from './sources.js'
import { grantRoutes } from './grants.js'
import { jobRoutes } from './jobs.js'
import { monthMoveRoutes } from './month-moves.js'
import { tokenRoutes } from './tokens.js'
import { fileRoutes } from './files.js'
import { moveRoutes } from './moves.js'
import { recordRoutes } from './records.js'
import { recordUseRoutes } from './record-uses.js'
import { originRoutes } from './origins.js'
import { planRoutes } from './plans.js'
import { releaseRoutes } from './releases.js'
import { returnRoutes } from './returns.js'
import { sdmxDataRoutes } from './sdmx-data.js'
import { sdmxStructureRoutes } from './sdmx-structure.js'
import { sessionRoutes } from './session.js'

/** Every route, in the order of the document. */
export const allRoutes: readonly Endpoint[] = [
  ...sessionRoutes,
  ...deploymentRoutes,
  ...districtRoutes,
  ...indicatorRoutes,
  ...planRoutes,
  ...boardRoutes,
  ...figureRoutes,
  ...sdmxStructureRoutes,
  ...sdmxDataRoutes,
  ...comparisonRoutes,
  ...explanationRoutes,
  ...recordRoutes,
  ...recordUseRoutes,
  ...moveRoutes,
  ...originRoutes,
  ...monthRoutes,
  ...monthMoveRoutes,
  ...returnRoutes,
  ...alertRoutes,
  ...disputeRoutes,
  ...disputeMoveRoutes,
  ...fileRoutes,
  ...quarantineRoutes,
  ...sourceRoutes,
  ...actRoutes,
  ...jobRoutes,
  ...grantRoutes,
  ...tokenRoutes,
  ...releaseRoutes,
  ...chainRoutes,
  ...healthRoutes,
]
