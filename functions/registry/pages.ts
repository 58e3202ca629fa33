import { incidentAnnouncement } from '../incident/announce-incident.ts'
import { incidentPage } from '../incident/incident.page-letter.ts'
import { PARTY_PAGE, partyPage } from '../incident/party.page-letter.ts'
import type { PageLetters } from '../paging/index.ts'
import { CHANNEL_TEST, CONTACT_TEST, channelTest, contactTest } from '../paging/test.page-letter.ts'

/** Pages, each put into words by its room. */
export const pageLetters: PageLetters = {
  'incident.page': incidentPage,
  'incident.announcement': incidentAnnouncement,
  [PARTY_PAGE]: partyPage,
  [CONTACT_TEST]: contactTest,
  [CHANNEL_TEST]: channelTest,
}
