import { defineConfig } from 'tsup'

export default defineConfig({
  entry: { main: 'src/main.ts', 'worker-process': 'src/worker-process.ts', 'worker-at-work': 'src/worker-at-work.ts' },
  format: 'esm',
  target: 'node20',
  splitting: false,
  dts: false,
  clean: true,
  sourcemap: true,
  // Loaded after the clock was put wrong, so it stays a file of its own.
  external: ['./worker-at-work.js'],
})
