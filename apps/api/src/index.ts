// The service.
export { serve, serveStore, type ServeOptions, type Serving } from './serve/serve.js'
export { ServeError } from './serve/serve-error.js'
export type { ProviderSettings } from './identity/provider-settings.js'
export type { ProviderTiming } from './identity/provider.js'
export type { UploadLimits } from './uploads/uploads.js'
export { listen, type Listening } from './serve/listen.js'

// The document of the API without a service.
export { apiDocument } from './app/api-document.js'
export type { ApiDocument, DocumentedRoute } from './app/documentation.js'

// The API without a server, and what further routes are made of.
export { createApi, type Api, type ApiLimits } from './app/create-api.js'
export { endpoint, type AnswerFacts, type Asking, type Endpoint, type EndpointFacts } from './endpoint/endpoint.js'
export type { ApiTools } from './endpoint/api-tools.js'
export type { AccessRule } from './access/access-rule.js'
export { RequestError, problems, type ProblemKind } from './base/problem.js'
