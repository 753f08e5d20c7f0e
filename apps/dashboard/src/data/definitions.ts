import { queryOptions } from '@tanstack/react-query'
import type { AnswerOf } from '@minzheng/client'
import { setCityZone } from '../base/city-clock.js'
import { client } from './client.js'

export type Deployment = AnswerOf<'/v1/deployment', 'get'>
export type District = AnswerOf<'/v1/districts', 'get'>['districts'][number]
export type DistrictMap = AnswerOf<'/v1/districts/{district}/map', 'get'>
export type DistrictFacts = AnswerOf<'/v1/districts/{district}', 'get'>
export type IndicatorBrief = AnswerOf<'/v1/indicators', 'get'>['indicators'][number]
export type IndicatorFacts = AnswerOf<'/v1/indicators/{indicator}', 'get'>

// Definitions change when the service starts again, with the page.
const lasting = { staleTime: Number.POSITIVE_INFINITY } as const

/** The city, its domains and plans. */
export const deploymentQuery = queryOptions({
  ...lasting,
  queryKey: ['deployment'],
  queryFn: async ({ signal }) => {
    const deployment = await client.get('/v1/deployment', { signal })
    setCityZone(deployment.timeZone)
    return deployment
  },
})

/** A plan with its items and targets. */
export const planQuery = (plan: string) =>
  queryOptions({
    ...lasting,
    queryKey: ['plan', plan],
    queryFn: ({ signal }) => client.get('/v1/plans/{plan}', { path: { plan }, signal }),
  })

/** A district with all below it, parents before their children. */
export const districtsQuery = (within: string) =>
  queryOptions({
    ...lasting,
    queryKey: ['districts', within],
    queryFn: async ({ signal }) => (await client.get('/v1/districts', { query: { within }, signal })).districts,
  })

/** A district with the districts above it and right below it. */
export const districtQuery = (district: string) =>
  queryOptions({
    ...lasting,
    queryKey: ['district', district],
    queryFn: ({ signal }) => client.get('/v1/districts/{district}', { path: { district }, signal }),
  })

/** The outlines of the districts right below one. */
export const districtMapQuery = (district: string) =>
  queryOptions({
    ...lasting,
    queryKey: ['district-map', district],
    queryFn: ({ signal }) => client.get('/v1/districts/{district}/map', { path: { district }, signal }),
  })

/** All indicators. */
export const indicatorsQuery = queryOptions({
  ...lasting,
  queryKey: ['indicators'],
  queryFn: async ({ signal }) => (await client.get('/v1/indicators', { signal })).indicators,
})

/** An indicator: definition, formula in words, clauses. */
export const indicatorQuery = (indicator: string) =>
  queryOptions({
    ...lasting,
    queryKey: ['indicator', indicator],
    queryFn: ({ signal }) => client.get('/v1/indicators/{indicator}', { path: { indicator }, signal }),
  })
