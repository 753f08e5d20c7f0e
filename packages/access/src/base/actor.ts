import { z } from 'zod'
import { personalKind } from '@minzheng/core/privacy'

/** A person who works with the system, a program that does, or the system itself. */
export interface Actor {
  /** An account or a post, such as `990102-statistics`; never the name of a person, whom the identity provider knows. */
  readonly id: string
  readonly kind: ActorKind
}

/** `service`: a program with an owner; `system`: this program itself, such as a reopening that ends. */
export type ActorKind = 'person' | 'service' | 'system'

/** The rule of an actor's id. Logs and the chain keep ids for good. */
export const actorIdSchema = z
  .string({ error: 'must be text' })
  .regex(/^[a-z0-9][a-z0-9._-]{1,63}$/, 'must be 2 to 64 of a–z, 0–9, dot, hyphen and underscore')
  .refine((id) => personalKind(id) === null, 'must not be a number of a person')

export const actorSchema = z.strictObject({ id: actorIdSchema, kind: z.enum(['person', 'service', 'system']) })
