/** The current time, passed in at the edge so that a run can be repeated. */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();
