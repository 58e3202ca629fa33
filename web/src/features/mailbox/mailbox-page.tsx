export function MailboxPage() {
  return <h1>MailboxPage</h1>
}
