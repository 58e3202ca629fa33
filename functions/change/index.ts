export { findChange } from './change.store.ts'
export type { ChangeHead } from './change.ts'
export { noteOnChange } from './note-by-machine.ts'
export { type Changed, listChangedOn, type WhatHappened } from './what-changed.store.ts'
