export { createClient, type Client, type ClientOptions, type Send } from './create-client.js'
export { ApiProblem, type ProblemKind } from './api-problem.js'

// Types of the document.
export type {
  AnswerOf,
  Asked,
  AskedArgument,
  Figure,
  FiguresQuery,
  FileBody,
  Method,
  PathOf,
  Problem,
} from './operations.js'
export type { components, paths } from './generated/api-types.js'
