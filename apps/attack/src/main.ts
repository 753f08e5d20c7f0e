import { coreSuppression } from './protectors/core-suppression.js'
import { runTable } from './runs/table.js'
import { solver } from './solving/program.js'
const highs = await solver()
const N = Number(process.argv[2] ?? 5)
const S = Number(process.argv[3] ?? 1)
for (let s = S; s < S + N; s++) {
  const run = await runTable(highs, coreSuppression, s)
  const c: Record<string, number> = {}
  for (const f of run.result.findings) c[f.verdict + (f.target.isShown ? '!' : '')] = (c[f.verdict + (f.target.isShown ? '!' : '')] ?? 0) + 1
  console.log(s, run.tried.join(), run.result.known.system.variables.length, run.result.known.system.rows.length, JSON.stringify(c), JSON.stringify(run.marks), run.protectMs | 0, run.attackMs | 0)
}
