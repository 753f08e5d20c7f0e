import { defineConfig } from 'tsup'

export default defineConfig({
  entry: {
    main: 'src/main.ts',
    'clerk-process': 'src/clerk-process.ts',
    'worker-process': 'src/worker-process.ts',
    'worker-service': 'src/worker-service.ts',
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
