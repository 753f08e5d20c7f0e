/** This package by its name, so that a configuration gets the module that everyone else has. */
const self: string = '@minzheng/plan'

/**
 * The packages of this program by name, as they are loaded: a configuration finds them wherever its folder is, and
 * works with the same classes and definitions.
 */
export async function ownModules(): Promise<Record<string, unknown>> {
  const loaded = await Promise.all([
    import('@minzheng/core'),
    import('@minzheng/core/assessment'),
    import('@minzheng/core/districts'),
    import('@minzheng/core/evaluation'),
    import('@minzheng/core/periods'),
    import('@minzheng/core/privacy'),
    import('@minzheng/core/registers'),
    import('@minzheng/assistance'),
    import('@minzheng/charity'),
    import('@minzheng/child-welfare'),
    import('@minzheng/elderly-care'),
    import('@minzheng/governance'),
    import('@minzheng/registry'),
    import(self),
  ])
  const names = [
    '@minzheng/core',
    ...['assessment', 'districts', 'evaluation', 'periods', 'privacy', 'registers'].map(
      (door) => `@minzheng/core/${door}`,
    ),
    ...['assistance', 'charity', 'child-welfare', 'elderly-care', 'governance', 'registry', 'plan'].map(
      (name) => `@minzheng/${name}`,
    ),
  ]
  const { readDivisions } = await import('./divisions.js')
  const { readHistory } = await import('./events.js')
  const { readMap } = await import('./map-file.js')
  const { readPlan } = await import('./plan-file.js')
  return {
    ...Object.fromEntries(names.map((name, index) => [name, loaded[index]])),
    '@minzheng/plan/config': { readDivisions, readHistory, readMap, readPlan },
  }
}
