import { findCard } from '../../functions/paging/contact-card.store.ts'
import type { PersonalChannel } from '../../functions/paging/contact-card.ts'
import { testCodeOf } from '../../functions/paging/test-code.ts'
import { people, type Role } from './department.ts'
import type { MemoryOffice } from './memory-office.ts'

/** What the message of their test says; zeros when none is out. */
export async function codeOfTest(office: MemoryOffice, role: Role): Promise<string> {
  const card = await findCard(office.store, people[role])
  return card?.test === undefined ? '000000' : testCodeOf(office.machine.platform, card.test)
}

/** They try out how they are reached, and give the code that the message says. */
export async function provesThatItCame(office: MemoryOffice, role: Role, channel: PersonalChannel = 'mail') {
  await office.does(role, 'POST', '/api/contact-cards/me/test', { channel })
  await office.does(role, 'POST', '/api/contact-cards/me/confirm', { code: await codeOfTest(office, role) })
}
