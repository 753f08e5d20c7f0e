import type { Day } from '@minzheng/core/periods'

/** A gift as a charity has it on its books; whatever else is recorded of it may stand beside. */
export interface Donation {
  /** The donor's or settlor's name; never shown without their leave. */
  readonly donor: string
  /** What the donor said to being named: only a plain yes is one. */
  readonly mayBeNamed: boolean | null
  readonly givenOn: Day
  /** In fen. */
  readonly amount: number
  readonly purpose: string | null
}

/** A gift as it may be published. */
export interface PublishedDonation {
  /** Null where the donor has not agreed to be named. */
  readonly donor: string | null
  readonly givenOn: Day
  readonly amount: number
  readonly purpose: string | null
}

/**
 * What may be published of gifts and of the property of trusts: the name only of who agreed, and never an address, a
 * phone number or anything else (慈善法 art. 82: names, homes and ways to reach donors and settlors who do not agree; art.
 * 110: a penalty). Who was not asked has not agreed. The purpose of a gift may name its giver, so it goes with the
 * name.
 */
export function publishedDonations(donations: readonly Donation[]): readonly PublishedDonation[] {
  return donations.map(({ donor, mayBeNamed, givenOn, amount, purpose }) =>
    Object.freeze({
      donor: mayBeNamed === true ? donor : null,
      givenOn,
      amount,
      purpose: mayBeNamed === true ? purpose : null,
    }),
  )
}
