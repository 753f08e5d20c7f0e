import type { Recipe } from '../base/recipe.js'
import { boundaryAndPlaceNameRecipes } from './registry/boundaries-and-place-names.js'
import { funeralRecipes } from './registry/funerals.js'
import { marriageRecipes } from './registry/marriages.js'
import { organisationRecipes } from './registry/organisations.js'
import { placeAndProjectRecipes } from './registry/places-and-projects.js'

/** The registry registers of the offices, except those with a simulation file of their own. */
export const registryRecipes: readonly Recipe[] = [
  ...organisationRecipes,
  ...boundaryAndPlaceNameRecipes,
  ...funeralRecipes,
  ...marriageRecipes,
  ...placeAndProjectRecipes,
]
