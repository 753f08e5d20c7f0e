export { startWorker } from './worker/worker.js'
export { settingsOf, startCities, startService } from './service/service.js'
export { runService } from './service/run.js'
export { ConfigError, readConfig } from './service/config.js'
export type { Service } from './service/service.js'
export type { Config } from './service/config.js'
export type { DefinitionsModule } from './jobs/import-messages.js'
export type { ImportThread } from './jobs/import-in-thread.js'
export { NotIdleError } from './outbox/wait-until-idle.js'
export { jsonLog } from './base/log.js'
export type { WorkerOptions, RecomputeWorker } from './worker/worker.js'
export type { IdleProgress, IdleSummary } from './outbox/wait-until-idle.js'
export type { Log, LogLevel } from './base/log.js'

// The handlers of jobs other than recompute and refresh, for programs that run a worker of their own.
export { importHandler } from './jobs/import.js'
export { apiJobHandler } from './jobs/api-job.js'
export { releaseHandler } from './jobs/release.js'
export { reportHandler } from './jobs/report.js'
export { restateHandler } from './jobs/restate.js'
export { rollOverHandler } from './jobs/roll-over.js'
export { verifyHandler } from './jobs/verify.js'
export { withdrawHandler } from './jobs/withdraw.js'
export { calendarIn } from './base/calendar.js'
export { openDeployment } from './base/open-deployment.js'
export type { OpenedDeployment } from './base/default-deployment.js'
export { boardPlaces, figurePlaces, observeAt, readBoard, readBoardInput } from './jobs/plan-board.js'
export {
  boardOf,
  HiddenFigureError,
  NotReleasedError,
  publishedBatches,
  readReleasedFigures,
  releaseOf,
} from './jobs/released-figures.js'
export type { ReleaseAsked, ReleasedBoardFigures, ReleasedStore } from './jobs/released-figures.js'
export { alertConditions } from './alerts/alert-conditions.js'
export { alertWatch, type AlertWatch } from './alerts/alert-watch.js'
export { alertMessenger } from './channels/alert-messenger.js'
export { readChannels, type AlertChannel } from './channels/channel.js'
export { makeRelease } from './release/make-release.js'
export type { MadeRelease, OnReleaseProgress, ReleaseAskedFor, ReleaseStage } from './release/make-release.js'
export type { Handler, Handlers } from './jobs/handler.js'
export { explainReleasedFigure } from './jobs/released-explanation.js'
export type { ReleasedExplanation, ReleasedFigureAsked, ShownFigure } from './jobs/released-explanation.js'
export { explanationData } from './jobs/explanation-data.js'
export { openStore } from './base/open-store.js'
export { withSecretFiles } from './service/secret-files.js'
export type { OpenedStore } from './base/open-store.js'
export { readMoment } from './base/read-moment.js'

// What goes on after an answer of the HTTP API.
export { doApiJob } from './jobs/do-api-job.js'
export type { ApiJobAsked, ApiJobEnd, ApiJobTools } from './jobs/do-api-job.js'
export { importSent, keysData, noting } from './jobs/import-sent.js'
export type { SentReading, SentRefusal, SentReport } from './jobs/import-sent.js'
export { trialFiguresIn, trialMoves } from './jobs/trial-figures.js'
export { refusalOf } from './jobs/refusal.js'
export { openPrivateFiles } from './base/private-files.js'
