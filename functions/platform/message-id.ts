/** The `Message-ID` of a mail, the same each time it is sent. Letters that may not stand there are percent-encoded. */
export const messageIdOf = (mailId: string, mailDomain: string): string =>
  `<${encodeURIComponent(mailId).replace(/[().]/g, (letter) => `%${letter.charCodeAt(0).toString(16)}`)}@${mailDomain}>`
