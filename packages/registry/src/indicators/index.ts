export { zombieExistingTreatedRate, zombieNewTreatedRate } from './item-20.js'
export { organisationsGraded4aAndAbove, communityFoundations } from './item-21.js'
export { boundaryInspectionHanghu, boundaryInspectionChangan } from './item-22.js'
export { anjiBeidashanRenovation } from './item-24.js'
