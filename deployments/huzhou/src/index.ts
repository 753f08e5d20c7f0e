// Huzhou as a deployment: everything that only Huzhou has is in the data files beside `minzheng.config.json`.
export { huzhou, huzhou2024, huzhouCatalogue, huzhouConfig } from './huzhou.js'

// Parameters of rules.
export { huzhouEcoBurials } from './eco-burials.js'

// A second roll-up: the city's own reporting units.
export { huzhouReportingUnits, nantaihuTownships } from './reporting-units.js'
