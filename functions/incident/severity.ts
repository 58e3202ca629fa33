/** How bad it is, in three grades; 1 is the worst. Severity drives behaviour: clocks, ladder, roles, plan, review. */
export const SEVERITIES = [1, 2, 3] as const
export type Severity = (typeof SEVERITIES)[number]

/** Whom it hits: the whole enterprise or a critical service, part of a function, one user. */
export const IMPACTS = ['broad', 'partial', 'single'] as const
export type Impact = (typeof IMPACTS)[number]

/** How fast it gets worse: work stands still, work is hindered, there is a way around. */
export const URGENCIES = ['high', 'medium', 'low'] as const
export type Urgency = (typeof URGENCIES)[number]

/** Severity from impact × urgency. */
export type SeverityMatrix = Readonly<Record<Impact, Readonly<Record<Urgency, Severity>>>>
