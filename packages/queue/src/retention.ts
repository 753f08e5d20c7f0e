/**
 * How long ended jobs are kept, so that Redis' memory stays bounded for jobs of any client: the last 1000 completed for
 * an hour, the last 1000 failed for a week.
 */
export const keptJobs = Object.freeze({
  removeOnComplete: Object.freeze({ age: 3600, count: 1000 }),
  removeOnFail: Object.freeze({ age: 7 * 86_400, count: 1000 }),
})
