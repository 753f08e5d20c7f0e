export { guardianshipAssessmentRate } from './item-05.js'
