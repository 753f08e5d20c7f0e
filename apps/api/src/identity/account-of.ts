import { createHash } from 'node:crypto'
import { actorIdSchema } from '@minzheng/access'
import { RequestError } from '../base/problem.js'

/** The account that a claim names. Throws `forbidden` if it is none: nothing else of a provider's claims is kept. */
export function accountOf(claim: unknown): string {
  const { success, data } = actorIdSchema.safeParse(claim)
  if (success) return data
  throw new RequestError('forbidden', {
    zh: '身份认证给出的账号须为2至64位小写字母、数字、点、连字符或下划线，请联系管理员',
    en: 'the account that the identity provider names must be 2 to 64 of a–z, 0–9, dot, hyphen and underscore, got none or another form',
  })
}

/** Stands for a subject or a session of a provider: the subject may be a number of a person, which is not kept. */
export function fingerprint(issuer: string, value: string): string {
  return createHash('sha256')
    .update(JSON.stringify([issuer, value]))
    .digest('base64url')
}
