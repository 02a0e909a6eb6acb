/**
 * The handler of a schedule, a queue or a lifecycle event. What is thrown stays thrown: the platform repeats a queue's
 * event, and every step may be repeated. The status is what older pages of the documentation ask of a schedule.
 */
export function asJob(job: () => Promise<void>): () => Promise<{ readonly statusCode: number }> {
  return async () => {
    await job();
    return { statusCode: 204 };
  };
}
