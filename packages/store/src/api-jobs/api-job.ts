/** Kinds of work that the HTTP API does after it has answered. */
export type ApiJobKind = 'import' | 'release'

/** Why a job failed: a kind of problem of the API, and the reason for whoever asked. No value of a record is in it. */
export interface ApiJobProblem {
  readonly kind: string
  readonly zh: string
  readonly en: string
}

/** A job of the HTTP API (接口作业), as every process sees it. */
export interface ApiJob {
  readonly id: string
  readonly kind: ApiJobKind
  /** The account that has asked for it. */
  readonly by: string
  /** A job whose process was lost waits again. */
  readonly state: 'waiting' | 'running' | 'done' | 'failed'
  /** Steps that are done, of all. */
  readonly done: number
  readonly all: number
  readonly result: object | null
  readonly problem: ApiJobProblem | null
}

/** A job that somebody asks for. */
export interface ApiJobRequest {
  readonly kind: ApiJobKind
  readonly by: string
  /** What is asked, without personal data: as JSON. */
  readonly asked: object
  readonly file?: { readonly name: string; readonly content: AsyncIterable<Uint8Array> }
}

/** A job that a process has taken, with what it must do. */
export interface TakenJob {
  readonly id: string
  readonly kind: ApiJobKind
  readonly by: string
  readonly asked: object
  readonly askedAt: Date
  /** Which taking of the job this is, from 1; a later one ends it. */
  readonly take: number
}

/** How a job ends. */
export type ApiJobOutcome = { readonly result: object } | { readonly problem: ApiJobProblem }
