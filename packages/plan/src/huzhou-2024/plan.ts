import type { Plan } from '../plan.js'
import { huzhou2024Items } from './items.js'
import { mergedReadings } from './merged/index.js'
import { huzhou2024Targets } from './targets.js'
import { huzhou2024Text } from './text.js'

/** The Huzhou Civil Affairs Bureau's work plan for 2024 (湖州市民政局《2024年全市民政工作要点》). */
export const huzhou2024: Plan = Object.freeze({
  id: 'huzhou-2024',
  title: { zh: '湖州市2024年全市民政工作要点', en: 'Work plan of Huzhou civil affairs for 2024' },
  year: 2024,
  text: huzhou2024Text,
  items: huzhou2024Items,
  targets: huzhou2024Targets,
  merged: mergedReadings,
})
