/**
 * Who reads what leaves a deployment: `internal`, an officer in the own area, reads everything; `shared`, other offices,
 * and `public`, everybody, read releases only, without the figures that disclosure control hides.
 */
export type Audience = 'internal' | 'shared' | 'public'

/** All audiences, from the one that reads the most to the one that reads the least. */
export const audiences: readonly Audience[] = Object.freeze(['internal', 'shared', 'public'])
