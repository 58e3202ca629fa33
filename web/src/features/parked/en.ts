export default {
  title: 'Parked effects',
  lead: 'Mails and starts that failed five times. Nothing is lost: mend the cause and send them again.',
  label: 'Parked effects',
  empty: 'Nothing is parked',
  emptyText: 'Every mail has gone out and every procedure has been started.',
  mailDown:
    'Mail has been failing since {{at}}. Mails are tried again, and parked with an alarm if that fails. Deadlines go on: look at your obligations here.',
  mailDownPlain:
    'Mail is failing. Mails are tried again, and parked with an alarm if that fails. Deadlines go on: look at your obligations here.',
  held: 'The data was restored from a backup on {{at}}. Until that is confirmed no mail goes out and nothing starts.',
  confirm: {
    open: 'Confirm the restore',
    title: 'Go on from this backup',
    lead: 'Mails and starts that have piled up go out at once. Make sure that this is the data you want.',
    submit: 'Confirm and go on',
    done: 'Confirmed. What has piled up is being done.',
  },
  what: 'Effect',
  concerns: 'About',
  error: 'Error',
  tries: 'Tries',
  parkedAt: 'Parked',
  act: 'Action',
  cases: { change: 'Open the change' },
  kinds: { mail: 'Mail', start: 'Start', wake: 'Wake' },
  redrive: {
    open: 'Redrive',
    title: 'Redrive: {{what}}',
    lead: 'Puts it back into the outbox with five new tries. Mend the cause first.',
    submit: 'Redrive',
    done: 'It will be tried again shortly.',
  },
}
