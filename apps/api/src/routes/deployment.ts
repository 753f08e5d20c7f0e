import { z } from '@hono/zod-openapi'
import { json } from '../endpoint/answer.js'
import { endpoint } from '../endpoint/endpoint.js'
import { words } from '../formats/schemas.js'

export const deploymentRoutes = [
  endpoint({
    method: 'get',
    path: '/v1/deployment',
    tag: '定义 definitions',
    summary: { zh: '部署：城市、业务领域、计划', en: 'the deployment: city, domains, plans' },
    access: { to: 'anyone' },
    answers: {
      200: {
        description: '部署 the deployment',
        schema: z
          .object({
            id: z.string(),
            name: words,
            timeZone: z.string(),
            district: z.string(),
            domains: z.array(z.object({ name: z.string(), title: words })),
            datasets: z.array(z.object({ name: z.string(), title: words })),
            plans: z.array(z.object({ id: z.string(), title: words, year: z.int() })),
          })
          .openapi('Deployment'),
      },
    },
    handle: (asking) => {
      const { id, name, timeZone, catalogue, plans } = asking.tools.deployment
      return json(asking, {
        id,
        name,
        timeZone,
        district: catalogue.districts.root.code,
        domains: catalogue.domains.map((domain) => ({ name: domain.name, title: domain.title })),
        datasets: [...catalogue.datasets.values()].map((dataset) => ({ name: dataset.name, title: dataset.title })),
        plans: plans.map((plan) => ({ id: plan.id, title: plan.title, year: plan.year })),
      })
    },
  }),
]
