import type { IncidentOut } from '../../../../functions/incident/incident.contract.ts'

/** Whether whoever looks may do this now, as the server said with the incident. */
export const mayI = ({ actions }: IncidentOut, wanted: IncidentOut['actions'][number]['action']): boolean =>
  actions.some(({ action, may }) => action === wanted && may)
