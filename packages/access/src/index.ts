// Who may do what.
export { actions, type Action, type ActionFacts } from './policy/action.js'
export { isRole, roles, type Role, type RoleFacts, type RoleGroup } from './policy/role.js'
export { actorIdSchema, actorSchema, type Actor, type ActorKind } from './base/actor.js'
export { isLive, type Emergency, type Grant } from './policy/grant.js'
export { decide, type AccessRequest, type Decision, type Duty, type Realm, type Refusal } from './policy/decide.js'
export { allowedPlaces, type Place } from './policy/allowed-places.js'
export { decideReading, type Reader, type ReadingDecision, type ReadingRequest } from './policy/decide-reading.js'

// Who has signed in.
export { isSessionLive, mostIdleMinutes, mostSessionHours, type Session, type SignInMeans } from './identity/session.js'

// Who may grant.
export { assertGrant, assertGranter, hasSecurityAdministrator, type GrantRealm } from './policy/granting.js'
export { breakGlass, mostEmergencyHours } from './policy/emergency.js'
export { decideForToken, isSecretOf, mintToken, type ServiceToken, type TokenScope } from './policy/service-token.js'

// The states of months.
export { monthMoves, monthStates, type MonthMove, type MonthMoveFacts, type MonthState } from './months/month-state.js'
export {
  isClosed,
  mostReopenDays,
  moveMonth,
  stateAt,
  type DistrictMonth,
  type TimedState,
} from './months/move-month.js'

// Disputes of figures.
export {
  disputeMoves,
  disputeStates,
  isUnsettled,
  type DisputeMove,
  type DisputeMoveFacts,
  type DisputeState,
} from './disputes/dispute-state.js'
export { moveDispute } from './disputes/move-dispute.js'

// Errors.
export { AccessError, AlertError, DisputeError, MonthError, ReminderError } from './base/errors.js'
