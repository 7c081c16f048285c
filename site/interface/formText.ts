import type { Language } from '../content/content.ts'

/** What the comment form says where a script makes it answer; pages do not carry it. */
export interface FormText {
  readonly remember: string
  readonly sending: string
  readonly unanswered: string
  readonly edit: string
  readonly again: string
  readonly cancelReply: string
  readonly replying: string
}

const texts: Readonly<Record<Language, FormText>> = {
  it: {
    remember: 'Ricorda nome, email e sito su questo dispositivo',
    sending: 'Invio in corso…',
    unanswered:
      'Il commento non è partito: nessuno risponde. Ciò che hai scritto è ancora qui: riprova tra poco.',
    edit: 'Cambia o ritira il commento (entro 15 minuti)',
    again: 'Scrivi un altro commento',
    cancelReply: 'Non rispondere più a questo commento',
    replying: 'Rispondi a',
  },
  en: {
    remember: 'Remember name, email and website on this device',
    sending: 'Sending…',
    unanswered:
      'The comment has not left: nobody answers. What you wrote is still here: try again in a moment.',
    edit: 'Change or withdraw the comment (within 15 minutes)',
    again: 'Write another comment',
    cancelReply: 'Stop answering this comment',
    replying: 'Reply to',
  },
}

/** The words of the form in its language; in Italian where that is unknown. */
export function formText(language: string): FormText {
  return language === 'en' ? texts.en : texts.it
}
