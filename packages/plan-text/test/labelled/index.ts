import { guzhang2021 } from './guzhang-2021.js'
import { huzhou2024 } from './huzhou-2024.js'
import { jiangsu2024 } from './jiangsu-2024.js'
import { jinhua2024 } from './jinhua-2024.js'
import type { LabelledPlan } from './labelled.js'
import { others } from './others.js'
import { shanghai2025 } from './shanghai-2025.js'

export const labelledPlans: readonly LabelledPlan[] = [
  huzhou2024,
  shanghai2025,
  jinhua2024,
  guzhang2021,
  jiangsu2024,
  others,
]
