import { actions, type Action } from '@minzheng/access'
import type { StoredToken } from '@minzheng/store'
import { districtOf } from '../options/district-of.js'
import { timeOf } from '../options/moment.js'
import type { Session } from '../session/session.js'
import { colours, print, printText, shown } from '../terminal/output.js'
import { UsageError } from '../terminal/usage-error.js'

export interface TokenOptions {
  readonly owner: string
  readonly action: readonly string[]
  readonly district?: string
  readonly domain?: string
  readonly until: string
}

/** Makes a service token (令牌) and shows its secret, once. */
export async function makeToken(session: Session, name: string, options: TokenOptions): Promise<void> {
  const { catalogue } = session.deployment
  const { owner, domain, until } = options
  const district =
    options.district === undefined ? catalogue.districts.root.code : districtOf(catalogue, options.district)
  if (domain !== undefined && !catalogue.domains.some((each) => each.name === domain))
    throw new UsageError(
      `--domain must be one of ${catalogue.domains.map((each) => each.name).join(', ')}, got "${shown(domain)}" (没有这个领域)`,
    )
  const scopes = options.action.map((text) => ({ action: actionOf(text), district, domain: domain ?? null }))
  const { secret, token } = await session.store.tokens.mint({ name, owner, scopes, until: timeOf(until, '--until') })
  print(`${colours.green('✓')} 令牌 token ${tokenText(session, token)}`)
  print(colours.yellow('  只显示这一次，请妥善保存 shown only now; keep it safe:'))
  // Alone on standard output's last line, so that a script can take it.
  printText(`${secret}\n`)
}

/** Ends a token now. */
export async function revokeToken(session: Session, id: string, { by }: { readonly by: string }): Promise<void> {
  const revoked = await session.store.tokens.revoke({ id: id.replace('#', ''), by })
  print(`${colours.green('✓')} 撤销令牌 revoked ${tokenText(session, revoked)}`)
}

/** Lists the tokens in force, or all that were ever made; never a secret. */
export async function listTokens(
  session: Session,
  { owner, all, json }: { readonly owner?: string; readonly all?: boolean; readonly json?: boolean },
): Promise<void> {
  const now = new Date()
  const found = (await session.store.tokens.list(owner)).filter(
    ({ until, revokedAt }) => all === true || (revokedAt === null && now < until),
  )
  if (json === true)
    return printText(
      `${JSON.stringify(
        found.map(({ hash: _hash, ...each }) => each),
        null,
        2,
      )}\n`,
    )
  for (const each of found) print(tokenText(session, each))
  print(`共 ${found.length} 个令牌 tokens`)
}

function tokenText({ deployment }: Session, token: StoredToken): string {
  const { districts } = deployment.catalogue
  const { id, name, owner, scopes, until, revokedAt, revokedBy } = token
  const placeOf = (code: string): string => (districts.has(code) ? `${districts.get(code).name} ${code}` : code)
  return [
    `#${id} ${name}`,
    `归属 owner ${owner}`,
    ...scopes.map(
      ({ action, district, domain }) =>
        `${actions[action].name.zh} ${action} ${placeOf(district)}${domain === null ? '' : ` 仅 only ${domain}`}`,
    ),
    `至 until ${until.toISOString().slice(0, 16)}Z`,
    ...(revokedAt === null ? [] : [colours.yellow(`已撤销 revoked by ${revokedBy ?? ''}`)]),
  ].join('  ')
}

function actionOf(text: string): Action {
  const found = (Object.keys(actions) as Action[]).find((action) => action === text || actions[action].name.zh === text)
  if (found === undefined)
    throw new UsageError(
      `没有这项权限 the action must be one of ${Object.entries(actions)
        .map(([action, { name }]) => `${action} (${name.zh})`)
        .join(', ')}, got "${shown(text)}"`,
    )
  return found
}
