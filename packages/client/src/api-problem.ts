import type { Problem } from './operations.js'

/** What can be wrong: the end of a problem's type. */
export type ProblemKind = Problem['type'] extends `urn:minzheng:problem:${infer Kind}` ? Kind : never

/** The API has refused a request, or something between has: every answer that is no success. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem'
  readonly status: number
  /** Undefined if the answer is no problem document of the API, such as that of a proxy. */
  readonly kind: ProblemKind | undefined
  readonly faults: NonNullable<Problem['faults']>
  /** The message in each language alone; undefined if the answer has none. */
  readonly words: Problem['words']
  /** After how many seconds to ask again, if the service says so. */
  readonly retryAfter: number | undefined

  constructor(status: number, problem: Problem | undefined, retryAfter: number | undefined) {
    super(problem === undefined ? `the answer must be a success, got status ${status}` : problem.detail)
    this.status = status
    this.kind = problem?.type.slice(problemPrefix.length) as ProblemKind | undefined
    this.faults = problem?.faults ?? []
    this.words = problem?.words
    this.retryAfter = retryAfter
  }
}

const problemPrefix = 'urn:minzheng:problem:'

/** Reads an answer that is no success. */
export async function problemOf(response: Response): Promise<ApiProblem> {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN)
  const retryAfter = Number.isFinite(seconds) ? seconds : undefined
  const type = response.headers.get('content-type')?.split(';')[0]
  if (type !== 'application/problem+json') {
    await response.body?.cancel()
    return new ApiProblem(response.status, undefined, retryAfter)
  }
  return new ApiProblem(response.status, (await response.json()) as Problem, retryAfter)
}
