import nodemailer from 'nodemailer'
import type { AlertMessage } from './alert-message.js'
import type { MailChannel } from './channel.js'

/** Sends a message by e-mail. Each reader sees the office's address only, not those of the others. */
export async function sendMail({ server, from, to }: MailChannel, { subject, text }: AlertMessage): Promise<void> {
  const transport = nodemailer.createTransport({
    url: server,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  try {
    await transport.sendMail({ from, to: from, bcc: [...to], subject, text })
  } finally {
    transport.close()
  }
}
