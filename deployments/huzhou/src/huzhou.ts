import { fileURLToPath } from 'node:url'
import { planOf, type Deployment, type Plan } from '@minzheng/plan'
import { readDeployment } from '@minzheng/plan/config'

/** The path of the configuration, for a thread or a process of its own. */
export const huzhouConfig: string = fileURLToPath(new URL('../minzheng.config.json', import.meta.url))

/**
 * Huzhou: every division in the list of the National Bureau of Statistics, edition 2023-06-30 (the city, 5 counties, 72
 * townships, 1,301 villages and communities), all domains, and the bureau's plan for 2024.
 */
export const huzhou: Deployment = readDeployment(huzhouConfig)

/** The bureau's work plan for 2024 (湖州市民政局《2024年全市民政工作要点》). */
export const huzhou2024: Plan = planOf(huzhou, 2024)

/** All domains, with what only Huzhou's plan measures, over the districts of Huzhou. */
export const huzhouCatalogue = huzhou.catalogue
