import { defineConfig } from 'tsup'

export default defineConfig({
  entry: {
    index: 'src/index.ts',
    assessment: 'src/doors/assessment.ts',
    districts: 'src/doors/districts.ts',
    evaluation: 'src/doors/evaluation.ts',
    periods: 'src/doors/periods.ts',
    privacy: 'src/doors/privacy.ts',
    registers: 'src/doors/registers.ts',
    testing: 'src/testing/index.ts',
  },
  format: 'esm',
  target: 'node20',
  dts: false,
  clean: true,
  sourcemap: true,
})
