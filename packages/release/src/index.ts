// Figures of a release, and what others read of them.
export { asPublished, disclosures, plainObservation, type Disclosure, type ReleasedFigure } from './released-figure.js'
export {
  compareFigures,
  figureLine,
  figuresDigester,
  publishedLine,
  type FiguresDigest,
  type FiguresDigester,
} from './figure-lines.js'
export { releaseContentSchema, type ReleaseContent } from './release-content.js'

// The chain.
export {
  assertActor,
  entryLine,
  hashOfEntry,
  nextEntry,
  noEntry,
  readEntry,
  type ChainEntry,
  type ChainHead,
  type ChainKind,
} from './chain-entry.js'
export { canonicalJson, type Json } from './canonical-json.js'
export { newSalt, openingText, readOpening, sha256 } from './commitment.js'
export { ChainError } from './chain-error.js'

// Verification, from files alone.
export { verifyChain, type ChainReport, type VerifyOptions } from './verify-chain.js'
export type { ChainFault, ChainFaultCode } from './chain-fault.js'
export { proveRelease, type ReleaseProof } from './prove-release.js'
export { linesOf, textOf, type Bytes, type Line } from './lines.js'
