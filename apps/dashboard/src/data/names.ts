import { useMemo } from 'react'
import { useSuspenseQuery } from '@tanstack/react-query'
import { deploymentQuery, districtsQuery, indicatorsQuery, type IndicatorBrief } from './definitions.js'
import type { Words } from '../base/language.js'

// Nobody reads an id on a page: whoever asks for names waits for them, and the part of the page shows the shape of what comes.

/** Indicators by id. Waits until they are known; undefined of an indicator that the city no longer has. */
export function useIndicators(): (id: string | undefined) => IndicatorBrief | undefined {
  const { data } = useSuspenseQuery(indicatorsQuery)
  const byId = useMemo(() => new Map(data.map((each) => [each.id, each])), [data])
  return (id) => (id === undefined ? undefined : byId.get(id))
}

/** Names of indicators. Waits until they are known. */
export function useIndicatorNames(): (id: string) => Words {
  const find = useIndicators()
  return (id) => find(id)?.name ?? { zh: id, en: id }
}

/** Names of districts. Waits until they are known; a district of earlier days keeps its code. */
export function useDistrictNames(): (code: string) => string {
  const { data: deployment } = useSuspenseQuery(deploymentQuery)
  const { data } = useSuspenseQuery(districtsQuery(deployment.district))
  const byCode = useMemo(() => new Map(data.map(({ code, name }) => [code, name])), [data])
  return (code) => byCode.get(code) ?? code
}

/** Names of datasets. */
export function useDatasetNames(): (dataset: string) => Words {
  const { data } = useSuspenseQuery(deploymentQuery)
  return (dataset) => data.datasets.find(({ name }) => name === dataset)?.title ?? { zh: dataset, en: dataset }
}

/** What people call a variant of an indicator. */
export function variantName(
  say: (words: Words) => string,
  { variantNames }: Pick<IndicatorBrief, 'variantNames'>,
  variant: string,
): string {
  const words = variantNames[variant]
  return words === undefined ? variant : say(words)
}
