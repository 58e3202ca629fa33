import type { ReviewPackage } from '../package.ts'

/** Whether nothing of a package is left to do: decided, carried out, proven. */
export const isSettled = ({ status, total, carried = 0, toProve = 0, proven = 0 }: ReviewPackage): boolean =>
  status === 'withdrawn' || (status !== 'open' && carried === total && proven === toProve)
