import { readFileSync, writeFileSync } from 'node:fs'
import { openDeployment } from '/work/main/apps/worker/dist/index.js'
const { controlRelease, defaultDisclosureRule } = await import('/work/wt/disclosure/packages/disclosure/dist/index.js')
const { deployment } = await openDeployment(undefined)
const catalogue = deployment.catalogue
const planned = new Set(deployment.plans.flatMap(p => p.items ?? []).flatMap(i => i.targets ?? []).map(t => t.indicator))
const pl2 = new Set(); JSON.stringify(deployment.plans, (k, v) => { if (k==='indicator' && typeof v === 'string') pl2.add(v); return v })
console.log('planned', planned.size, pl2.size)
const isPlanned = o => o.district === catalogue.districts.root.code && o.part === null && pl2.has(o.indicator) && o.period.length !== 7
const from=1, to=+(process.argv[2] ?? 3)
const earlier=[]; let plan
for (let m=from;m<=to;m++){
  const mm=String(m).padStart(2,'0')
  const figures=readFileSync(`/tmp/obs-${mm}.jsonl`,'utf8').trim().split('\n').map(l=>JSON.parse(l))
  const t=Date.now()
  const r=await controlRelease({catalogue,figures,earlier,rule:defaultDisclosureRule,plan,isPlanned})
  plan=r.plan; earlier.push(r.figures)
  const valued=r.figures.filter(f=>f.observation.value!==null||f.observation.numerator!==null)
  const c={}; for(const f of valued) c[f.disclosure]=(c[f.disclosure]??0)+1
  console.log(mm, figures.length, ((Date.now()-t)/1000).toFixed(1)+'s cpu '+(process.cpuUsage().user/1e6).toFixed(0), Math.round(process.memoryUsage().rss/1e6)+'MB', JSON.stringify({...r.audit,figures:undefined}), JSON.stringify(c), 'kinds', r.plan.kinds.length, r.plan.kinds.filter(k=>!k.isPublished).length)
}
