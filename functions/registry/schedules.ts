/** When the tasks run that nobody asks for. */
export const schedules = [
  { name: 'sweep-every-minute', every: { minutes: 1 }, task: 'sweep' },
  { name: 'fold-checkpoint', every: { minutes: 5 }, task: 'fold-checkpoint' },
  { name: 'plan-ahead', every: { minutes: 24 * 60 }, task: 'plan-ahead' },
  { name: 'look-at-on-call', every: { minutes: 24 * 60 }, task: 'look-at-on-call' },
  { name: 'look-at-reachability', every: { minutes: 24 * 60 }, task: 'look-at-reachability' },
  { name: 'look-at-emergency-plans', every: { minutes: 24 * 60 }, task: 'look-at-emergency-plans' },
  { name: 'plan-duties', every: { minutes: 24 * 60 }, task: 'plan-duties' },
  { name: 'look-over-book-gaps', every: { minutes: 24 * 60 }, task: 'look-over-book-gaps' },
  { name: 'look-over-access-reviews', every: { minutes: 24 * 60 }, task: 'look-over-access-reviews' },
  { name: 'look-over-entitlements', every: { minutes: 24 * 60 }, task: 'look-over-entitlements' },
] as const
