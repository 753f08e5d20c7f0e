import { defineDeployment } from '../deployment/deployment.js'
import { huzhou2024 } from '../huzhou-2024/plan.js'
import { huzhouCatalogue } from './catalogue.js'

/** Huzhou: its districts, all domains, and its plan for 2024. */
export const huzhou = defineDeployment({
  id: 'huzhou',
  name: { zh: '湖州市', en: 'Huzhou' },
  catalogue: huzhouCatalogue,
  plans: [huzhou2024],
})
