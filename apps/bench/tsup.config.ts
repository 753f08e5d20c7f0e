import { defineConfig } from 'tsup'

export default defineConfig({
  entry: {
    main: 'src/main.ts',
    'scale-worker': 'src/scale/scale-worker.ts',
    'import-year': 'src/year/import-year.ts',
    'load-service': 'src/load/load-service.ts',
    'load-thread': 'src/load/load-thread.ts',
    'chongqing-city': 'src/chongqing/chongqing-city.ts',
  },
  format: 'esm',
  target: 'node20',
  dts: false,
  clean: true,
  sourcemap: true,
})
