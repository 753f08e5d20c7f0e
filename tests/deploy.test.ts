import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { parseAllDocuments } from 'yaml'

const root = fileURLToPath(new URL('..', import.meta.url))
const text = (path: string): string => readFileSync(join(root, path), 'utf8')
// oxlint-disable-next-line typescript/no-explicit-any -- the content of a YAML file has no type
const documents = (path: string): any[] =>
  parseAllDocuments(text(path)).map((document) => {
    expect(document.errors).toEqual([])
    return document.toJS() as unknown
  })

interface Manifest {
  readonly name: string
  readonly dependencies?: Readonly<Record<string, string>>
  readonly peerDependencies?: Readonly<Record<string, string>>
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>
}

const manifests = ['packages', 'deployments', 'apps'].flatMap((folder) =>
  readdirSync(join(root, folder))
    .filter((name) => existsSync(join(root, folder, name, 'package.json')))
    .map((name) => JSON.parse(text(`${folder}/${name}/package.json`)) as Manifest),
)

describe('files that must never be committed or be in an image', () => {
  const kept = [
    '.env',
    '.env.production',
    'deploy/.env',
    'imports/may.csv',
    'reports/board.json',
    'deploy/imports/may.csv',
    'deploy/secrets/database_url',
    'pseudonym.key',
  ]

  it.skipIf(!existsSync(join(root, '.git')))('are ignored by git', () => {
    for (const path of kept)
      expect(spawnSync('git', ['check-ignore', '-q', '--no-index', path], { cwd: root }).status, path).toBe(0)
    for (const path of [
      'packages/ingest/src/import/import-file.ts',
      'apps/cli/src/commands/import.ts',
      'apps/worker/src/jobs/report.ts',
      'deploy/compose.yaml',
    ])
      expect(spawnSync('git', ['check-ignore', '-q', '--no-index', path], { cwd: root }).status, path).toBe(1)
  })

  it.skipIf(!existsSync(join(root, '.git')))('are not in the build of the image, which copies everything else', () => {
    const patterns = text('deploy/Dockerfile.dockerignore')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => {
        const [, anywhere, rest] = /^(\*\*\/)?(.*)$/.exec(line)!
        const name = rest
          .split('*')
          .map((part) => part.replaceAll('.', '\\.'))
          .join('[^/]*')
        return new RegExp(`^${anywhere === undefined ? '' : '(.*/)?'}${name}(/|$)`)
      })
    const isIgnored = (path: string): boolean => patterns.some((pattern) => pattern.test(path))
    for (const path of [...kept, '.minzheng/pseudonym.key', 'packages/core/node_modules/zod', '.git/config'])
      expect(isIgnored(path), path).toBe(true)
    const tracked = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' }).trim().split('\n')
    expect(tracked.filter(isIgnored)).toEqual([])
  })
})

describe('the worker as it is deployed', () => {
  it('contains no library that writes workbooks, since it writes none', () => {
    const needed = new Set<string>()
    const collect = (name: string): void => {
      if (needed.has(name)) return
      needed.add(name)
      const manifest = manifests.find((each) => each.name === name)
      if (manifest === undefined) return
      for (const dependency of Object.keys(manifest.dependencies ?? {})) collect(dependency)
      for (const peer of Object.keys(manifest.peerDependencies ?? {}))
        if (manifest.peerDependenciesMeta?.[peer]?.optional !== true) collect(peer)
    }
    collect('@minzheng/worker')
    expect(needed).toContain('@minzheng/ingest')
    expect([...needed].filter((name) => /exceljs|@minzheng\/(export|sample|cli)/.test(name))).toEqual([])
  })

  it('also loads none: the main entry point of ingest does not import exceljs', () => {
    const seen = new Set<string>()
    const visit = (file: string): void => {
      if (seen.has(file)) return
      seen.add(file)
      const code = text(`packages/ingest/dist/${file}`)
      expect(code, file).not.toMatch(/from ["']exceljs["']|import\(["']exceljs["']\)/)
      for (const [, next] of code.matchAll(/from ["']\.\/([\w-]+\.js)["']/g)) visit(next)
    }
    visit('index.js')
    expect(text('packages/ingest/dist/workbooks.js')).toContain('exceljs')
  })

  it('finds the thread that reads files in the folder of its bundle', () => {
    expect(existsSync(join(root, 'apps/worker/dist/import-thread.js'))).toBe(true)
  })
})

const settings = [...text('apps/worker/src/service/config.ts').matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map(
  ([, name]) => name,
)

describe('the compose file', () => {
  const [compose] = documents('deploy/compose.yaml')

  it('limits every service, gives it only the rights that it needs, and no secret in its environment', () => {
    for (const [name, service] of Object.entries<Record<string, unknown>>(compose.services)) {
      expect(service, name).toMatchObject({ cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] })
      for (const limit of ['mem_limit', 'cpus', 'pids_limit']) expect(service, name).toHaveProperty(limit)
      for (const [variable, value] of Object.entries((service['environment'] ?? {}) as Record<string, string>))
        expect(`${variable}=${value}`, name).not.toMatch(
          /^(DATABASE_URL|REDIS_URL|MINZHENG_PSEUDONYM_KEY|BOARD_TOKEN|.*PASSWORD)=|:\/\/[^/]*:[^/]*@/,
        )
    }
    expect(compose.services.worker).toMatchObject({ read_only: true })
    expect(compose.services.redis).toMatchObject({ read_only: true, user: 'redis' })
  })

  it('lets only the worker reach the servers, and sets a password for Redis', () => {
    expect(compose.networks.inside).toEqual({ internal: true })
    for (const name of ['postgres', 'redis']) {
      expect(compose.services[name].networks).toEqual(['inside'])
      expect(compose.services[name]).not.toHaveProperty('ports')
    }
    expect(JSON.stringify(compose.services.redis.command)).toContain('requirepass')
  })

  it('sets only variables that the worker knows, from existing secrets', () => {
    const worker = compose.services.worker as { environment: Record<string, string>; secrets: string[] }
    for (const name of Object.keys(worker.environment)) expect(settings).toContain(name.replace(/_FILE$/, ''))
    for (const service of Object.values<{ secrets?: string[] }>(compose.services))
      for (const name of service.secrets ?? []) expect(compose.secrets).toHaveProperty(name)
    for (const name of worker.secrets) expect(Object.values(worker.environment)).toContain(`/run/secrets/${name}`)
  })
})

describe('the Kubernetes examples', () => {
  const [deployment, policy] = documents('deploy/kubernetes/worker.yaml')
  const pod = deployment.spec.template.spec
  const [container] = pod.containers

  it('run the worker without root, without a token of the cluster, on a read-only root, within limits', () => {
    expect(pod).toMatchObject({
      automountServiceAccountToken: false,
      securityContext: { runAsNonRoot: true, runAsUser: 1000 },
    })
    expect(container.securityContext).toEqual({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    })
    expect(Object.keys(container.resources.limits).toSorted()).toEqual(['cpu', 'ephemeral-storage', 'memory'])
    for (const probe of ['livenessProbe', 'readinessProbe', 'startupProbe']) expect(container).toHaveProperty(probe)
    expect(pod.terminationGracePeriodSeconds).toBeGreaterThan(25)
    for (const { name, mountPath } of container.volumeMounts as { name: string; mountPath: string }[])
      expect(
        pod.volumes.some((volume: { name: string }) => volume.name === name),
        mountPath,
      ).toBe(true)
  })

  it('pass secrets as files, and set only variables that the worker knows', () => {
    expect(container).not.toHaveProperty('envFrom')
    for (const { name } of container.env as { name: string }[])
      expect([...settings, 'NODE_EXTRA_CA_CERTS']).toContain(name.replace(/_FILE$/, ''))
  })

  it('allow incoming connections only from Prometheus, and outgoing ones only to DNS, PostgreSQL and Redis', () => {
    expect(policy).toMatchObject({
      kind: 'NetworkPolicy',
      spec: { podSelector: { matchLabels: deployment.spec.template.metadata.labels } },
    })
    expect(policy.spec.policyTypes).toEqual(['Ingress', 'Egress'])
    const ports = (rules: { ports: { port: number }[] }[]): number[] =>
      rules.flatMap((rule) => rule.ports.map(({ port }) => port))
    expect(ports(policy.spec.ingress)).toEqual([9464])
    expect(ports(policy.spec.egress)).toEqual([53, 53, 5432, 6379])
  })

  it('scale the named deployment with KEDA', () => {
    const [scaled, authentication] = documents('deploy/kubernetes/keda.yaml')
    expect(scaled.spec.scaleTargetRef.name).toBe(deployment.metadata.name)
    expect(scaled.spec.triggers[0].authenticationRef.name).toBe(authentication.metadata.name)
  })
})

describe('the systemd unit', () => {
  const hasAnalyze = spawnSync('systemd-analyze', ['security', '--help']).status === 0
  if (!hasAnalyze) console.log('deploy: the systemd unit is not analysed, since systemd-analyze does not exist.')

  it.skipIf(!hasAnalyze)('has a low exposure level according to systemd', () => {
    const analysed = spawnSync(
      'systemd-analyze',
      ['security', '--offline=true', '--threshold=20', '--no-pager', 'deploy/minzheng-worker.service'],
      {
        cwd: root,
        encoding: 'utf8',
      },
    )
    expect(analysed.stdout).toContain('Overall exposure level')
    expect(analysed.status, analysed.stdout).toBe(0)
  })

  it('waits longer for the worker than the worker waits for its jobs', () => {
    expect(Number(/TimeoutStopSec=(\d+)/.exec(text('deploy/minzheng-worker.service'))?.[1])).toBeGreaterThan(25)
  })
})

/** The names of metrics in a source, or in the code spans of a text. */
const metricNames = (source: string, around = "name: '"): readonly string[] =>
  [...new Set([...source.matchAll(new RegExp(`${around}(minzheng_\\w+)`, 'g'))].map(([, name]) => name))].toSorted()
const metrics = ['apps/worker/src/base/metrics.ts', 'apps/api/src/endpoint/request-metrics.ts'].flatMap((path) =>
  metricNames(text(path)),
)

it('the alerts are YAML, each is explained, and they name existing metrics', () => {
  const [alerts] = documents('deploy/alerts.yaml')
  const page = text('docs/operations.md')
  for (const { alert, expr } of alerts.groups[0].rules as { alert: string; expr: string }[]) {
    expect(page).toContain(`| ${alert} |`)
    for (const [name] of expr.matchAll(/minzheng_\w+/g)) expect(metrics).toContain(name.replace(/_bucket$/, ''))
  }
})

it('the metrics are all documented, and no others', () => {
  const [, section] = text('docs/operations.md').split('\n## Metrics\n')
  expect(metricNames(section.split('\n## ')[0], '`')).toEqual(metrics.toSorted())
})
