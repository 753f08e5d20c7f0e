import { forgedAddresses, manyStreams, triedTokens } from './limits.js'
import { failedSignIns, fixedSessions, foreignAddresses, wrongWaysBack } from './sign-in.js'
import type { Attack } from './stage.js'
import { forgedTokens } from './tokens.js'

/** Every attack on limits and on signing in, in the order of a run. */
export const allAttacks: readonly Attack[] = [
  triedTokens,
  forgedAddresses,
  manyStreams,
  forgedTokens,
  wrongWaysBack,
  foreignAddresses,
  fixedSessions,
  failedSignIns,
]
