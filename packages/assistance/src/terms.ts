import { count, is, type Filter, type RecordOf } from '@minzheng/core'
import { assistanceGrants, assistanceListings, monitoredPersons } from './datasets/index.js'

/** Persons under low-income monitoring, each once. */
export const monitored = count(monitoredPersons)

/** Grants of a programme. */
export const programme = (name: RecordOf<typeof assistanceGrants>['programme']): Filter => is(assistanceGrants.col.programme, name)

/** Listings of a topic. */
export const listed = (topic: RecordOf<typeof assistanceListings>['topic']): Filter => is(assistanceListings.col.topic, topic)

/** What was listed within the period, whether or not it still is. */
export const newlyListed = (topic: RecordOf<typeof assistanceListings>['topic']) =>
  count(assistanceListings, { where: listed(topic), on: assistanceListings.col.listedOn })
