import { readFileSync } from 'node:fs'
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

/** The variables that the files name which read the environment of the API. */
const settings = new Set(
  [
    'apps/api/src/serve/service-settings.ts',
    'apps/api/src/serve/serve.ts',
    'apps/api/src/identity/provider-settings.ts',
    'apps/worker/src/base/open-store.ts',
    'apps/worker/src/service/secret-files.ts',
    'apps/cli/src/commands/serve.ts',
  ].flatMap((file) => [...text(file).matchAll(/(?:^ {2}|')([A-Z][A-Z_]+)(?:'|: whole)/gm)].map(([, name]) => name)),
)
const secrets = ['DATABASE_URL', 'REDIS_URL', 'MINZHENG_PSEUDONYM_KEY', 'OIDC_CLIENT_SECRET']
const needed = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET_FILE', 'PUBLIC_URL', 'HOST', 'TRUST_PROXY']

it('the settings of the API are found', () => {
  for (const name of ['TRUST_PROXY', 'RATE_LIMIT_ACCOUNT', 'EVENT_STREAMS', 'OIDC_ISSUER', 'HOST', 'MINZHENG_FOLDER'])
    expect([...settings]).toContain(name)
  for (const name of secrets) expect([...settings]).toContain(name)
})

describe('The image of the API', () => {
  const stages = text('deploy/Dockerfile')
    .split(/^FROM /m)
    .slice(1)
  const stage = (name: string): string => stages.find((each) => each.split('\n')[0].endsWith(` AS ${name}`))!

  it('runs as a user without rights, without the tools that built it, and gets the signal to stop itself', () => {
    expect(stage('api')).toMatch(/^USER node$/m)
    expect(stage('api')).not.toMatch(/^RUN .*(npx|pnpm)/m)
    expect(stage('api')).toContain('CMD ["node", "dist/main.js", "serve"]')
    expect(stage('api')).toContain('/healthz')
    expect(stage('build-api')).toContain('--filter=@minzheng/cli --prod')
  })

  it('is not what a build without a target makes, which is the worker as before', () => {
    expect(stages.at(-1)).toBe(stage('worker'))
    expect(stage('worker')).toContain('CMD ["node", "dist/main.js"]')
  })
})

describe('The compose file of the API', () => {
  const [compose] = documents('deploy/compose.api.yaml')
  const [base] = documents('deploy/compose.yaml')
  const { api, migrate, worker } = compose.services

  it('limits each service, gives it no rights, a read-only root, and no secret in its environment', () => {
    for (const service of [api, migrate]) {
      expect(service).toMatchObject({
        build: { dockerfile: 'deploy/Dockerfile', target: 'api' },
        read_only: true,
        tmpfs: ['/tmp'],
        cap_drop: ['ALL'],
        security_opt: ['no-new-privileges:true'],
      })
      for (const limit of ['mem_limit', 'cpus', 'pids_limit']) expect(service).toHaveProperty(limit)
      for (const name of secrets) expect(service.environment).not.toHaveProperty(name)
    }
  })

  it('starts API and worker after the tables are migrated, and waits for requests that run when it stops', () => {
    expect(migrate.command.slice(1)).toEqual(['dist/main.js', 'migrate'])
    for (const service of [api, worker])
      expect(service.depends_on.migrate).toEqual({ condition: 'service_completed_successfully' })
    expect(Number.parseInt(api.stop_grace_period, 10)).toBeGreaterThan(20)
    expect(JSON.stringify(api.healthcheck.test)).toContain('/readyz')
  })

  it('sets what the API needs and knows, from secrets that there are, and opens it to this machine alone', () => {
    for (const name of needed) expect(api.environment).toHaveProperty(name)
    for (const service of [api, migrate]) {
      for (const name of Object.keys(service.environment)) expect([...settings]).toContain(name.replace(/_FILE$/, ''))
      for (const name of service.secrets) {
        expect({ ...base.secrets, ...compose.secrets }).toHaveProperty(name)
        expect(Object.values(service.environment)).toContain(`/run/secrets/${name}`)
      }
    }
    // The key of pseudonyms must be that of the worker.
    expect(base.services.worker.secrets).toContain('pseudonym_key')
    expect(api.ports).toEqual(['127.0.0.1:8080:8080'])
    expect(api.environment.TRUST_PROXY).toBe('1')
  })
})

describe('The Kubernetes example of the API', () => {
  const all = documents('deploy/kubernetes/api.yaml')
  const of = (kind: string) => all.find((each) => each.kind === kind)
  const [deployment, job] = [of('Deployment'), of('Job')]
  const pods = [deployment, job].map((each) => each.spec.template.spec)
  const [container] = pods[0].containers

  it('runs without root, without a token of the cluster, on a read-only root, within limits', () => {
    for (const pod of pods) {
      expect(pod).toMatchObject({
        automountServiceAccountToken: false,
        enableServiceLinks: false,
        securityContext: { runAsNonRoot: true, runAsUser: 1000, seccompProfile: { type: 'RuntimeDefault' } },
      })
      const [each] = pod.containers
      expect(each.securityContext).toEqual({
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
      })
      expect(Object.keys(each.resources.limits).toSorted()).toEqual(['cpu', 'ephemeral-storage', 'memory'])
      for (const { name, mountPath } of each.volumeMounts as { name: string; mountPath: string }[])
        expect(
          pod.volumes.some((volume: { name: string }) => volume.name === name),
          mountPath,
        ).toBe(true)
    }
  })

  it('asks whether it lives and is ready at routes that the API has, and replaces one only by one that is ready', () => {
    const health = text('apps/api/src/routes/health.ts')
    const probes = ['livenessProbe', 'readinessProbe', 'startupProbe'].map((name) => container[name].httpGet.path)
    expect(probes).toEqual(['/healthz', '/readyz', '/healthz'])
    for (const path of probes) expect(health).toContain(`path: '${path}'`)
    expect(deployment.spec.replicas).toBeGreaterThan(1)
    expect(deployment.spec.strategy.rollingUpdate).toEqual({ maxSurge: 1, maxUnavailable: 0 })
    expect(of('PodDisruptionBudget').spec).toMatchObject({
      minAvailable: 1,
      selector: { matchLabels: deployment.spec.template.metadata.labels },
    })
    // preStop, and the ten seconds of requests that run.
    expect(pods[0].terminationGracePeriodSeconds).toBeGreaterThan(18 + 10)
    expect(container).toHaveProperty('lifecycle.preStop')
  })

  it('sets what the API needs and knows, with secrets as files, and migrates by a job of the same image', () => {
    const names = (container.env as { name: string }[]).map(({ name }) => name)
    for (const name of needed) expect(names).toContain(name)
    for (const pod of pods)
      for (const { name } of pod.containers[0].env as { name: string }[]) {
        expect([...settings, 'NODE_EXTRA_CA_CERTS']).toContain(name.replace(/_FILE$/, ''))
        expect(secrets).not.toContain(name)
      }
    expect(job.spec.template.spec.containers[0].image).toBe(container.image)
    expect(job.spec.template.spec.containers[0].command).toEqual(['node', 'dist/main.js', 'migrate'])
  })

  it('is reached by the ingress and Prometheus alone, and reaches only what it needs', () => {
    const policy = of('NetworkPolicy')
    const labels = [deployment, job].map((each) => each.spec.template.metadata.labels.app)
    expect(policy.spec.podSelector.matchExpressions).toEqual([{ key: 'app', operator: 'In', values: labels }])
    expect(policy.spec.policyTypes).toEqual(['Ingress', 'Egress'])
    const ports = (rules: { ports: { port: number }[] }[]): number[] =>
      rules.flatMap((rule) => rule.ports.map(({ port }) => port))
    expect(ports(policy.spec.ingress)).toEqual([8080])
    expect(ports(policy.spec.egress)).toEqual([53, 53, 5432, 6379, 443])
    const service = of('Service')
    expect(service.spec.selector).toEqual(deployment.spec.template.metadata.labels)
    const [metrics, rest] = of('Ingress').spec.rules[0].http.paths
    expect([metrics.path, metrics.backend.service.name === service.metadata.name]).toEqual(['/metrics', false])
    expect([rest.path, rest.backend.service.name]).toEqual(['/', service.metadata.name])
  })
})

describe('The proxy in front', () => {
  const conf = text('deploy/proxy.conf')

  it('has balanced braces, and each line of a block ends as it must', () => {
    let depth = 0
    for (const line of conf.split('\n').map((each) => each.replace(/#.*/, '').trim())) {
      if (line === '') continue
      expect(line).toMatch(/[;{}]$/)
      depth += line.split('{').length - line.split('}').length
      expect(depth).toBeGreaterThanOrEqual(0)
    }
    expect(depth).toBe(0)
  })

  it('takes files as large as the API does, keeps events and files out of buffers, and shows no metrics', () => {
    const [, most] = /mostBytes: ([\d_]+)/.exec(text('apps/api/src/uploads/uploads.ts'))!
    expect(100 * 1024 * 1024).toBeGreaterThanOrEqual(Number(most.replaceAll('_', '')))
    expect(conf).toMatch(/^ {2}client_max_body_size 100m;/m)
    const location = (name: string): string => conf.split(`location ${name} {`)[1].split('}')[0]
    expect(location('~ ^/v1/jobs/[^/]+/events$')).toContain('proxy_buffering off;')
    for (const path of ['/v1/files', '/v1/quarantine']) expect(location(path)).toContain('proxy_request_buffering off;')
    expect(location('= /metrics')).toContain('return 404;')
  })

  it('closes idle connections before the API does', () => {
    const [, api] = /keepAliveTimeout: ([\d_]+)/.exec(text('apps/api/src/serve/listen.ts'))!
    const [, proxy] = /keepalive_timeout (\d+)s;/.exec(conf)!
    expect(Number(proxy) * 1000).toBeLessThan(Number(api.replaceAll('_', '')))
  })

  it('passes on the host that it has checked, and the address that it was asked from, last', () => {
    expect(conf).toContain('proxy_set_header Host $host;')
    expect(conf).toContain('proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;')
    for (const header of ['Upgrade', 'Forwarded', 'Connection'])
      expect(conf).toContain(`proxy_set_header ${header} "";`)
  })
})
