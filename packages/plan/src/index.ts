// Plans: what was promised, and the text it stands in.
export { huzhou2024 } from './huzhou-2024/plan.js'
export { huzhou2024Text } from './huzhou-2024/text.js'

// What the counties owe of a city's target.
export { targetsBelow } from './county-targets.js'

// Targets held against figures.
export { makeBoard } from './board.js'

// The six domains, the districts of Huzhou, and both joined.
export { domains } from './domains.js'
export { huzhouDistricts, huzhouTree } from './huzhou/districts.js'
export { huzhouCatalogue } from './huzhou/catalogue.js'

// Types.
export type { Board, BoardCell, BoardInput, BoardRow } from './board.js'
export type { Plan, PlanItem, PlanSection } from './plan.js'
export type { WeightOf } from './county-targets.js'
