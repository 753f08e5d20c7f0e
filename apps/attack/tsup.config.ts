import { defineConfig } from 'tsup'

export default defineConfig({
  entry: { main: 'src/main.ts', 'table-worker': 'src/runs/table-worker.ts' },
  format: 'esm',
  target: 'node20',
  splitting: false,
  dts: false,
  clean: true,
  sourcemap: true,
})
