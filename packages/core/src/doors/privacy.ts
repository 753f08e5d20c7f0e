// Recognises text that may be personal or secret, and prepares text for display.

export { personalKind } from '../personal/personal.js'
export { commonReasons, isKnownOffice, isKnownReason } from '../personal/known-words.js'
export { personalWords } from '../personal/personal-kind.js'
export { printable, shownName } from '../personal/printable.js'
export { errorText, errorLines } from '../personal/error-text.js'
export { masked, serverUrlFault } from '../base/masked.js'
export { identityNumberFault } from '../personal/identity-number.js'
export { isCreditCode, organisationKindOf } from '../personal/credit-code.js'

export {
  assertDisclosureRule,
  defaultDisclosureRule,
  disclosureRuleSchema,
  thresholdOf,
} from '../personal/disclosure-rule.js'

// Types.
export type { DisclosureRule } from '../personal/disclosure-rule.js'
export type { PersonalKind } from '../personal/personal-kind.js'
export type { IdentityNumberFault } from '../personal/identity-number.js'
export type { OrganisationKind } from '../personal/credit-code.js'
