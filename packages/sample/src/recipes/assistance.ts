import type { Recipe } from '../recipe.js'
import { applicationAndGrantRecipes } from './assistance/applications-and-grants.js'
import { centreAndListingRecipes } from './assistance/centres-and-listings.js'
import { vagrantAndDisabilityRecipes } from './assistance/vagrants-and-disability.js'

/** What the offices send of assistance, besides the registers that are simulated by files of their own. */
export const assistanceRecipes: readonly Recipe[] = [...applicationAndGrantRecipes, ...centreAndListingRecipes, ...vagrantAndDisabilityRecipes]
