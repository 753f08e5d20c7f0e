// Suppression of small counts.

export { suppress, defaultSuppressionRule, sensitiveSuppressionRule } from '../disclosure/suppression.js'

// Types.
export type { SuppressionRule } from '../disclosure/suppression.js'
