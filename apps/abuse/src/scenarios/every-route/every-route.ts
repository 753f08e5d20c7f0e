import { plain, type Scenario, type Stage } from '../scenario.js'
import { fileSteps } from './files.js'
import { readingSteps } from './reading.js'
import type { Step, Told } from './step.js'
import { workSteps } from './work.js'

/**
 * A right request of every route of the running service, which must be answered with success: what never succeeds is never
 * attacked behind its first check.
 */
export const everyRoute: Scenario = {
  name: 'every route answers a right request',
  isSlow: false,
  run: async (stage) => {
    const told: Told = new Map()
    const link: Step = { route: 'GET /sign-in/{code}', who: null, path: stage.link }
    for (const step of [...readingSteps, ...fileSteps, ...workSteps, link]) await take(stage, step, told)
    for (const each of stage.unreached()) stage.note('wrong', 'no right request of the suite has succeeded', each)
  },
}

async function take(stage: Stage, step: Step, told: Told): Promise<void> {
  const { route, who, path, json, file, stamp, tell } = step
  const method = route.split(' ')[0]!
  const sent = file?.(told)
  const body = sent?.body ?? (json === undefined ? null : JSON.stringify(json(told)))
  const headers = [
    ...(who === null ? [] : stage.credential(who).headers),
    ...(method === 'GET' ? [] : [['Origin', stage.origin] as const]),
    ...(json === undefined ? [] : [['Content-Type', 'application/json'] as const]),
    ...(stamp === undefined ? [] : [['If-Match', `"${String(told.get(stamp))}"`] as const]),
    ...(sent?.headers ?? []),
  ]
  const filled = typeof path === 'string' ? path : path(told)
  const came = await stage.send({ ...plain(stage, method, filled, headers), body }, who ?? 'stranger')
  if (came.status >= 400 || came.status === 0)
    stage.note('wrong', `a right request was answered with ${came.status}: ${came.text.slice(0, 300)}`, route)
  else stage.reached(route)
  try {
    if (came.status < 400) tell?.(came, told)
  } catch (error) {
    stage.note('wrong', String(error), route)
  }
}
