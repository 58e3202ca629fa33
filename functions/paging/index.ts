/** What rooms above may use of paging. */
export { channelsFor } from './channel.store.ts'
export { findCards } from './contact-card.store.ts'
export { type ContactCard, PROVEN_FOR_DAYS, type Urgency } from './contact-card.ts'
export { pageStateOf } from './page.store.ts'
export type { Delivery, Page, PageLetter, PageLetters, PageWords } from './page.ts'
export { announce, type Paged, type PageWish, pagePerson } from './page-person.ts'
export { whoIsUnreachable } from './who-is-unreachable.ts'
