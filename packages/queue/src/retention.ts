/**
 * How long ended jobs are kept, so that the memory of Redis is bounded whoever queued them: the last 1000 done for an
 * hour, the last 1000 failed for a week.
 */
export const keptJobs = Object.freeze({
  removeOnComplete: Object.freeze({ age: 3600, count: 1000 }),
  removeOnFail: Object.freeze({ age: 7 * 86_400, count: 1000 }),
})
