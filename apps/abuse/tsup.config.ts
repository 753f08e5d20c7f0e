import { defineConfig } from 'tsup'

export default defineConfig({
  entry: {
    main: 'src/main.ts',
    'service-process': 'src/service/service-process.ts',
    'guarded-process': 'src/service/guarded-process.ts',
  },
  format: 'esm',
  target: 'node20',
  splitting: false,
  dts: false,
  clean: true,
  sourcemap: true,
})
