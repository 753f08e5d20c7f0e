// One worker under test. Shifts its clock before it loads any module that reads the clock.
const offset = Number(process.env['CHAOS_CLOCK_OFFSET_MS'] ?? 0)
if (offset !== 0) {
  const TrueDate = Date
  globalThis.Date = class extends TrueDate {
    constructor(...args: [] | [number | string | Date]) {
      if (args.length === 0) super(TrueDate.now() + offset)
      else super(...args)
    }
    static override now(): number {
      return TrueDate.now() + offset
    }
  } as DateConstructor
}

await import('./worker-service.js')
