import type { Recipe } from '../base/recipe.js'
import { activityRecipes } from './elderly-care/activities-and-checks.js'
import { personRecipes } from './elderly-care/persons.js'
import { placeRecipes } from './elderly-care/places-and-projects.js'

/** The elderly-care registers of the offices, except those with a simulation file of their own. */
export const elderlyCareRecipes: readonly Recipe[] = [...personRecipes, ...placeRecipes, ...activityRecipes]
