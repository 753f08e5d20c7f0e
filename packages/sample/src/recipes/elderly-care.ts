import type { Recipe } from '../base/recipe.js'
import { activityRecipes } from './elderly-care/activities-and-checks.js'
import { personRecipes } from './elderly-care/persons.js'
import { placeRecipes } from './elderly-care/places-and-projects.js'

/** What the offices send of elderly-care, besides the registers that are simulated by files of their own. */
export const elderlyCareRecipes: readonly Recipe[] = [...personRecipes, ...placeRecipes, ...activityRecipes]
