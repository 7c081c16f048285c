/** Why the intake held a comment: the code as documents keep it, and its words for editors. */
export interface HoldReasonLabel {
  readonly value: string
  readonly it: string
  readonly en: string
}

/**
 * Every reason for which the intake holds a comment, in the order in which it looks; the codes are
 * stored in `holdReasons[]` and are never renamed.
 */
export const holdReasonLabels = [
  {
    value: 'honeypot',
    it: 'Ha riempito un campo che le persone non vedono',
    en: 'It filled in a field that people do not see',
  },
  {
    value: 'tooQuick',
    it: 'È stato inviato troppo in fretta perché l’abbia scritto una persona',
    en: 'It was sent too quickly for a person to have written it',
  },
  {
    value: 'noProof',
    it: 'Il browser non ha dato prova di lavoro (JavaScript spento, o un programma)',
    en: 'The browser gave no proof of work (JavaScript is off, or it is a program)',
  },
  {
    value: 'badProof',
    it: 'La prova di lavoro è falsa, scaduta, già usata o di un altro articolo',
    en: 'The proof of work is false, expired, spent, or of another article',
  },
  { value: 'links', it: 'Contiene due o più collegamenti', en: 'It holds two links or more' },
  { value: 'linkInName', it: 'Il nome contiene un collegamento', en: 'The name holds a link' },
  { value: 'duplicate', it: 'Lo stesso testo è già arrivato', en: 'The same text came before' },
  {
    value: 'blockedWord',
    it: 'Contiene una parola dell’elenco delle impostazioni',
    en: 'It holds a word of the list in the settings',
  },
  {
    value: 'blockedDomain',
    it: 'Rimanda a un sito dell’elenco delle impostazioni',
    en: 'It leads to a site of the list in the settings',
  },
  {
    value: 'blockedPerson',
    it: 'Viene da una persona bloccata',
    en: 'It comes from a person who is blocked',
  },
  {
    value: 'likelySpam',
    it: 'Somiglia a ciò che la redazione ha segnato come spam',
    en: 'It resembles what the editors have marked as spam',
  },
  {
    value: 'articleUnknown',
    it: 'L’articolo non esiste o non è pubblicato',
    en: 'The article does not exist, or is not published',
  },
  {
    value: 'commentsClosed',
    it: 'I commenti dell’articolo erano chiusi',
    en: 'The comments of the article were closed',
  },
  {
    value: 'parentUnknown',
    it: 'Il commento a cui risponde non esiste',
    en: 'The comment that it answers does not exist',
  },
  {
    value: 'edited',
    it: 'Chi l’ha scritto l’ha cambiato dopo l’invio',
    en: 'Its writer changed it after sending',
  },
] as const satisfies readonly HoldReasonLabel[]

/** The code of a reason, as `holdReasons[]` keeps it. */
export type HoldReasonCode = (typeof holdReasonLabels)[number]['value']
