import type { Change } from '../change.ts'

/** Policy: an answer by mail decides authorisations of low and medium risk. For a high risk somebody opens the page. */
export const mayDecideByReply = (obligationKind: string, { risk }: Pick<Change, 'risk'>): boolean =>
  obligationKind === 'change.authorise' && risk !== 'high'
