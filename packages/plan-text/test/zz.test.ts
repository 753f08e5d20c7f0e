import { it } from 'vitest'
import { findPromises } from '/work/wt/plantext/packages/plan-text/src/index.js'
import { labelledPlans } from '/work/wt/plantext/packages/plan-text/test/labelled/index.js'
import { measure } from '/work/wt/plantext/packages/plan-text/test/labelled/measure.js'
it('m', () => { for (const p of labelledPlans) { if (!p.tuned && !process.env.HELD) continue; const m = measure(p, (t) => findPromises({offset:0,text:t})); console.log(m.plan, m.labelled, m.found, m.right, m.whole, '\n', m.missed.join('\n '), '\n', m.wrong.join('\n ')) } })
