import type { Day } from '@minzheng/core/periods'

/** A gift in the books of a charity; a caller's object may have further fields. */
export interface Donation {
  /** The donor's or settlor's name; never published without their consent. */
  readonly donor: string
  /** The donor's answer about being named: only a plain yes is consent. */
  readonly mayBeNamed: boolean | null
  readonly givenOn: Day
  /** In fen. */
  readonly amount: number
  readonly purpose: string | null
}

/** A gift as it may be published. */
export interface PublishedDonation {
  /** Null if the donor has not agreed to be named. */
  readonly donor: string | null
  readonly givenOn: Day
  readonly amount: number
  readonly purpose: string | null
}

/**
 * The part of gifts and of the property of trusts that may be published: the name only of donors who agreed, and never
 * an address, a phone number or anything else (慈善法 art. 82: names, homes and ways to reach donors and settlors who do
 * not agree; art. 110: a penalty). A donor who was not asked has not agreed. The purpose of a gift may name its giver,
 * so it is published only with the name.
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
