import type { Wording } from './wording.ts'

const unreadable =
  'contains control characters that cannot be read. We took them out: look again and send.'
const invisible =
  'contains characters that are invisible or turn the direction of writing. We took them out: look again and send.'
const marks =
  'contains too many marks stacked on one letter. We took some out: look again and send.'

/** What readers of an English page see. */
export const englishWording: Wording = {
  labels: { name: 'Name', email: 'Email', url: 'Website', body: 'Comment' },
  honeypot: 'Leave this field empty',
  notice: 'Your email address will not be published. Required fields are marked *',
  privacy: 'What we do with your data',
  urlHint: 'Begins with https://',
  send: 'Send the comment',
  sendAgain: 'Send again',
  leaveComment: 'Leave a comment',
  replyTo: 'Reply to',
  wrote: 'wrote:',
  backToArticle: 'Back to the article',
  backToSite: 'Back to the site',
  notify: 'Email me when somebody answers (we ask you to confirm the address first)',
  moderated: 'The comment will be on the page once the editors have approved it.',
  errorPrefix: 'Error',
  mend: 'To be corrected',
  keptToSend: 'What you wrote is still here.',
  keptToCopy: 'If you want to keep your text, copy it from below.',
  yourText: 'What you wrote, to copy',
  thanksTitle: 'Thank you, your comment has arrived',
  thanks: 'The editors will read it; once approved it will appear below the article.',
  problems: {
    name: {
      required: 'Write your name.',
      tooLong: 'The name is too long: 80 characters at most.',
      unreadable: `The name ${unreadable}`,
      invisible: `The name ${invisible}`,
      marks: `The name ${marks}`,
      blank: 'The name needs at least one letter.',
      shape: 'This name cannot be read.',
    },
    email: {
      required: 'Write your email address.',
      tooLong: 'The email address is too long: 254 characters at most.',
      unreadable: `The email address ${unreadable}`,
      invisible: `The email address ${invisible}`,
      marks: `The email address ${marks}`,
      blank: 'Write a complete email address, such as name@example.com.',
      shape: 'Write a complete email address, such as name@example.com.',
    },
    url: {
      required: 'Write the website’s address, or leave the field empty.',
      tooLong: 'The website’s address is too long: 500 characters at most.',
      unreadable: `The website’s address ${unreadable}`,
      invisible: `The website’s address ${invisible}`,
      marks: `The website’s address ${marks}`,
      blank: 'The website’s address has to begin with https:// or http://.',
      shape:
        'The website’s address has to begin with https:// or http://, such as https://example.com.',
    },
    body: {
      required: 'Write your comment.',
      tooLong: 'The comment is too long: 5,000 characters at most.',
      unreadable: `The comment ${unreadable}`,
      invisible: `The comment ${invisible}`,
      marks: `The comment ${marks}`,
      blank: 'The comment needs something to read.',
      shape: 'This comment cannot be read.',
    },
  },
  fieldsRefused: ['Almost there: something needs correcting', 'The comment has not been sent yet.'],
  tooFast: (seconds) => [
    'One moment, please',
    `Other comments have just arrived from this connection. Try again in ${waiting(seconds)}.`,
  ],
  refusals: {
    method: [
      'This page receives comments',
      'To write one, use the form at the foot of an article.',
    ],
    address: [
      'There is nothing here',
      'Check the address, or go back to the site and start there.',
    ],
    mediaType: [
      'The form arrived in a format that we do not read',
      'Go back to the article and use the form at the foot of the page.',
    ],
    tooLarge: [
      'The comment is too large',
      'The form can hold 48 KB at most. Go back with your browser: you will find your text there and can shorten it, or make two comments of it.',
    ],
    tooSlow: [
      'The connection is too slow',
      'The comment did not arrive whole. Go back with your browser: you will find your text there and can send it again.',
    ],
    malformed: [
      'The form arrived damaged',
      'Some characters cannot be decoded. Go back with your browser and send again.',
    ],
    tooManyFields: [
      'The form arrived with too many fields',
      'It is not our form, or something changed it on the way. Check it below and send again.',
    ],
    repeatedField: [
      'A field of the form arrived twice',
      'We cannot tell which of the two values is yours. Check it below and send again.',
    ],
    originMissing: [
      'We cannot tell which page the comment comes from',
      'Your browser, or a privacy extension, did not say. To send the comment, just press the button again.',
    ],
    originForeign: [
      'The form is on another site',
      'We take comments from the pages of this site only. Open the article here and use the form at the foot of the page.',
    ],
    articleUnknown: ['This article is not here', 'It was removed, or is not published yet.'],
    commentsClosed: ['Comments on this article are closed', 'No more are taken.'],
    parentUnknown: [
      'The comment that you answer is not on the page',
      'It was removed, or is not approved yet, or belongs to another article. You can write a new comment.',
    ],
    away: ['We cannot answer right now', 'Try again in a few minutes.'],
    failure: [
      'Something went wrong',
      'It is our fault, not yours, and we have noted it. Try again shortly.',
    ],
  },
}

function waiting(seconds: number): string {
  if (seconds === 1) return 'one second'
  if (seconds < 60) return `${seconds} seconds`
  const minutes = Math.ceil(seconds / 60)
  return minutes === 1 ? 'one minute' : `${minutes} minutes`
}
