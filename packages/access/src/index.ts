// Who may do what.
export { actions, type Action, type ActionFacts } from './action.js'
export { isRole, roles, type Role, type RoleFacts, type RoleGroup } from './role.js'
export { actorIdSchema, actorSchema, type Actor, type ActorKind } from './actor.js'
export { isLive, type Emergency, type Grant } from './grant.js'
export { decide, type AccessRequest, type Decision, type Duty, type Realm, type Refusal } from './decide.js'
export { decideReading, type Reader, type ReadingDecision, type ReadingRequest } from './decide-reading.js'

// Who has signed in.
export { isSessionLive, mostIdleMinutes, mostSessionHours, type Session, type SignInMeans } from './session.js'

// Who may grant.
export { assertGrant, assertGranter, hasSecurityAdministrator, type GrantRealm } from './granting.js'
export { breakGlass, mostEmergencyHours } from './emergency.js'
export { decideForToken, isSecretOf, mintToken, type ServiceToken, type TokenScope } from './service-token.js'

// The states of months.
export { monthMoves, monthStates, type MonthMove, type MonthMoveFacts, type MonthState } from './month-state.js'
export { isClosed, mostReopenDays, moveMonth, stateAt, type DistrictMonth, type TimedState } from './move-month.js'

// Errors.
export { AccessError, MonthError } from './errors.js'
