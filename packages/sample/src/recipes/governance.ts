import type { Recipe } from '../base/recipe.js'
import { charityParticipantRecipe, coverageRecipe } from './governance/counts.js'
import { activityRecipe, projectRecipe, titleRecipe, trainingRecipe } from './governance/events.js'
import { documentRecipe, incidentRecipe, inspectionRecipe, matterRecipe } from './governance/work.js'

/** The governance registers of the offices, except those with a simulation file of their own. */
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
