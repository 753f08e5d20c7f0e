export { specialFundInspectionCoverage } from './item-32.js'
