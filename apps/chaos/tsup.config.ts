import { defineConfig } from 'tsup'

export default defineConfig({
  entry: {
    main: 'src/main.ts',
    'clerk-process': 'src/office/clerk-process.ts',
    'worker-process': 'src/workers/worker-process.ts',
    'worker-service': 'src/workers/worker-service.ts',
  },
  format: 'esm',
  target: 'node20',
  splitting: false,
  dts: false,
  clean: true,
  sourcemap: true,
  // Loaded after the clock was shifted, so it must stay a separate file.
  external: ['./worker-service.js'],
})
