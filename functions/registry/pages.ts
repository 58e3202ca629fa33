import { incidentPage } from '../incident/incident.page-letter.ts'
import type { PageLetters } from '../paging/index.ts'

/** Pages, each put into words by its room. */
export const pageLetters: PageLetters = { 'incident.page': incidentPage }
