import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parsePeriod } from '@minzheng/core/periods'
import { huzhouCatalogue } from '@minzheng/huzhou'
import { sdmxConstraint, sdmxDimensions, sdmxKey, sdmxNames, type MessageOptions } from '../src/index.js'
import { anyObservations } from './any-observation.js'

const options: MessageOptions = { prepared: new Date('2024-07-05T01:02:03Z'), isTest: true }

interface Message {
  readonly data: {
    readonly dataConstraints: readonly [
      {
        readonly annotations: readonly { readonly title: string }[]
        readonly cubeRegions: readonly [
          {
            readonly keyValues: readonly {
              readonly id: string
              readonly values?: readonly { readonly value: string }[]
              readonly timeRange?: {
                readonly startPeriod: { readonly period: string }
                readonly endPeriod: { readonly period: string }
              }
            }[]
          },
        ]
      },
    ]
  }
}

describe('What data there are', () => {
  it('is every code that occurs, the first and the last day, and how many, whatever the figures', async () => {
    await fc.assert(
      fc.asyncProperty(anyObservations, async (observations) => {
        if (observations.length === 0) return
        const message = JSON.parse(await sdmxConstraint([observations, []], options)) as Message
        const [{ annotations, cubeRegions }] = message.data.dataConstraints
        const keys = observations.map(sdmxKey)
        const found = Object.fromEntries(cubeRegions[0].keyValues.map((each) => [each.id, each]))
        for (const id of sdmxDimensions)
          expect(found[id]?.values?.map(({ value }) => value)).toEqual(
            [...new Set(keys.map((key) => key[id]))].toSorted(),
          )
        const periods = observations.map(({ period }) => parsePeriod(period))
        expect([
          found['TIME_PERIOD']?.timeRange?.startPeriod.period,
          found['TIME_PERIOD']?.timeRange?.endPeriod.period,
        ]).toEqual([
          periods.map(({ from }) => from).toSorted()[0],
          periods
            .map(({ until }) => until)
            .toSorted()
            .at(-1),
        ])
        const series = new Set(keys.map((key) => Object.values(key).join('.')))
        expect(annotations.map(({ title }) => Number(title))).toEqual([series.size, observations.length])
      }),
      { numRuns: 50 },
    )
  })

  it('uses codes that stand for our own names', () => {
    const names = sdmxNames(huzhouCatalogue)
    fc.assert(
      fc.property(anyObservations, (observations) => {
        for (const each of observations) {
          const key = sdmxKey(each)
          expect([
            names.INDICATOR.get(key.INDICATOR),
            names.VARIANT.get(key.VARIANT),
            names.PART.get(key.PART),
            names.REF_AREA.get(key.REF_AREA),
          ]).toEqual([each.indicator, each.variant, each.part, each.district])
        }
      }),
      { numRuns: 50 },
    )
  })
})
