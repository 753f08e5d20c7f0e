import type { Recipe } from '../base/recipe.js'
import { charityParticipantRecipe, coverageRecipe } from './governance/counts.js'
import { activityRecipe, projectRecipe, titleRecipe, trainingRecipe } from './governance/events.js'
import { documentRecipe, incidentRecipe, inspectionRecipe, matterRecipe } from './governance/work.js'

/** What the offices send of governance, besides the registers that are simulated by files of their own. */
export const governanceRecipes: readonly Recipe[] = [
  matterRecipe,
  inspectionRecipe,
  activityRecipe,
  trainingRecipe,
  documentRecipe,
  projectRecipe,
  incidentRecipe,
  coverageRecipe,
  charityParticipantRecipe,
  titleRecipe,
]
